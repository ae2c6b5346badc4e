using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Finds the system rows that all subnets of a VNet share: own space, peerings, connected groups, Virtual WAN hubs, private endpoints.</summary>
internal static class SystemRows
{
    /// <summary>Puts the rows of a VNet into a list. The order is that of Azure within a kind.</summary>
    internal static void Collect(CompiledTopology net, GroupRows groups, CompiledVNet vnet, List<SystemRow> rows)
    {
        rows.Clear();
        ReadOnlySpan<AddressPrefix> space = vnet.VNet.AddressSpace.AsSpan();
        for (int i = 0; i < space.Length; i++)
        {
            // A prefix that is written twice is a finding elsewhere and one row here.
            if (!space[..i].Contains(space[i]))
            {
                rows.Add(new SystemRow(SystemRowKind.Local, space[i], NextHopType.VNetLocal, RouteOriginKind.AddressSpace, vnet.VNet.Id));
            }
        }

        AddEndpoints(net, vnet, reachable: null, rows);

        // Classic subnets have no peering rows at all (2.84, 3.12).
        if (vnet.VNet.DeploymentModel == DeploymentModel.ResourceManager)
        {
            for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
            {
                AddLink(net, i, rows);
            }
        }

        foreach (EffectiveRoute row in groups.Of(vnet.Index).Rows)
        {
            foreach (AddressPrefix prefix in row.AddressPrefixes)
            {
                rows.Add(new SystemRow(SystemRowKind.Group, prefix, row.NextHopType, row.Origin.Kind, row.Origin.ResourceId!, Shared: row));
            }
        }

        // More Default rows of a VNet belong here: between what it is peered with and what the platform adds to every VNet.
        foreach (int hub in vnet.VirtualHubs)
        {
            if (net.Topology.VirtualHubs[hub] is { AddressPrefix: { } prefix } virtualHub)
            {
                rows.Add(new SystemRow(SystemRowKind.Regional, prefix, NextHopType.VNetPeering, RouteOriginKind.VirtualHub, virtualHub.Id));
            }
        }
    }

    private static void AddLink(CompiledTopology net, int index, List<SystemRow> rows)
    {
        CompiledLink link = net.Links[index];
        if (!link.IsConnected || link.RemotePrefixes is null)
        {
            return;
        }

        NextHopType type = link.IsGlobal ? NextHopType.VNetGlobalPeering : NextHopType.VNetPeering;
        SystemRowKind kind = link.IsGlobal ? SystemRowKind.Global : SystemRowKind.Regional;
        foreach (AddressPrefix prefix in link.RemotePrefixes)
        {
            rows.Add(new SystemRow(kind, prefix, type, RouteOriginKind.Peering, link.Peering.Id, Link: index));
        }

        if (link.Remote >= 0)
        {
            AddEndpoints(net, net.VNets[link.Remote], link.RemotePrefixes, rows);
        }
    }

    private static void AddEndpoints(CompiledTopology net, CompiledVNet owner, AddressPrefix[]? reachable, List<SystemRow> rows)
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
                    rows.Add(new SystemRow(
                        SystemRowKind.Endpoint,
                        address.ToPrefix(),
                        NextHopType.InterfaceEndpoint,
                        RouteOriginKind.PrivateEndpoint,
                        endpoint.Id,
                        followsRouteTables ? LengthAround(owner.VNet, address) : null));
                }
            }
        }
    }

    private static int? LengthAround(VNet vnet, HostAddress address)
    {
        foreach (AddressPrefix prefix in vnet.AddressSpace)
        {
            if (prefix.Contains(address))
            {
                return prefix.Length;
            }
        }

        return null;
    }
}
