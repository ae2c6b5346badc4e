using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>One row of an effective route table that Azure printed (rule 7.01). Texts whose meaning is known stand in Azure's own spelling; others as they were found.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RecordedRoute
{
    /// <summary>Gets the source, for example <c>Default</c>; empty when the row does not say.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the state, <c>Active</c> or <c>Invalid</c>; empty when the row does not say.</summary>
    public required string State { get; init; }

    /// <summary>Gets the prefixes; several for a service endpoint, for example.</summary>
    public required ValueList<string> AddressPrefixes { get; init; }

    /// <summary>Gets the next-hop type in the words of effective routes, older aliases replaced (rule 7.03); empty when the row does not say.</summary>
    public required string NextHopType { get; init; }

    /// <summary>Gets the next-hop addresses; several when equal paths share the flows.</summary>
    public ValueList<string> NextHopAddresses { get; init; } = [];

    /// <summary>Gets the name of the user-defined route; null for other sources, and where it was not recorded.</summary>
    public string? Name { get; init; }

    /// <summary>Gets whether Azure said of the row that gateway routes are kept out; null when it did not say.</summary>
    public bool? DisableBgpRoutePropagation { get; init; }

    /// <summary>Gets where the row stands; null when not known.</summary>
    public SourceLocation? Location { get; init; }
}
