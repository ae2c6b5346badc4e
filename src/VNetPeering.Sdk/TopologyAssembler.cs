using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Turns a draft into a topology: finds the sizes their prefixes, writes the rules of the accesses and the routes of the inspections, and collects what cannot be written down. Leaves the draft as it is.</summary>
internal sealed class TopologyAssembler(TopologyDraft draft)
{
    private readonly List<(CallSite At, string Message)> _problems = [];
    private readonly Dictionary<AddressRequest, AddressPrefix> _allocated = [];
    private readonly Dictionary<ResourceId, SourceLocation> _sources = new(draft.Seed.Sources.Locations);
    private readonly AccessWriter _access = new(draft);
    private readonly InspectionWriter _inspections = new(draft);

    internal Topology Assemble()
    {
        AllocateVNets();
        foreach (VNetBuilder vnet in draft.VNets)
        {
            AllocateSubnets(vnet);
            CheckParticipants(vnet);
        }

        CheckNames();
        ValueList<NetworkInterface> interfaces = draft.NetworkInterfaces.Make(this);
        _access.Write(this, interfaces);
        _inspections.Write(this, interfaces);
        PlaceBuilders();
        Topology topology = draft.Seed with
        {
            VNets = [.. draft.VNets.Select(vnet => vnet.ToRecord(this))],
            Gateways = [.. draft.Gateways.Select(gateway => gateway.ToRecord())],
            Connections = draft.Connections.Make(this),
            LocalNetworkGateways = draft.LocalNetworkGateways.Make(this),
            ExpressRouteCircuits = [.. draft.Circuits.Select(circuit => circuit.ToRecord())],
            Sites = [.. draft.Sites.Select(site => site.Record)],
            RouteTables = _inspections.Tables,
            NetworkSecurityGroups = _access.Groups,
            NetworkInterfaces = interfaces,
            VirtualMachines = draft.VirtualMachines.Make(this),
            PublicIPAddresses = draft.PublicIPAddresses.Make(this),
            NatGateways = draft.NatGateways.Make(this),
            AzureFirewalls = [.. draft.Firewalls.Select(firewall => firewall.ToRecord())],
            RouteServers = [.. draft.RouteServers.Select(server => server.ToRecord())],
            NetworkManagers = [.. draft.NetworkManagers.Select(manager => manager.ToRecord())],
            PrivateEndpoints = draft.PrivateEndpoints.Make(this),
            Appliances = [.. draft.Appliances.Select(appliance => appliance.ToRecord())],
            AccessIntents = draft.Seed.AccessIntents.AddRange(_access.Intents),
            InspectionIntents = draft.Seed.InspectionIntents.AddRange(_inspections.Intents),
            Sources = new SourceMap(_sources),
        };
        return _problems.Count == 0
            ? topology
            : throw new TopologyBuildException(draft.Name, [.. _problems.OrderBy(problem => problem.At.Order).Select(problem => $"{problem.At}: {problem.Message}")]);
    }

    internal void Report(CallSite at, string message) => _problems.Add((at, message));

    internal void Place(ResourceId id, CallSite? at)
    {
        if (at is { File.Length: > 0 } known)
        {
            _sources[id] = known.ToLocation();
        }
    }

    /// <summary>Returns the prefixes in the order of the calls; those that could not be allocated are reported and left out.</summary>
    internal ValueList<AddressPrefix> Prefixes(List<AddressRequest> requests) =>
        [.. requests.Select(Resolve).OfType<AddressPrefix>()];

    internal ResourceId? TableOf(SubnetBuilder subnet) => _inspections.TableOf(subnet);

    internal Peering Written(PeeringSide link) => _inspections.Written(link);

    internal ResourceId? GroupOf(SubnetBuilder subnet) => _access.GroupOf(subnet);

    /// <summary>Returns the subnet whose prefix holds an address, the longest prefix first; none is reported.</summary>
    internal SubnetBuilder? SubnetThatHolds(VNetBuilder vnet, HostAddress address, CallSite at)
    {
        SubnetBuilder? found = vnet.Subnets
            .SelectMany(subnet => Prefixes(subnet.Requests).Where(prefix => prefix.Contains(address)).Select(prefix => (subnet, prefix.Length)))
            .OrderByDescending(candidate => candidate.Length)
            .Select(candidate => candidate.subnet)
            .FirstOrDefault();
        if (found is null)
        {
            Report(at, $"Address \"{address}\" lies in no subnet of VNet \"{vnet.Name}\". Add a subnet that holds it, or give the appliance another address.");
        }

        return found;
    }

    private AddressPrefix? Resolve(AddressRequest request) =>
        request.Prefix ?? (_allocated.TryGetValue(request, out AddressPrefix prefix) ? prefix : null);

    private void AllocateVNets()
    {
        List<(VNetBuilder VNet, AddressRequest Request)> sized =
        [
            .. draft.VNets.SelectMany(vnet => vnet.Requests.Where(request => request.Prefix is null).Select(request => (vnet, request))).OrderBy(pair => pair.request.At.Order),
        ];
        if (sized.Count == 0)
        {
            return;
        }

        var allocator = new AddressAllocator();
        foreach (AddressPrefix taken in TakenPrefixes().Where(prefix => !prefix.IsDefaultRoute))
        {
            // A site that announces a default route stands for the rest of the world; it takes no address away from the pools.
            allocator.Take(taken);
        }

        foreach ((VNetBuilder vnet, AddressRequest request) in sized)
        {
            List<AddressPrefix> all = PoolsFor(vnet);
            AddressPrefix[] pools = [.. all.Where(pool => pool.Family == request.Family)];
            if (pools.Length == 0)
            {
                string where = vnet.Region.IsStated ? $"region \"{vnet.Region}\"" : $"topology \"{draft.Name}\"";
                Report(request.At, $"VNet \"{vnet.Name}\" asks for a /{request.Size}, and {where} has no {request.Family} address pool for it. Declare one with AddressPool, or give the VNet a prefix.");
            }
            else if (allocator.Allocate(pools, request.Size) is { } prefix)
            {
                _allocated[request] = prefix;
            }
            else
            {
                Report(request.At, $"VNet \"{vnet.Name}\" asks for a /{request.Size}, and no address pool has that much room left ({string.Join(", ", pools.Select(pool => $"\"{pool}\""))}). Declare a further pool, or ask for a smaller VNet.");
            }
        }
    }

    private IEnumerable<AddressPrefix> TakenPrefixes() =>
    [
        .. draft.VNets.SelectMany(vnet => vnet.Requests).Select(request => request.Prefix).OfType<AddressPrefix>(),
        .. draft.Sites.SelectMany(site => site.Record.AddressSpace),
        .. draft.LocalNetworkGateways.Make(this).SelectMany(device => device.AddressSpace),
        .. draft.Gateways.SelectMany(gateway => gateway.ToRecord().ClientAddressPools),
        .. draft.Seed.VirtualHubs.Select(hub => hub.AddressPrefix).OfType<AddressPrefix>(),
    ];

    private List<AddressPrefix> PoolsFor(VNetBuilder vnet)
    {
        RegionBuilder? region = vnet.Region.IsStated ? draft.Regions.Find(candidate => candidate.Region == vnet.Region && candidate.Pools.Count > 0) : null;
        if (region is not null)
        {
            return region.Pools;
        }

        if (draft.Pools.Count > 0 || vnet.Region.IsStated)
        {
            return draft.Pools;
        }

        List<AddressPrefix> all = [.. draft.Regions.SelectMany(candidate => candidate.Pools)];
        return all.Count == 1 ? all : [];
    }

    private void AllocateSubnets(VNetBuilder vnet)
    {
        List<(SubnetBuilder Subnet, AddressRequest Request)> sized =
            [.. vnet.Subnets.SelectMany(subnet => subnet.Requests.Where(request => request.Prefix is null).Select(request => (subnet, request)))];
        ValueList<AddressPrefix> space = Prefixes(vnet.Requests);
        if (sized.Count == 0 || space.Count < vnet.Requests.Count)
        {
            // Where the VNet itself found no room, that is the one thing to say.
            return;
        }

        var allocator = new AddressAllocator();
        foreach (AddressPrefix taken in vnet.Subnets.SelectMany(subnet => subnet.Requests).Select(request => request.Prefix).OfType<AddressPrefix>())
        {
            allocator.Take(taken);
        }

        foreach ((SubnetBuilder subnet, AddressRequest request) in sized)
        {
            if (allocator.Allocate(space.Where(prefix => prefix.Family == request.Family), request.Size) is { } prefix)
            {
                _allocated[request] = prefix;
            }
            else
            {
                Report(request.At, $"Subnet \"{subnet.Path}\" asks for a /{request.Size}, and VNet \"{vnet.Name}\" ({string.Join(", ", space.Select(item => $"\"{item}\""))}) has no such room left. Add an address prefix to the VNet, or ask for a smaller subnet.");
            }
        }
    }

    private void CheckParticipants(VNetBuilder vnet)
    {
        foreach (PeeringSide link in vnet.Links.Where(link => link.SubnetsAt is not null))
        {
            CheckParticipants(link, vnet, link.LocalSubnetNames);
            // The pair's other link names the same subnets; a link that stands alone is checked against the far VNet here.
            if (link.Remote is { IsPlaceholder: false } remote && remote.LinkTo(vnet)?.SubnetsAt != link.SubnetsAt)
            {
                CheckParticipants(link, remote, link.RemoteSubnetNames);
            }
        }
    }

    private void CheckParticipants(PeeringSide link, VNetBuilder vnet, ValueList<ResourceName> names)
    {
        foreach (ResourceName name in names.Where(name => !vnet.Subnets.Exists(subnet => subnet.Name == name)))
        {
            Report(link.SubnetsAt!.Value, $"Peering \"{link.Name}\" names the subnet \"{name}\", which VNet \"{vnet.Name}\" does not have. {TopologyDraft.Listed(vnet.Subnets.Select(subnet => subnet.Name.Value))}");
        }
    }

    /// <summary>Names are checked where they are given; a VNet that changed its group afterwards can still have met another one.</summary>
    private void CheckNames()
    {
        HashSet<ResourceId> seen = [.. draft.VNets.Where(vnet => vnet.At is null).Select(vnet => vnet.Id)];
        foreach (VNetBuilder vnet in draft.VNets.Where(vnet => vnet.At is not null && !seen.Add(vnet.Id)))
        {
            Report(vnet.At!.Value, $"There are two VNets \"{vnet.Name}\" in resource group \"{vnet.Id.ResourceGroup}\". Give one of them another name or group.");
        }
    }

    private void PlaceBuilders()
    {
        foreach (VNetBuilder vnet in draft.VNets)
        {
            Place(vnet.Id, vnet.At);
            vnet.Subnets.Where(subnet => subnet.At is not null).ToList().ForEach(subnet => Place(subnet.Id, subnet.At));
            vnet.Links.Where(link => link.At is not null).ToList().ForEach(link => Place(link.ToRecord().Id, link.At));
        }

        draft.Gateways.ForEach(gateway => Place(gateway.Id, gateway.At));
        draft.Circuits.ForEach(circuit => Place(circuit.Id, circuit.At));
        draft.Firewalls.ForEach(firewall => Place(firewall.Id, firewall.At));
        draft.RouteServers.ForEach(server => Place(server.Id, server.At));
        draft.NetworkManagers.ForEach(manager => Place(manager.Id, manager.At));
        foreach (RouteTableBuilder table in draft.RouteTables)
        {
            Place(table.Id, table.At);
            table.RouteSites.ForEach(route => Place(table.Id.Child("routes", route.Route), route.At));
        }

        foreach (NetworkSecurityGroupBuilder group in draft.Groups)
        {
            Place(group.Id, group.At);
            group.RuleSites.ForEach(rule => Place(group.Id.Child("securityRules", rule.Rule), rule.At));
        }
    }
}
