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
        new PeeringName(),
        new PeeringAcrossClouds(),
        new ClassicPeering(),
        new ParticipatingSubnetMissing(),
        new AccessOffCutsTransit(),
        new ForwardedTrafficNotAdmitted(),
        new BasicLoadBalancerBehindGlobalPeering(),
        new SwitchLeftToClient(),
        new TransitNotAllowed(),
        new RemoteGatewayMissing(),
        new SecondRemoteGateway(),
        new OwnGatewayBesideRemote(),
        new TransitOverBasicGateway(),
        new NextHopTypeNotWritable(),
        new NextHopAddressMismatch(),
        new DuplicateRoutePrefix(),
        new ApplianceOutOfReach(),
        new ApplianceWithoutIPForwarding(),
        new ApplianceMissing(),
        new ApplianceAmongItsClients(),
        new RouteToMissingVpnGateway(),
        new DefaultRouteOnGatewaySubnet(),
        new PropagationOffOnGatewaySubnet(),
        new RouteOverGatewaySubnet(),
        new BasicLoadBalancerAsGlobalNextHop(),
    ];
}
