using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A topology with references turned into indices, built once and never changed. It judges nothing: what does not resolve keeps the index -1.</summary>
internal sealed class CompiledTopology
{
    private readonly ResourceIndex _index;
    private readonly IncomingLinks _incoming;
    private readonly UnreadParts _unread;
    private readonly HashSet<int> _withUnreadSwitches = [];
    private readonly Lazy<AddressOwners> _owners;

    internal CompiledTopology(Topology given)
    {
        (Topology topology, ManagedLinks, _) = ManagedPeerings.AddTo(given);
        Topology = topology;
        _index = new ResourceIndex(topology);
        _unread = new UnreadParts(topology);
        var vnets = new CompiledVNet[topology.VNets.Count];
        int subnetCount = 0;
        int linkCount = 0;
        HashSet<ResourceId> withUnread = UnreadSpaces(topology);
        for (int i = 0; i < vnets.Length; i++)
        {
            VNet vnet = topology.VNets[i];
            vnets[i] = new CompiledVNet
            {
                Index = i,
                VNet = vnet,
                HasIPv4 = CompiledVNet.HasFamily(vnet, IPFamily.IPv4),
                HasIPv6 = CompiledVNet.HasFamily(vnet, IPFamily.IPv6),
                HasUnknownSpace = vnet.IsPlaceholder || withUnread.Contains(vnet.Id),
                FirstSubnet = subnetCount,
                SubnetEnd = subnetCount + vnet.Subnets.Count,
                FirstLink = linkCount,
                LinkEnd = linkCount + vnet.Peerings.Count,
            };
            subnetCount += vnet.Subnets.Count;
            linkCount += vnet.Peerings.Count;
        }

        var subnets = new CompiledSubnet[subnetCount];
        var links = new CompiledLink[linkCount];
        var routeTables = new RecentIds(FindReadRouteTable);
        var remotes = new RecentIds(FindVNet);
        for (int i = 0; i < vnets.Length; i++)
        {
            VNet vnet = vnets[i].VNet;
            for (int k = 0; k < vnet.Subnets.Count; k++)
            {
                subnets[vnets[i].FirstSubnet + k] = SubnetOf(vnet.Subnets[k], vnets[i].FirstSubnet + k, i, routeTables);
            }

            for (int k = 0; k < vnet.Peerings.Count; k++)
            {
                int remote = remotes.Find(vnet.Peerings[k].RemoteVNetId);
                links[vnets[i].FirstLink + k] = LinkFactory.Create(vnet.Peerings[k], _unread.Of(vnet.Peerings[k].Id), vnet.Region, i, remote < 0 ? default : vnets[remote].VNet.Region, remote);
            }
        }

        _incoming = new IncomingLinks(vnets.Length, links);
        _incoming.Pair(vnets, links);
        bool anyIsClosed = false;
        foreach (CompiledLink link in links)
        {
            anyIsClosed |= link.MayBeClosed;
            NoteUnread(link);
            LinkFactory.Settle(link, vnets[link.Local], link.Remote < 0 ? null : vnets[link.Remote]);
        }

        PlaceResources(vnets);
        VNets = new(vnets);
        Subnets = new(subnets);
        Links = new(links);
        ClosedLinks = new ClosedLinks(VNets, Links, anyIsClosed);
        _owners = new Lazy<AddressOwners>(() => new AddressOwners(this));
    }

    private CompiledTopology(CompiledTopology origin, Topology topology, ChunkedList<CompiledVNet> vnets, ChunkedList<CompiledSubnet> subnets, ChunkedList<CompiledLink> links, ClosedLinks closedLinks)
    {
        Topology = topology;
        ManagedLinks = origin.ManagedLinks;
        VNets = vnets;
        Subnets = subnets;
        Links = links;
        ClosedLinks = closedLinks;
        _index = origin._index;
        _incoming = origin._incoming;
        _unread = origin._unread;
        _withUnreadSwitches = origin._withUnreadSwitches;
        _owners = origin._owners;
    }

    /// <summary>The topology with the peerings that its network managers make.</summary>
    internal Topology Topology { get; }

    /// <summary>The configuration that made a link, by the id of the link; links that the input holds are not in it.</summary>
    internal IReadOnlyDictionary<ResourceId, ConnectivityConfiguration> ManagedLinks { get; }

    internal ChunkedList<CompiledVNet> VNets { get; }

    internal ChunkedList<CompiledSubnet> Subnets { get; }

    internal ChunkedList<CompiledLink> Links { get; }

    /// <summary>Says whether it is not known of a link at a VNet, of its own or to it, whether a switch is set.</summary>
    internal bool HasUnreadSwitches(int vnet) => _withUnreadSwitches.Count > 0 && _withUnreadSwitches.Contains(vnet);

    /// <summary>The links whose access flag is cleared, or may be.</summary>
    internal ClosedLinks ClosedLinks { get; }

    /// <summary>The estate says which interfaces exist, so an address without one is missing, not undescribed.</summary>
    internal bool HasNetworkInterfaceData => Topology.NetworkInterfaces.Count > 0;

    internal int FindVNet(ResourceId? id) => _index.FindVNet(id);

    internal int FindSubnet(ResourceId? id) => _index.FindSubnet(id);

    internal int FindRouteTable(ResourceId? id) => _index.FindRouteTable(id);

    internal int FindGateway(ResourceId? id) => _index.FindGateway(id);

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
    internal AddressOwner? OwnerOf(int vnet, HostAddress address) => _owners.Value.Of(vnet, address);

    /// <summary>Says whether an address is that of a private endpoint in a subnet.</summary>
    internal bool IsPrivateEndpoint(int subnet, HostAddress address) =>
        OwnerOf(Subnets[subnet].VNet, address) is { Kind: AddressOwnerKind.PrivateEndpoint } owner && owner.SubnetId == Subnets[subnet].Subnet.Id;

    /// <summary>Returns the addresses that resources of the topology state in a subnet.</summary>
    internal IEnumerable<HostAddress> AddressesIn(ResourceId subnetId) => _owners.Value.In(subnetId);

    /// <summary>Returns the addresses in a VNet that belong to endpoints, front ends, gateways and Route Servers, not to machines.</summary>
    internal IReadOnlyList<HostAddress> ManagedAddresses(int vnet) => _owners.Value.ManagedIn(vnet);

    /// <summary>Returns the indices of the links that lead to a VNet, ascending.</summary>
    internal ReadOnlySpan<int> LinksTo(int vnet) => _incoming.To(vnet);

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

    /// <summary>
    /// Returns this topology with other records in the place of those with the same ids: any route tables, and VNets that keep the ids and order of their
    /// subnets and the ends of their links. All else is shared. Cost: what is touched, and the chunks that it lies in.
    /// </summary>
    /// <param name="topology">The topology with the new records.</param>
    /// <param name="changed">The VNets that have a new record.</param>
    internal CompiledTopology With(Topology topology, IReadOnlyList<int> changed)
    {
        if (changed.Count == 0)
        {
            return new CompiledTopology(this, topology, VNets, Subnets, Links, ClosedLinks);
        }

        var vnets = new List<(int, CompiledVNet)>();
        var subnets = new List<(int, CompiledSubnet)>();
        var touched = new SortedSet<int>();
        var routeTables = new RecentIds(FindReadRouteTable);
        foreach (int v in changed)
        {
            CompiledVNet old = VNets[v];
            VNet record = topology.VNets[v];
            vnets.Add((v, old.With(record, old.HasUnknownSpace)));
            for (int k = 0; k < record.Subnets.Count; k++)
            {
                subnets.Add((old.FirstSubnet + k, SubnetOf(record.Subnets[k], old.FirstSubnet + k, v, routeTables)));
            }

            touched.UnionWith(Enumerable.Range(old.FirstLink, old.LinkEnd - old.FirstLink));
            touched.UnionWith(LinksTo(v).ToArray());
        }

        ChunkedList<CompiledVNet> newVNets = VNets.With(vnets);
        (int, CompiledLink Link)[] renewed = [.. touched.Select(i => (i, Renew(i, newVNets)))];
        ChunkedList<CompiledLink> newLinks = Links.With(renewed);
        bool anyIsClosed = ClosedLinks.Exist || Array.Exists(renewed, one => one.Link.MayBeClosed);
        return new CompiledTopology(this, topology, newVNets, Subnets.With(subnets), newLinks, new ClosedLinks(newVNets, newLinks, anyIsClosed));
    }

    private static HashSet<ResourceId> UnreadSpaces(Topology topology) =>
    [
        .. topology.UnreadValues.Where(value => value.Property.StartsWith("addressSpace", StringComparison.OrdinalIgnoreCase)).Select(value => value.ResourceId),
    ];

    /// <summary>A table of which the routes or the switch could not be read is as good as missing.</summary>
    private int FindReadRouteTable(ResourceId? id) => id is not null && _unread.IsTable(id) ? -1 : FindRouteTable(id);

    private void NoteUnread(CompiledLink link)
    {
        if (link.Unread != PeeringSwitches.None)
        {
            _withUnreadSwitches.Add(link.Local);
            _withUnreadSwitches.Add(link.Remote);
        }
    }

    private CompiledLink Renew(int index, ChunkedList<CompiledVNet> vnets)
    {
        CompiledLink old = Links[index];
        CompiledVNet local = vnets[old.Local];
        CompiledVNet? remote = old.Remote < 0 ? null : vnets[old.Remote];
        Peering peering = local.VNet.Peerings[index - local.FirstLink];
        CompiledLink link = LinkFactory.Create(peering, _unread.Of(peering.Id), local.VNet.Region, old.Local, remote?.VNet.Region ?? default, old.Remote);
        link.Reverse = old.Reverse;
        LinkFactory.Settle(link, local, remote);
        return link;
    }

    private static CompiledSubnet SubnetOf(Subnet subnet, int index, int vnet, RecentIds routeTables) => new()
    {
        Index = index,
        VNet = vnet,
        Subnet = subnet,
        RouteTable = subnet.RouteTableId is not { } id ? CompiledSubnet.None : routeTables.Find(id) is >= 0 and int found ? found : CompiledSubnet.Unresolved,
    };

    private void PlaceResources(CompiledVNet[] vnets)
    {
        for (int i = 0; i < Topology.Gateways.Count; i++)
        {
            // A second gateway of one id is none.
            if (FindGateway(Topology.Gateways[i].Id) == i && At(Topology.Gateways[i].VNetId) is { } vnet)
            {
                vnet.AddGateway(i);
            }
        }

        for (int i = 0; i < Topology.RouteServers.Count; i++)
        {
            At(Topology.RouteServers[i].VNetId)?.AddRouteServer(i);
        }

        for (int i = 0; i < Topology.PrivateEndpoints.Count; i++)
        {
            At(Topology.PrivateEndpoints[i].SubnetId?.Parent)?.AddPrivateEndpoint(i);
        }

        for (int i = 0; i < Topology.VirtualHubs.Count; i++)
        {
            foreach (HubConnection connection in Topology.VirtualHubs[i].Connections)
            {
                At(connection.RemoteVNetId)?.AddVirtualHub(i);
            }
        }

        HashSet<ResourceId>? described = null;
        foreach (CompiledVNet vnet in vnets)
        {
            if (GatewayOccupants.MayBeIn(vnet.VNet))
            {
                described ??= [.. Topology.Gateways.Select(gateway => gateway.Id), .. Topology.RouteServers.Select(server => server.Id)];
                vnet.SetUndescribedGateways([.. GatewayOccupants.Of(vnet.VNet).Where(gateway => !described.Contains(gateway))]);
            }
        }

        CompiledVNet? At(ResourceId? id) => FindVNet(id) is >= 0 and int found ? vnets[found] : null;
    }
}
