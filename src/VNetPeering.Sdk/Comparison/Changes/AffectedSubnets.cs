using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>
/// The subnets at which a packet can meet a difference: their own routes, rules, links or machines differ, or their routes lead to an appliance or gateway in such a subnet.
/// Flows between two others are the same in both networks.
/// </summary>
internal sealed class AffectedSubnets
{
    private readonly HashSet<ResourceId> _affected = [];

    // The resources that changed, and those that they are parts of.
    private readonly HashSet<ResourceId> _touched = [];

    internal AffectedSubnets(WalkContext before, WalkContext after, IReadOnlyList<ConfigurationChange> changes)
    {
        // Whatever is known to differ in one subnet or VNet only is looked at there; everything else may matter anywhere. The first interface of an input does:
        // with it an address that no interface has is nobody's, anywhere.
        IsEverything = changes.Any(change => !IsLocal(change.Resource)) || before.Tables.Net.HasNetworkInterfaceData != after.Tables.Net.HasNetworkInterfaceData;
        if (IsEverything)
        {
            return;
        }

        foreach (ConfigurationChange change in changes)
        {
            for (ResourceId? id = ResourceId.Parse(change.Resource); id is not null; id = id.Parent)
            {
                _touched.Add(id);
            }
        }

        HashSet<ResourceId> changed = [.. changes.Select(change => ResourceId.Parse(change.Resource))];
        foreach ((WalkContext one, WalkContext other) in new[] { (before, after), (after, before) })
        {
            HashSet<ResourceId> homes = [.. one.Tables.Net.Topology.NetworkInterfaces
                .Where(nic => changed.Contains(nic.Id) || IsTouched(nic.NetworkSecurityGroupId))
                .SelectMany(nic => nic.IPConfigurations).Select(part => part.SubnetId).OfType<ResourceId>()];
            for (int i = 0; i < one.Tables.Net.Subnets.Length; i++)
            {
                if (homes.Contains(one.Tables.Net.Subnets[i].Subnet.Id) || Differs(one, other, i, changed))
                {
                    _affected.Add(one.Tables.Net.Subnets[i].Subnet.Id);
                }
            }
        }

        for (int known = -1; known != _affected.Count;)
        {
            known = _affected.Count;
            Spread(before);
            Spread(after);
        }
    }

    /// <summary>Gets whether any flow may differ.</summary>
    internal bool IsEverything { get; }

    internal bool Contains(FlowEnd? end, WalkContext context) => end is not null && (IsEverything || end.Subnet < 0 || _affected.Contains(context.Tables.Net.Subnets[end.Subnet].Subnet.Id));

    private static bool IsLocal(string resource) => ResourceId.TryParse(resource, out ResourceId? id)
        && (Within(id, ResourceTypes.VNet) || Within(id, ResourceTypes.RouteTable) || Within(id, ResourceTypes.NetworkSecurityGroup) || id.IsOfType(ResourceTypes.NetworkInterface));

    private static bool Within(ResourceId id, string type) => id.IsOfType(type) || (id.Parent is { } parent && Within(parent, type));

    private bool Differs(WalkContext one, WalkContext other, int index, HashSet<ResourceId> changed)
    {
        CompiledTopology net = one.Tables.Net;
        CompiledSubnet subnet = net.Subnets[index];
        int there = other.Tables.Net.FindSubnet(subnet.Subnet.Id);
        return there < 0
            || changed.Contains(subnet.Subnet.Id)
            || IsTouched(subnet.Subnet.NetworkSecurityGroupId)
            || changed.Contains(net.VNets[subnet.VNet].VNet.Id)
            || LinksDiffer(net, subnet.VNet, changed)
            || (MayHaveOtherRows(one, subnet) && !SameRoutes(one, index, other, there));
    }

    /// <summary>A link decides at both of its ends.</summary>
    private static bool LinksDiffer(CompiledTopology net, int vnet, HashSet<ResourceId> changed)
    {
        foreach (int link in net.LinksTo(vnet))
        {
            if (changed.Contains(net.Links[link].Peering.Id))
            {
                return true;
            }
        }

        for (int link = net.VNets[vnet].FirstLink; link < net.VNets[vnet].LinkEnd; link++)
        {
            if (changed.Contains(net.Links[link].Peering.Id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Rows come from the route table, the VNet and its neighbours, and whatever gateways, groups and hubs bring; where none of these has changed, no rows need be made.</summary>
    private bool MayHaveOtherRows(WalkContext context, CompiledSubnet subnet)
    {
        CompiledTopology net = context.Tables.Net;
        CompiledVNet vnet = net.VNets[subnet.VNet];
        bool isPlain = context.Tables.LearnedIn(vnet.Index) is null && context.Tables.BorrowedBy(vnet.Index) is null
            && context.Tables.Groups.Of(vnet.Index).Rows.Length == 0 && !context.Tables.Membership.Concerns(vnet.Index) && vnet.VirtualHubs.Count == 0 && vnet.UndescribedGateways.Count == 0;
        if (!isPlain || IsTouched(subnet.Subnet.RouteTableId) || _touched.Contains(vnet.VNet.Id))
        {
            return true;
        }

        for (int link = vnet.FirstLink; link < vnet.LinkEnd; link++)
        {
            if (_touched.Contains(net.Links[link].Peering.RemoteVNetId))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether two subnets have the same rows, and the same is not known of them.</summary>
    internal static bool SameRoutes(WalkContext one, int index, WalkContext other, int there)
    {
        (SubnetRoutes here, SubnetRoutes over) = (one.Tables.Of(index), other.Tables.Of(there));
        return here.UnresolvedRouteTable == over.UnresolvedRouteTable
            && here.UnresolvedUserRoute == over.UnresolvedUserRoute
            && here.OpenNextHops.SequenceEqual(over.OpenNextHops)
            && here.Rows.Equals(over.Rows)
            && here.Gaps.Equals(over.Gaps)
            && here.Assumptions.Equals(over.Assumptions);
    }

    private bool IsTouched(ResourceId? resource) => resource is not null && _touched.Contains(resource);

    private void Spread(WalkContext context)
    {
        CompiledTopology net = context.Tables.Net;
        foreach (LoadBalancer balancer in net.Topology.LoadBalancers.Where(balancer => HasAffectedBackend(net.Topology, balancer)))
        {
            _affected.UnionWith(balancer.FrontEnds.Select(frontEnd => frontEnd.SubnetId).OfType<ResourceId>());
        }

        bool isGatewayAffected = _affected.Any(subnet => subnet.Name == SpecialSubnets.Gateway);
        for (int i = 0; i < net.Subnets.Length; i++)
        {
            if (!_affected.Contains(net.Subnets[i].Subnet.Id) && LeadsToAffected(context, i, isGatewayAffected))
            {
                _affected.Add(net.Subnets[i].Subnet.Id);
            }
        }
    }

    private bool LeadsToAffected(WalkContext context, int index, bool isGatewayAffected)
    {
        int vnet = context.Tables.Net.Subnets[index].VNet;
        BaseTable table = context.Tables.BaseOf(index);
        foreach (UserDefinedRoute route in table.User?.Table.Routes ?? [])
        {
            // What a gateway does is decided by the routes of its subnet and the links of its VNet.
            if ((route.NextHopType == NextHopType.VirtualAppliance && route.NextHop.Address is { } appliance && HoldsAffected(context, vnet, appliance))
                || (route.NextHopType == NextHopType.VirtualNetworkGateway && isGatewayAffected))
            {
                return true;
            }
        }

        // What a Route Server tells of leads to an appliance.
        return (table.Own is not null || table.Borrowed is not null || context.Tables.Groups.Of(vnet).Rows.Length > 0 || context.Tables.Membership.Concerns(vnet)) && context.Tables.Of(index).Rows.Any(row => row.NextHopType is NextHopType.VirtualNetworkGateway or NextHopType.VirtualAppliance
            && ((isGatewayAffected && row.NextHopType == NextHopType.VirtualNetworkGateway) || row.NextHopAddresses.Any(address => HoldsAffected(context, vnet, address))));
    }

    private bool HoldsAffected(WalkContext context, int vnet, HostAddress address)
    {
        CompiledTopology net = context.Tables.Net;
        int home = net.VNets[vnet].Owns(address) ? vnet : context.Tables.LinkTo(vnet, address)?.Remote ?? context.Tables.Groups.MemberAt(vnet, address);
        return home >= 0 && net.SubnetAt(home, address) is { } subnet && _affected.Contains(subnet.Subnet.Id);
    }

    /// <summary>A packet for a front end goes on in the subnet of a backend, which may be another one.</summary>
    private bool HasAffectedBackend(Topology topology, LoadBalancer balancer) => topology.NetworkInterfaces.Any(nic =>
        nic.IPConfigurations.Any(part => part.SubnetId is { } home && _affected.Contains(home) && balancer.Rules.Any(rule => InternetEdge.LeadsTo(rule, nic.Id, part))));
}
