using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>
/// The places of a network between which flows are compared, by a key that both networks share: subnets, interfaces that differ from any machine of their subnet, sites,
/// client pools, the Internet.
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
                || InternetEdge.HasWayIn(net, i, Addressing.IPFamily.IPv4);
            if (isOwn && context.Places.Interface(i) is { Ranges.Count: > 0 } end)
            {
                ends.TryAdd(nic.Id.ToString(), end);
            }
        }

        foreach (FlowEnd outside in context.Places.Outside())
        {
            ends.TryAdd($"{outside.Place.Kind} {outside.Place.Name}", outside);
        }

        ends.TryAdd(Internet, context.Places.Find(Internet));
        return ends;
    }
}
