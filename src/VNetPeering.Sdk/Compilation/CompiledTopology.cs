using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A topology with references turned into indices, built once and never changed. It judges nothing: what does not resolve keeps the index -1.</summary>
internal sealed class CompiledTopology
{
    private readonly Dictionary<ResourceId, int> _vnets;
    private readonly Dictionary<ResourceId, int> _subnets;
    private readonly Dictionary<ResourceId, int> _routeTables;
    private readonly Dictionary<ResourceId, int> _gateways;
    private readonly Dictionary<(int VNet, HostAddress Address), AddressOwner> _owners = [];
    private readonly Dictionary<int, List<HostAddress>> _managed = [];

    internal CompiledTopology(Topology given)
    {
        (Topology topology, ManagedLinks, _) = ManagedPeerings.AddTo(given);
        Topology = topology;
        _vnets = Index(topology.VNets, vnet => vnet.Id);
        _routeTables = Index(topology.RouteTables, table => table.Id);
        _gateways = Index(topology.Gateways, gateway => gateway.Id);

        HashSet<ResourceId> withUnread = [.. topology.UnreadValues.Where(value => value.Property.StartsWith("addressSpace", StringComparison.OrdinalIgnoreCase)).Select(value => value.ResourceId)];
        var vnets = new CompiledVNet[topology.VNets.Count];
        var subnets = new List<CompiledSubnet>();
        var links = new List<CompiledLink>();
        for (int i = 0; i < vnets.Length; i++)
        {
            VNet vnet = topology.VNets[i];
            vnets[i] = new CompiledVNet
            {
                Index = i,
                VNet = vnet,
                HasIPv4 = vnet.AddressSpace.Any(prefix => prefix.Family == IPFamily.IPv4),
                HasIPv6 = vnet.AddressSpace.Any(prefix => prefix.Family == IPFamily.IPv6),
                HasUnknownSpace = vnet.IsPlaceholder || withUnread.Contains(vnet.Id),
                FirstSubnet = subnets.Count,
                FirstLink = links.Count,
            };
            foreach (Subnet subnet in vnet.Subnets)
            {
                subnets.Add(new CompiledSubnet
                {
                    Index = subnets.Count,
                    VNet = i,
                    Subnet = subnet,
                    RouteTable = subnet.RouteTableId is null
                        ? CompiledSubnet.None
                        : _routeTables.GetValueOrDefault(subnet.RouteTableId, CompiledSubnet.Unresolved),
                });
            }

            foreach (Peering peering in vnet.Peerings)
            {
                links.Add(LinkOf(peering, i));
            }
        }

        VNets = vnets;
        Subnets = [.. subnets];
        Links = [.. links];
        _subnets = Index(Subnets, subnet => subnet.Subnet.Id);
        PairLinks();
        PlaceResources();
    }

    /// <summary>The topology with the peerings that its network managers make.</summary>
    internal Topology Topology { get; }

    /// <summary>The configuration that made a link, by the id of the link; links that the input holds are not in it.</summary>
    internal IReadOnlyDictionary<ResourceId, ConnectivityConfiguration> ManagedLinks { get; }

    internal CompiledVNet[] VNets { get; }

    internal CompiledSubnet[] Subnets { get; }

    internal CompiledLink[] Links { get; }

    /// <summary>The estate says which interfaces exist, so an address without one is missing, not undescribed.</summary>
    internal bool HasNetworkInterfaceData => Topology.NetworkInterfaces.Count > 0;

    internal int FindVNet(ResourceId? id) => Find(_vnets, id);

    internal int FindSubnet(ResourceId? id) => Find(_subnets, id);

    internal int FindRouteTable(ResourceId? id) => Find(_routeTables, id);

    internal int FindGateway(ResourceId? id) => Find(_gateways, id);

    /// <summary>Returns the subnet of a VNet that holds an address; null when none does.</summary>
    internal CompiledSubnet? SubnetAt(int vnet, HostAddress address)
    {
        for (int i = VNets[vnet].FirstSubnet; i < VNets[vnet].SubnetEnd; i++)
        {
            if (Subnets[i].Owns(address))
            {
                return Subnets[i];
            }
        }

        return null;
    }

    /// <summary>Returns the owner of an address in a VNet; null when no resource of the topology states it.</summary>
    internal AddressOwner? OwnerOf(int vnet, HostAddress address) =>
        _owners.TryGetValue((vnet, address), out AddressOwner owner) ? owner : null;

    /// <summary>Returns the addresses in a VNet that belong to endpoints, front ends, gateways and Route Servers, not to machines.</summary>
    internal IReadOnlyList<HostAddress> ManagedAddresses(int vnet) => _managed.GetValueOrDefault(vnet) ?? [];

    /// <summary>Returns the link of a VNet to another one; null when it has none.</summary>
    internal CompiledLink? LinkBetween(int local, int remote)
    {
        for (int i = VNets[local].FirstLink; i < VNets[local].LinkEnd; i++)
        {
            if (Links[i].Remote == remote)
            {
                return Links[i];
            }
        }

        return null;
    }

    private static int Find(Dictionary<ResourceId, int> index, ResourceId? id) => id is null ? -1 : index.GetValueOrDefault(id, -1);

    private static Dictionary<ResourceId, int> Index<T>(IReadOnlyList<T> items, Func<T, ResourceId> idOf)
    {
        var index = new Dictionary<ResourceId, int>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            // An id that is there twice is a finding elsewhere; the first one counts here.
            index.TryAdd(idOf(items[i]), i);
        }

        return index;
    }

    private CompiledLink LinkOf(Peering peering, int local)
    {
        int remote = Find(_vnets, peering.RemoteVNetId);
        Region here = Topology.VNets[local].Region;
        Region there = remote < 0 ? default : Topology.VNets[remote].Region;
        return new CompiledLink
        {
            Peering = peering,
            Local = local,
            Remote = remote,
            IsGlobal = here.IsStated && there.IsStated && here != there,
            RegionIsAssumed = here.IsStated != there.IsStated,
        };
    }

    private void PairLinks()
    {
        var byEnds = new Dictionary<(int Local, int Remote), int>(Links.Length);
        for (int i = 0; i < Links.Length; i++)
        {
            if (Links[i].Remote >= 0)
            {
                byEnds.TryAdd((Links[i].Local, Links[i].Remote), i);
            }
        }

        foreach (CompiledLink link in Links)
        {
            if (link.Remote >= 0)
            {
                link.Reverse = byEnds.GetValueOrDefault((link.Remote, link.Local), -1);
            }

            SettleState(link);
            link.RemotePrefixes = RemotePrefixesOf(link);
        }
    }

    private void SettleState(CompiledLink link)
    {
        if (link.Peering.State is { } reported)
        {
            link.State = reported;
            return;
        }

        // A classic VNet never has a link of its own (rule 2.26); one that is not described may have one.
        bool remoteIsDescribed = link.Remote >= 0 && !VNets[link.Remote].VNet.IsPlaceholder;
        bool remoteIsClassic = link.Peering.RemoteVNetId.IsOfType(ResourceTypes.ClassicVNet)
            || (link.Remote >= 0 && VNets[link.Remote].VNet.DeploymentModel == DeploymentModel.Classic);
        link.State = link.Reverse >= 0 || remoteIsClassic || !remoteIsDescribed ? PeeringState.Connected : PeeringState.Initiated;
        link.StateIsAssumed = link.Reverse < 0 && !remoteIsClassic && !remoteIsDescribed;
    }

    private AddressPrefix[]? RemotePrefixesOf(CompiledLink link)
    {
        IEnumerable<AddressPrefix> prefixes;
        if (link.Peering.RemoteAddressSpace is { Count: > 0 } snapshot)
        {
            prefixes = snapshot;
        }
        else if (link.Remote < 0 || VNets[link.Remote].HasUnknownSpace)
        {
            return null;
        }
        else if (link.Peering.PeerCompleteVNets)
        {
            prefixes = VNets[link.Remote].VNet.AddressSpace;
        }
        else
        {
            prefixes = VNets[link.Remote].VNet.Subnets
                .Where(subnet => link.Peering.RemoteSubnetNames.Contains(subnet.Name))
                .SelectMany(subnet => subnet.AddressPrefixes);
        }

        CompiledVNet local = VNets[link.Local];
        bool onlyIPv6 = !link.Peering.PeerCompleteVNets && link.Peering.EnableOnlyIPv6Peering;
        return [.. prefixes.Where(prefix => local.CanRoute(prefix.Family) && !(onlyIPv6 && prefix.Family == IPFamily.IPv4)).Distinct()];
    }

    private void PlaceResources()
    {
        for (int i = 0; i < Topology.Gateways.Count; i++)
        {
            Gateway gateway = Topology.Gateways[i];
            if (FindGateway(gateway.Id) != i)
            {
                continue;
            }

            int vnet = Find(_vnets, gateway.VNetId);
            if (vnet >= 0)
            {
                VNets[vnet].Gateways.Add(i);
            }

            for (int part = 0; part < gateway.IPConfigurations.Count; part++)
            {
                Own(AddressOwnerKind.Gateway, i, part, gateway.IPConfigurations[part].SubnetId, gateway.IPConfigurations[part].PrivateIPAddress);
            }

            foreach (HostAddress address in gateway.BgpPeeringAddresses)
            {
                Own(AddressOwnerKind.Gateway, i, 0, gateway.SubnetId, address);
            }
        }

        for (int i = 0; i < Topology.RouteServers.Count; i++)
        {
            RouteServer server = Topology.RouteServers[i];
            int vnet = Find(_vnets, server.VNetId);
            if (vnet >= 0)
            {
                VNets[vnet].RouteServers.Add(i);
            }

            foreach (HostAddress address in server.Addresses)
            {
                Own(AddressOwnerKind.RouteServer, i, 0, server.SubnetId, address);
            }
        }

        HashSet<ResourceId> described = [.. Topology.Gateways.Select(gateway => gateway.Id), .. Topology.RouteServers.Select(server => server.Id)];
        foreach (CompiledVNet vnet in VNets)
        {
            vnet.UndescribedGateways.AddRange(GatewayOccupants.Of(vnet.VNet).Where(gateway => !described.Contains(gateway)));
        }

        for (int i = 0; i < Topology.PrivateEndpoints.Count; i++)
        {
            PrivateEndpoint endpoint = Topology.PrivateEndpoints[i];
            int vnet = Find(_vnets, endpoint.SubnetId?.Parent);
            if (vnet >= 0)
            {
                VNets[vnet].PrivateEndpoints.Add(i);
            }

            foreach (HostAddress address in endpoint.Addresses)
            {
                Own(AddressOwnerKind.PrivateEndpoint, i, 0, endpoint.SubnetId, address);
            }
        }

        for (int i = 0; i < Topology.VirtualHubs.Count; i++)
        {
            foreach (HubConnection connection in Topology.VirtualHubs[i].Connections)
            {
                int vnet = Find(_vnets, connection.RemoteVNetId);
                if (vnet >= 0)
                {
                    VNets[vnet].VirtualHubs.Add(i);
                }
            }
        }

        for (int i = 0; i < Topology.NetworkInterfaces.Count; i++)
        {
            NetworkInterface nic = Topology.NetworkInterfaces[i];
            for (int part = 0; part < nic.IPConfigurations.Count; part++)
            {
                Own(AddressOwnerKind.NetworkInterface, i, part, nic.IPConfigurations[part].SubnetId, nic.IPConfigurations[part].PrivateIPAddress);
            }
        }

        for (int i = 0; i < Topology.AzureFirewalls.Count; i++)
        {
            AzureFirewall firewall = Topology.AzureFirewalls[i];
            Own(AddressOwnerKind.AzureFirewall, i, 0, firewall.SubnetId, firewall.PrivateIPAddress);
        }

        for (int i = 0; i < Topology.LoadBalancers.Count; i++)
        {
            LoadBalancer balancer = Topology.LoadBalancers[i];
            for (int part = 0; part < balancer.FrontEnds.Count; part++)
            {
                Own(AddressOwnerKind.LoadBalancerFrontEnd, i, part, balancer.FrontEnds[part].SubnetId, balancer.FrontEnds[part].PrivateIPAddress);
            }
        }
    }

    private void Own(AddressOwnerKind kind, int index, int part, ResourceId? subnetId, HostAddress? address)
    {
        int vnet = Find(_vnets, subnetId?.Parent);
        if (vnet < 0 || address is not { } stated || !_owners.TryAdd((vnet, stated), new AddressOwner(kind, index, part, subnetId!)))
        {
            return;
        }

        if (kind != AddressOwnerKind.NetworkInterface)
        {
            if (!_managed.TryGetValue(vnet, out List<HostAddress>? managed))
            {
                _managed[vnet] = managed = [];
            }

            managed.Add(stated);
        }
    }
}
