using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>The addresses at which gateways, sites and Route Servers of an estate speak BGP: those that are stated, and any in a GatewaySubnet, where instances get theirs.</summary>
internal sealed class BgpPeers
{
    private readonly HashSet<HostAddress> _addresses;
    private readonly PrefixSet _gatewaySubnets;

    internal BgpPeers(Topology topology)
    {
        _addresses =
        [
            .. topology.Gateways.SelectMany(gateway => gateway.BgpPeeringAddresses),
            .. topology.LocalNetworkGateways.Where(site => site.BgpPeeringAddress is not null).Select(site => site.BgpPeeringAddress!.Value),
            .. topology.RouteServers.SelectMany(server => server.Addresses.Concat(server.BgpConnections.Select(session => session.PeerAddress))),
        ];
        _gatewaySubnets = PrefixSet.Create(topology.VNets
            .SelectMany(vnet => vnet.Subnets)
            .Where(subnet => subnet.Name == SpecialSubnets.Gateway)
            .SelectMany(subnet => subnet.AddressPrefixes));
    }

    /// <summary>Says whether a fact is a gateway's host route to such an address (rule 4.28).</summary>
    internal bool IsHostRouteTo(RouteFact fact) =>
        fact.IsGatewayRow
        && fact.Range is { } range
        && range.Length == range.First.BitCount
        && (_addresses.Contains(range.First) || _gatewaySubnets.Contains(range.First));
}
