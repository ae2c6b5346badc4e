using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The system rows of a VNet that all its subnets share: address space, peerings, connected groups, private endpoints. Built once per VNet.</summary>
internal sealed class VNetRows
{
    private VNetRows(EffectiveRoute[] local, EffectiveRoute[] regional, EffectiveRoute[] groups, EffectiveRoute[] global, EndpointRow[] endpoints, RouteGap[] gaps, Assumption[] assumptions)
    {
        Local = local;
        Regional = regional;
        Groups = groups;
        Global = global;
        Endpoints = endpoints;
        Gaps = gaps;
        Assumptions = assumptions;
        Space = PrefixTable<bool>.Create(Outermost(local.Concat(regional).Concat(groups).Concat(global).SelectMany(row => row.AddressPrefixes))
            .Select(prefix => KeyValuePair.Create(prefix, true)));
    }

    internal EffectiveRoute[] Local { get; }

    internal EffectiveRoute[] Regional { get; }

    /// <summary>The rows of the connected groups, one a group and address family, each with many prefixes (rule 3.13).</summary>
    internal EffectiveRoute[] Groups { get; }

    internal EffectiveRoute[] Global { get; }

    internal EndpointRow[] Endpoints { get; }

    internal RouteGap[] Gaps { get; }

    internal Assumption[] Assumptions { get; }

    /// <summary>The outermost prefixes of the own, peered and connected space, inside which a gateway row is not listed (rule 3.52).</summary>
    private PrefixTable<bool> Space { get; }

    internal static VNetRows Of(CompiledTopology net, int index, ManagerRows managed)
    {
        CompiledVNet vnet = net.VNets[index];
        var gaps = new List<RouteGap>();
        var assumptions = new List<Assumption>();
        if (vnet.HasUnknownSpace)
        {
            gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = vnet.VNet.Name });
        }

        EffectiveRoute[] local =
        [
            .. vnet.VNet.AddressSpace.Distinct().Select(prefix => SystemRow(prefix, NextHopType.VNetLocal, RouteOriginKind.AddressSpace, vnet.VNet.Id)),
        ];
        var regional = new List<EffectiveRoute>();
        var global = new List<EffectiveRoute>();
        var endpoints = new List<EndpointRow>();
        AddEndpoints(net, vnet, reachable: null, endpoints);
        if (vnet.VNet.DeploymentModel == DeploymentModel.ResourceManager)
        {
            for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
            {
                AddLink(net, net.Links[i], regional, global, endpoints, gaps, assumptions);
            }
        }
        else
        {
            // Classic subnets have no peering rows at all (2.84, 3.12), and how they route is not modelled.
            gaps.Add(new RouteGap { Reason = UnknownReason.ClassicDetails, About = vnet.VNet.Name });
        }

        foreach (int hub in vnet.VirtualHubs)
        {
            VirtualHub virtualHub = net.Topology.VirtualHubs[hub];
            if (virtualHub.AddressPrefix is { } prefix)
            {
                regional.Add(SystemRow(prefix, NextHopType.VNetPeering, RouteOriginKind.VirtualHub, virtualHub.Id));
            }

            gaps.Add(new RouteGap { Reason = UnknownReason.BeyondVirtualHub, About = virtualHub.Name });
        }

        return new VNetRows(local, [.. regional], managed.Rows, [.. global], [.. endpoints], [.. gaps, .. managed.Gaps], [.. assumptions, .. managed.Assumptions]);
    }

    /// <summary>Says whether a prefix is equal to or inside the own, peered or connected space.</summary>
    internal bool Covers(AddressPrefix prefix) => Space.TryLookup(prefix.First, out AddressPrefix covering, out _) && covering.Contains(prefix);

    internal static EffectiveRoute SystemRow(AddressPrefix prefix, NextHopType type, RouteOriginKind kind, ResourceId? id) => new()
    {
        Source = RouteSource.Default,
        State = RouteState.Active,
        AddressPrefixes = [prefix],
        NextHopType = type,
        Origin = new RouteOrigin { Kind = kind, ResourceId = id },
    };

    private static IEnumerable<AddressPrefix> Outermost(IEnumerable<AddressPrefix> prefixes)
    {
        // Ascending order puts a containing prefix before those inside it.
        AddressPrefix? open = null;
        foreach (AddressPrefix prefix in prefixes.Order())
        {
            if (open is not { } outer || !outer.Contains(prefix))
            {
                open = prefix;
                yield return prefix;
            }
        }
    }

    private static void AddLink(
        CompiledTopology net,
        CompiledLink link,
        List<EffectiveRoute> regional,
        List<EffectiveRoute> global,
        List<EndpointRow> endpoints,
        List<RouteGap> gaps,
        List<Assumption> assumptions)
    {
        if (!link.IsConnected)
        {
            return;
        }

        if (link.StateIsAssumed)
        {
            assumptions.Add(new Assumption { Kind = AssumptionKind.PeeringConnected, About = link.Peering.Name });
        }

        if (link.RegionIsAssumed)
        {
            assumptions.Add(new Assumption { Kind = AssumptionKind.SameRegion, About = link.Peering.Name });
        }

        if (link.RemotePrefixes is null)
        {
            gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = link.Peering.RemoteVNetId.Name });
            return;
        }

        NextHopType type = link.IsGlobal ? NextHopType.VNetGlobalPeering : NextHopType.VNetPeering;
        List<EffectiveRoute> rows = link.IsGlobal ? global : regional;
        rows.AddRange(link.RemotePrefixes.Select(prefix => SystemRow(prefix, type, RouteOriginKind.Peering, link.Peering.Id)));
        if (link.Remote >= 0)
        {
            AddEndpoints(net, net.VNets[link.Remote], link.RemotePrefixes, endpoints);
        }
    }

    private static void AddEndpoints(CompiledTopology net, CompiledVNet owner, AddressPrefix[]? reachable, List<EndpointRow> endpoints)
    {
        foreach (int index in owner.PrivateEndpoints)
        {
            PrivateEndpoint endpoint = net.Topology.PrivateEndpoints[index];
            int subnet = net.FindSubnet(endpoint.SubnetId);
            bool followsRouteTables = subnet >= 0
                && net.Subnets[subnet].Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
            foreach (HostAddress address in endpoint.Addresses)
            {
                if (reachable is null || Array.Exists(reachable, prefix => prefix.Contains(address)))
                {
                    AddressPrefix? space = owner.VNet.AddressSpace.Where(prefix => prefix.Contains(address)).Cast<AddressPrefix?>().FirstOrDefault();
                    endpoints.Add(new EndpointRow(
                        SystemRow(address.ToPrefix(), NextHopType.InterfaceEndpoint, RouteOriginKind.PrivateEndpoint, endpoint.Id),
                        address,
                        followsRouteTables ? space?.Length : null));
                }
            }
        }
    }
}
