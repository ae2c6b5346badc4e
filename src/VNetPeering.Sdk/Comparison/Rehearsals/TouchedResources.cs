using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>The resources at which a packet can notice a failure: what is down, and where routes differ because of it.</summary>
internal static class TouchedResources
{
    internal static HashSet<ResourceId> Of(Damage damage, WalkContext before, IEnumerable<WalkContext> after)
    {
        CompiledTopology net = before.Tables.Net;
        HashSet<ResourceId> touched = [.. damage.Dead, .. damage.Links];

        // A packet may enter a VNet by any of its subnets.
        touched.UnionWith(net.Topology.VNets.Where(vnet => damage.Dead.Contains(vnet.Id)).SelectMany(vnet => vnet.Subnets).Select(subnet => subnet.Id));

        // Which backend gets a packet hangs on which others there are.
        touched.UnionWith(net.Topology.LoadBalancers
            .Where(balancer => net.Topology.NetworkInterfaces.Any(nic => damage.Dead.Contains(nic.Id) && nic.IPConfigurations.Any(part => balancer.Rules.Any(rule => InternetEdge.LeadsTo(rule, nic.Id, part)))))
            .Select(balancer => balancer.Id));

        foreach (WalkContext later in after.Where(later => !ReferenceEquals(later.Tables, before.Tables)))
        {
            // What gateways know decides in them, and in the tags of all subnets that they serve (5.20).
            touched.UnionWith(net.Topology.Gateways.Select(gateway => gateway.Id));
            for (int i = 0; i < net.Subnets.Length; i++)
            {
                int vnet = net.Subnets[i].VNet;
                if (IsServed(before, vnet) || !AffectedSubnets.SameRoutes(before, i, later, i))
                {
                    touched.Add(net.Subnets[i].Subnet.Id);
                }
            }
        }

        return touched;
    }

    private static bool IsServed(WalkContext context, int vnet) => context.Tables.Gateways.MayHoldGateways(vnet) || context.Tables.Transit[vnet] is not null;
}
