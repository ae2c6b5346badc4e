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
        new VNetCount(),
        new SubnetsPerVNet(),
        new PeeringsPerVNet(),
        new SubnetsPerSubnetPeering(),
        new DnsServersPerVNet(),
        new PrivateAddressesPerVNet(),
        new PrivateAddressesOfPeeredVNets(),
        new AddressesPerInterface(),
        new AddressesPerMachine(),
        new InterfaceCount(),
        new SecurityGroupCount(),
        new RouteTableCount(),
        new RoutesPerTable(),
        new ServiceTagRoutesPerTable(),
        new TunnelsPerGateway(),
        new CircuitsPerGateway(),
        new PrefixesToCircuit(),
        new PeersPerRouteServer(),
        new RoutesPerRouteServerPeer(),
        new PrefixesPerBgpPeer(),
    ];
}
