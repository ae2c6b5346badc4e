using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>One row of an effective route table, in the shape and words of Azure's own output (rule book 7.1).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record EffectiveRoute
{
    /// <summary>Gets who put the route into the table.</summary>
    public required RouteSource Source { get; init; }

    /// <summary>Gets whether the route takes part in the choice.</summary>
    public required RouteState State { get; init; }

    /// <summary>Gets the prefixes: one, or several for a service endpoint, a service tag or a connected group.</summary>
    public required ValueList<AddressPrefix> AddressPrefixes { get; init; }

    /// <summary>Gets where matching packets go.</summary>
    public required NextHopType NextHopType { get; init; }

    /// <summary>Gets the next-hop addresses: set for appliances and gateways, several when equal paths share the flows.</summary>
    public ValueList<HostAddress> NextHopAddresses { get; init; } = [];

    /// <summary>Gets the name of the user-defined route; null for other sources.</summary>
    public ResourceName? Name { get; init; }

    /// <summary>Gets the id of the route table of a user-defined route; null for other sources.</summary>
    public ResourceId? RouteTableId { get; init; }

    /// <summary>Gets where the route comes from, as data.</summary>
    public required RouteOrigin Origin { get; init; }

    /// <summary>
    /// Gets why the route is Invalid: the Active row that displaced it, of the same prefix (rule 3.50) or, above a private endpoint, of a shorter one
    /// (rule 3.11). Null for an Active row.
    /// </summary>
    public EffectiveRoute? DisplacedBy { get; init; }
}
