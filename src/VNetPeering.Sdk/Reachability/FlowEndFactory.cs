using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Turns resources into the ends of flows: which addresses they stand for and how a packet enters the network there.</summary>
internal sealed class FlowEndFactory
{
    private readonly CompiledTopology _net;
    private readonly List<SiteEntry> _sites = [];

    internal FlowEndFactory(RoutingTables tables)
    {
        _net = tables.Net;
        ReadSites(tables);
        SiteNames = [.. _sites.Select(site => site.Name)];
        SiteIds = [.. _sites.Select(site => site.Id)];
    }

    /// <summary>The declared sites, then the devices that stand for a site of their own.</summary>
    internal IReadOnlyList<ResourceName> SiteNames { get; }

    /// <summary>The ids of the devices, at the positions of <see cref="SiteNames"/>; null for a declared site.</summary>
    internal IReadOnlyList<ResourceId?> SiteIds { get; }

    internal FlowEnd Create(PlaceKind kind, int index) => kind switch
    {
        PlaceKind.Subnet => OfSubnet(index),
        PlaceKind.NetworkInterface => OfInterface(index, PlaceKind.NetworkInterface, _net.Topology.NetworkInterfaces[index].Id),
        PlaceKind.VirtualMachine => OfMachine(index),
        PlaceKind.Site => OfSite(_sites[index], null),
        PlaceKind.ClientPool => OfPool(index, null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of place has no index."),
    };

    /// <summary>Returns the end of an address that VNets of the topology own.</summary>
    internal FlowEnd Address(HostAddress address, int[] owners)
    {
        int vnet = owners.Length == 1 ? owners[0] : -1;
        CompiledSubnet? subnet = vnet < 0 ? null : _net.SubnetAt(vnet, address);
        AddressOwner? owner = vnet < 0 ? null : _net.OwnerOf(vnet, address);
        return new FlowEnd
        {
            Place = new Place { Kind = PlaceKind.Address, Name = address.ToString(), Resource = subnet?.Subnet.Id, Address = address },
            VNet = vnet,
            Subnet = subnet?.Index ?? -1,
            NetworkInterface = owner is { Kind: AddressOwnerKind.NetworkInterface } nic ? nic.Index : -1,
            Ranges = [new AddressRange(address, address)],
            Rivals = owners.Length == 1 ? [] : [.. owners.Select(owner => _net.SubnetAt(owner, address)).OfType<CompiledSubnet>().Select(NameOf)],
            IsOwnedByNobody = vnet >= 0 && subnet is null && !_net.VNets[vnet].HasUnknownSpace,
        };
    }

    /// <summary>Returns the site or client pool whose prefixes hold an address, the longest prefix first; null when none does.</summary>
    internal FlowEnd? SiteOf(HostAddress address)
    {
        FlowEnd? best = null;
        int bestLength = -1;
        int holders = _sites.Count(site => site.Prefixes.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address)))
            + _net.Topology.Gateways.Count(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(address)));
        foreach (SiteEntry site in _sites)
        {
            foreach (AddressPrefix prefix in site.Prefixes)
            {
                // A default route is an announcement; it does not make the site own the Internet.
                if (!prefix.IsDefaultRoute && prefix.Length > bestLength && prefix.Contains(address))
                {
                    best = OfSite(site, address, holders > 1);
                    bestLength = prefix.Length;
                }
            }
        }

        for (int i = 0; i < _net.Topology.Gateways.Count; i++)
        {
            foreach (AddressPrefix pool in _net.Topology.Gateways[i].ClientAddressPools)
            {
                if (pool.Length > bestLength && pool.Contains(address))
                {
                    best = OfPool(i, address, holders > 1);
                    bestLength = pool.Length;
                }
            }
        }

        return best;
    }

    /// <summary>Returns a declared site that holds an address; null when it does not hold it.</summary>
    internal FlowEnd? SiteNamed(string name, HostAddress address)
    {
        SiteEntry? site = _sites.Find(candidate => candidate.Name == name && candidate.Prefixes.Any(prefix => prefix.Contains(address)));
        return site is null ? null : OfSite(site, address);
    }

    /// <summary>Returns the site that a connection leads to, as the end of one address; null when no site lies behind it.</summary>
    internal FlowEnd? SiteBehind(ResourceId? connection, HostAddress address)
    {
        SiteEntry? site = _sites.Find(candidate =>
            candidate.Attachments.Any(attachment => attachment.Connection.Id == connection) && candidate.Prefixes.Any(prefix => prefix.Contains(address)));
        return site is null ? null : OfSite(site, address);
    }

    /// <summary>Returns <c>vnet/subnet</c>.</summary>
    internal string NameOf(CompiledSubnet subnet) => $"{_net.VNets[subnet.VNet].VNet.Name}/{subnet.Subnet.Name}";

    private FlowEnd OfSubnet(int index)
    {
        CompiledSubnet subnet = _net.Subnets[index];
        return new FlowEnd
        {
            Place = new Place { Kind = PlaceKind.Subnet, Name = NameOf(subnet), Resource = subnet.Subnet.Id },
            VNet = subnet.VNet,
            Subnet = index,
            Ranges = [.. subnet.Subnet.AddressPrefixes.SelectMany(prefix => AddressesForMachines(subnet.VNet, prefix))],
        };
    }

    /// <summary>The addresses of a prefix at which a VM can live: not Azure's own five (1.24), and not those of endpoints, front ends and gateways.</summary>
    private IEnumerable<AddressRange> AddressesForMachines(int vnet, AddressPrefix prefix)
    {
        if (SubnetAddresses.Usable(prefix) is not { } usable)
        {
            yield break;
        }

        HostAddress first = usable.First;
        HostAddress last = usable.Last;
        foreach (HostAddress taken in _net.ManagedAddresses(vnet).Where(address => prefix.Contains(address)).Order())
        {
            if (taken < first || last < taken)
            {
                continue;
            }

            if (first < taken)
            {
                yield return new AddressRange(first, new HostAddress(prefix.Family, taken.Value - 1));
            }

            first = new HostAddress(prefix.Family, taken.Value + 1);
        }

        if (first <= last)
        {
            yield return new AddressRange(first, last);
        }
    }

    private FlowEnd OfMachine(int index)
    {
        VirtualMachine machine = _net.Topology.VirtualMachines[index];
        ResourceId? primary = machine.NetworkInterfaceIds.FirstOrDefault();
        for (int i = 0; i < _net.Topology.NetworkInterfaces.Count; i++)
        {
            NetworkInterface nic = _net.Topology.NetworkInterfaces[i];
            if (nic.Id == primary || (primary is null && nic.VirtualMachineId == machine.Id))
            {
                return OfInterface(i, PlaceKind.VirtualMachine, machine.Id);
            }
        }

        // Its interface is not in the input, so neither are its addresses.
        return new FlowEnd { Place = new Place { Kind = PlaceKind.VirtualMachine, Name = machine.Name, Resource = machine.Id }, Ranges = [] };
    }

    private FlowEnd OfInterface(int index, PlaceKind kind, ResourceId id)
    {
        NetworkInterface nic = _net.Topology.NetworkInterfaces[index];
        int subnet = nic.IPConfigurations.Select(configuration => _net.FindSubnet(configuration.SubnetId)).FirstOrDefault(found => found >= 0, -1);
        return new FlowEnd
        {
            Place = new Place { Kind = kind, Name = id.Name, Resource = id },
            VNet = subnet < 0 ? -1 : _net.Subnets[subnet].VNet,
            Subnet = subnet,
            NetworkInterface = index,
            Ranges = AddressesOf(nic, subnet),
        };
    }

    private List<AddressRange> AddressesOf(NetworkInterface nic, int subnet)
    {
        // The first address of each family speaks for the interface; a dynamic one that is not known yet may be any of the subnet.
        List<AddressRange> stated =
        [
            .. nic.IPConfigurations.Where(configuration => configuration.PrivateIPAddress is not null)
                .Select(configuration => configuration.PrivateIPAddress!.Value)
                .GroupBy(address => address.Family)
                .Select(family => new AddressRange(family.First(), family.First())),
        ];
        return stated.Count > 0 || subnet < 0 ? stated : [.. OfSubnet(subnet).Ranges];
    }

    private FlowEnd OfPool(int gateway, HostAddress? address, bool isHeldBySeveral = false)
    {
        Gateway record = _net.Topology.Gateways[gateway];
        return new FlowEnd
        {
            Place = new Place { Kind = PlaceKind.ClientPool, Name = record.Name, Resource = record.Id, Address = address },
            Gateway = gateway,
            IsHeldBySeveral = isHeldBySeveral,
            Ranges = address is { } one ? [new AddressRange(one, one)] : [.. record.ClientAddressPools.Select(HostsOf)],
        };
    }

    /// <summary>The addresses at which hosts of a site or pool can be: an IPv4 network and broadcast address is nobody's.</summary>
    private static AddressRange HostsOf(AddressPrefix prefix) => prefix.Family == IPFamily.IPv4 && prefix.Length < 31
        ? new AddressRange(new HostAddress(IPFamily.IPv4, prefix.First.Value + 1), new HostAddress(IPFamily.IPv4, prefix.Last.Value - 1))
        : prefix.Range;

    /// <summary>What several prefixes of a site hold is one part of it, not two.</summary>
    private static ReadOnlySpan<AddressRange> EachOnce(IEnumerable<AddressRange> ranges) => AddressRanges.Of(ranges).Runs;

    private static FlowEnd OfSite(SiteEntry site, HostAddress? address, bool isHeldBySeveral = false) => new()
    {
        Place = new Place { Kind = PlaceKind.Site, Name = site.Name, Resource = site.Id, Address = address },
        Attachments = site.Attachments,
        IsHeldBySeveral = isHeldBySeveral,
        Ranges = address is { } one ? [new AddressRange(one, one)] : [.. EachOnce(site.Prefixes.Where(prefix => !prefix.IsDefaultRoute).Select(HostsOf))],
    };

    private void ReadSites(RoutingTables tables)
    {
        Topology topology = _net.Topology;
        foreach (Site site in topology.Sites)
        {
            HashSet<ResourceId> devices = [.. topology.LocalNetworkGateways.Where(device => device.Site == site.Name).Select(device => device.Id)];
            HashSet<ResourceId> circuits = [.. topology.ExpressRouteCircuits.Where(circuit => circuit.Sites.Contains(site.Name)).Select(circuit => circuit.Id)];
            _sites.Add(new SiteEntry(site.Name, null, [.. site.AddressSpace], Attach(connection =>
                (connection.LocalNetworkGatewayId is not null && devices.Contains(connection.LocalNetworkGatewayId))
                || (connection.CircuitId is not null && circuits.Contains(connection.CircuitId)))));
        }

        // A device that is a gateway of the network is no place outside it.
        foreach (LocalNetworkGateway device in topology.LocalNetworkGateways.Where(device =>
            (device.Site is null || !topology.Sites.Any(site => site.Name == device.Site)) && tables.Gateways.Peers.Behind(device.Id) is null))
        {
            _sites.Add(new SiteEntry(device.Name, device.Id, [.. device.AddressSpace], Attach(connection => connection.LocalNetworkGatewayId == device.Id)));
        }

        List<SiteAttachment> Attach(Func<Connection, bool> leadsThere)
        {
            var attachments = new List<SiteAttachment>();
            foreach (Connection connection in topology.Connections.Where(leadsThere))
            {
                int gateway = _net.FindGateway(connection.GatewayId);
                int vnet = gateway < 0 ? -1 : _net.FindVNet(topology.Gateways[gateway].VNetId);
                if (vnet >= 0)
                {
                    attachments.Add(new SiteAttachment(connection, gateway, vnet, tables.Gateways.SpeaksBgp(connection)));
                }
            }

            return attachments;
        }
    }

    private sealed record SiteEntry(ResourceName Name, ResourceId? Id, IReadOnlyList<AddressPrefix> Prefixes, IReadOnlyList<SiteAttachment> Attachments);
}
