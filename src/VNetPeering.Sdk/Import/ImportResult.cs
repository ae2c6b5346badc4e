using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>What was read from the sources, and what was not.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ImportResult
{
    /// <summary>Gets the estate that all sources form together.</summary>
    public required Topology Topology { get; init; }

    /// <summary>Gets the findings of the import (VNP8xxx): contradictions, unresolved and unreadable values, resources that are named and not described.</summary>
    public required DiagnosticReport Diagnostics { get; init; }

    /// <summary>Gets what was passed over, file by file: every resource of an unknown type, and files of a folder that have no known shape.</summary>
    public ValueList<IgnoredItem> Ignored { get; init; } = [];

    /// <summary>Gets what was read, file by file in the order of reading.</summary>
    public ValueList<ReadSource> Read { get; init; } = [];
}
