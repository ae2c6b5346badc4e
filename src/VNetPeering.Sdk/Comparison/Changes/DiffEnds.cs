using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>
/// The places of a network between which flows are compared, by a key that both networks share: subnets, interfaces that differ from any machine of their subnet, private
/// endpoints and front ends of load balancers, sites, client pools, the Internet.
/// </summary>
internal static class DiffEnds
{
    internal const string Internet = "internet";

    internal static Dictionary<string, FlowEnd> Of(WalkContext context)
    {
        var ends = new Dictionary<string, FlowEnd>(StringComparer.OrdinalIgnoreCase);
        var net = context.Tables.Net;
        for (int i = 0; i < net.Subnets.Length; i++)
        {
            if (!SpecialSubnets.HoldsManagedInstances(net.Subnets[i].Subnet.Name))
            {
                ends.TryAdd(net.Subnets[i].Subnet.Id.ToString(), context.Places.Subnet(i));
            }
        }

        for (int i = 0; i < net.Topology.NetworkInterfaces.Count; i++)
        {
            NetworkInterface nic = net.Topology.NetworkInterfaces[i];
            bool isOwn = nic.NetworkSecurityGroupId is not null
                || nic.IPConfigurations.Any(configuration => configuration.ApplicationSecurityGroupIds.Count > 0)
                || InternetEdge.HasWayIn(net, i, IPFamily.IPv4)
                || InternetEdge.HasWayIn(net, i, IPFamily.IPv6)
                || HasWayOut(net, i);
            if (isOwn && context.Places.Interface(i) is { Ranges.Count: > 0 } end)
            {
                ends.TryAdd(nic.Id.ToString(), end);
            }
        }

        foreach ((ResourceId subnet, HostAddress address) in Answering(net.Topology))
        {
            // An address that several VNets use, or that lies outside of its subnet, is no place.
            if (net.FindSubnet(subnet) is >= 0 and int index && context.Places.AddressEnd(address) is { Rivals.Count: 0 } end && end.Subnet == index)
            {
                ends.TryAdd($"{subnet} {address}", end);
            }
        }

        foreach (FlowEnd outside in context.Places.Outside())
        {
            ends.TryAdd($"{outside.Place.Kind} {outside.Place.Name}", outside);
        }

        ends.TryAdd(Internet, context.Places.Find(Internet));
        return ends;
    }

    /// <summary>Says whether flows start at a place: an endpoint and a front end only answer.</summary>
    internal static bool Sends(FlowEnd end) => end.Place.Kind != PlaceKind.Address;

    /// <summary>Returns the places that only answer: private endpoints and front ends of load balancers.</summary>
    internal static IEnumerable<(ResourceId Subnet, HostAddress Address)> Answering(Topology topology) =>
    [
        .. topology.PrivateEndpoints.Where(endpoint => endpoint.SubnetId is not null).SelectMany(endpoint => endpoint.Addresses.Select(address => (endpoint.SubnetId!, address))),
        .. topology.LoadBalancers.SelectMany(balancer => balancer.FrontEnds).Where(frontEnd => frontEnd is { SubnetId: not null, PrivateIPAddress: not null })
            .Select(frontEnd => (frontEnd.SubnetId!, frontEnd.PrivateIPAddress!.Value)),
    ];

    /// <summary>Says whether an interface has a way out to the Internet of its own, beside that of its subnet (3.70).</summary>
    private static bool HasWayOut(CompiledTopology net, int nic) => net.Topology.NetworkInterfaces[nic].IPConfigurations.Any(configuration =>
        configuration.PublicIPAddressId is not null || configuration.LoadBalancerBackendPoolIds.Any(pool => net.Topology.LoadBalancers.Any(balancer => balancer.OutboundPoolIds.Contains(pool))));
}
