using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>A system row of a VNet before it becomes a record: compiling needs the prefix only.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Prefix">The prefix.</param>
/// <param name="Type">The next-hop type.</param>
/// <param name="Origin">What brings the row.</param>
/// <param name="Source">The resource that brings it.</param>
/// <param name="DisplacedFromLength">
/// Of a private endpoint: the length of its VNet's prefix, when the endpoint's subnet lets route tables reach it; null when only a host route displaces the
/// row (rule 3.11).
/// </param>
/// <param name="Shared">Of a connected group: the one record of all its prefixes; null for a row with one prefix.</param>
/// <param name="Link">Of a peering: index of the link; -1 for any other row.</param>
internal readonly record struct SystemRow(SystemRowKind Kind, AddressPrefix Prefix, NextHopType Type, RouteOriginKind Origin, ResourceId Source, int? DisplacedFromLength = null, EffectiveRoute? Shared = null, int Link = -1)
{
    internal EffectiveRoute ToRoute() => Shared ?? Create(Prefix, Type, Origin, Source);

    /// <summary>Creates an Active row of source Default.</summary>
    internal static EffectiveRoute Create(AddressPrefix prefix, NextHopType type, RouteOriginKind kind, ResourceId? id) => new()
    {
        Source = RouteSource.Default,
        State = RouteState.Active,
        AddressPrefixes = [prefix],
        NextHopType = type,
        Origin = new RouteOrigin { Kind = kind, ResourceId = id },
    };
}
