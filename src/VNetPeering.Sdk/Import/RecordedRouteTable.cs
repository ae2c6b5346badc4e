using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Import;

/// <summary>An effective route table that Azure printed for a network interface. It is no part of a topology: it is what one is held against.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RecordedRouteTable
{
    /// <summary>Gets the rows in the order of the file.</summary>
    public required ValueList<RecordedRoute> Routes { get; init; }

    /// <summary>Gets what was found and not understood: words and addresses that are kept as they were found.</summary>
    public ValueList<Diagnostic> Diagnostics { get; init; } = [];
}
