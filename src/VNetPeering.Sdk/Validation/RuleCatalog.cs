using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Validation.Rules;

namespace VNetPeering.Sdk.Validation;

/// <summary>Every rule, in the order of the ids. Listed by hand: reflection would not survive trimming.</summary>
internal static class RuleCatalog
{
    public static ValueList<ValidationRule> Rules { get; } =
    [
        new ForbiddenRange(),
        new PrefixWithHostBits(),
        new MalformedPrefix(),
        new VNetPrefixesOverlap(),
        new SubnetOutsideVNet(),
        new SubnetsOverlap(),
        new IPv4SubnetSize(),
        new IPv6SubnetSize(),
        new SecondLinkToSameVNet(),
        new SelfPeering(),
        new PeeredSpacesOverlap(),
        new NeighbourSpacesOverlap(),
        new OrphanedLinkOverlap(),
        new SubnetPeeringOverlap(),
        new HalfPeering(),
        new DisconnectedPeering(),
        new PeeringNotInSync(),
        new TransitNotAllowed(),
        new RemoteGatewayMissing(),
        new SecondRemoteGateway(),
        new OwnGatewayBesideRemote(),
        new TransitOverBasicGateway(),
        new SecondGatewayOfType(),
        new SecondRouteServer(),
        new CoexistenceInSmallSubnet(),
        new SmallGatewaySubnet(),
        new PolicyBasedGateway(),
        new BasicGateway(),
        new BasicPublicAddressOnVpnGateway(),
        new ZeroAsn(),
        new AsnNotUsable(),
        new ClientPoolOverlap(),
        new ClientsCannotReachPeers(),
        new ClientRoutesGoStale(),
        new ParallelSitesOverlap(),
        new SitePrefixHidden(),
        new GatewayAddressWithoutZones(),
        new RouteMapOutsideRouteServer(),
        new SummarizedPrefixesOverlap(),
        new SummarizedPrefixesMissHub(),
    ];
}
