using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The estate while sources are read. Everything keeps the order of first appearance.</summary>
internal sealed class EstateDraft
{
    private readonly OrderedDictionary<ResourceId, VNetDraft> _vnets = [];
    private readonly OrderedDictionary<ResourceId, OwnerDraft<RouteTable, UserDefinedRoute>> _routeTables = [];
    private readonly OrderedDictionary<ResourceId, OwnerDraft<NetworkSecurityGroup, SecurityRule>> _securityGroups = [];
    private readonly OrderedDictionary<ResourceId, HubDraft> _hubs = [];
    private readonly OrderedDictionary<ResourceId, NetworkManagerDraft> _managers = [];
    private readonly OrderedDictionary<ResourceId, OwnerDraft<FirewallPolicy, FirewallRuleSet>> _firewallPolicies = [];
    private readonly Dictionary<ResourceId, SourceLocation> _locations = [];
    private readonly OrderedDictionary<ResourceId, (string Earlier, string Later)> _contradictions = [];

    private readonly List<Site> _sites = [];
    private readonly List<Appliance> _appliances = [];
    private readonly List<AccessIntent> _accessIntents = [];
    private readonly List<InspectionIntent> _inspectionIntents = [];
    private readonly List<UnreadValue> _saved = [];
    private ResourceName _name;

    internal EstateDraft()
    {
        Gateways = new(Contradict);
        Connections = new(Contradict);
        LocalNetworkGateways = new(Contradict);
        ExpressRouteCircuits = new(Contradict);
        ApplicationSecurityGroups = new(Contradict);
        NetworkInterfaces = new(Contradict);
        VirtualMachines = new(Contradict);
        PublicIPAddresses = new(Contradict);
        NatGateways = new(Contradict);
        LoadBalancers = new(Contradict);
        AzureFirewalls = new(Contradict);
        PrivateEndpoints = new(Contradict);
    }

    internal Shelf<Gateway> Gateways { get; }

    internal Shelf<Connection> Connections { get; }

    internal Shelf<LocalNetworkGateway> LocalNetworkGateways { get; }

    internal Shelf<ExpressRouteCircuit> ExpressRouteCircuits { get; }

    internal Shelf<ApplicationSecurityGroup> ApplicationSecurityGroups { get; }

    internal Shelf<NetworkInterface> NetworkInterfaces { get; }

    internal Shelf<VirtualMachine> VirtualMachines { get; }

    internal Shelf<PublicIPAddress> PublicIPAddresses { get; }

    internal Shelf<NatGateway> NatGateways { get; }

    internal Shelf<LoadBalancer> LoadBalancers { get; }

    internal Shelf<AzureFirewall> AzureFirewalls { get; }

    internal Shelf<PrivateEndpoint> PrivateEndpoints { get; }

    /// <summary>Gets what is known about members of network groups beside those that are listed.</summary>
    internal GroupMembership Membership { get; } = new();

    /// <summary>Gets the interfaces of private endpoints that state no address themselves.</summary>
    internal List<(ResourceId Endpoint, ResourceId Interface)> EndpointInterfaces { get; } = [];

    /// <summary>Gets the policy of each Azure Firewall that has one.</summary>
    internal Dictionary<ResourceId, ResourceId> PoliciesOfFirewalls { get; } = [];

    /// <summary>Gets the rules that each Azure Firewall states itself.</summary>
    internal Dictionary<ResourceId, FirewallRuleSet> RulesOfFirewalls { get; } = [];

    /// <summary>Gets the addresses of IP groups; null where they cannot be read in full.</summary>
    internal Dictionary<ResourceId, ValueList<AddressRange>?> IPGroups { get; } = [];

    internal List<UnreadValue> UnreadValues { get; } = [];

    internal List<PendingReference> References { get; } = [];

    /// <summary>Gets findings about sources as a whole.</summary>
    internal List<Diagnostic> SourceFindings { get; } = [];

    internal void Locate(ResourceId id, SourceLocation location) => _locations[id] = location;

    /// <summary>Takes what a saved topology holds beside resources: declarations, unread values, locations, and its name.</summary>
    internal void AddDeclarations(Topology topology)
    {
        _name = _name.IsEmpty ? topology.Name : _name;
        _sites.AddRange(topology.Sites);
        _appliances.AddRange(topology.Appliances);
        _accessIntents.AddRange(topology.AccessIntents);
        _inspectionIntents.AddRange(topology.InspectionIntents);
        _saved.AddRange(topology.UnreadValues);
        foreach ((ResourceId id, SourceLocation location) in topology.Sources.Locations)
        {
            _locations[id] = location;
        }
    }

    internal VNetDraft VNet(ResourceId id) => Get(_vnets, id, key => new VNetDraft(key, Contradict));

    internal OwnerDraft<RouteTable, UserDefinedRoute> RouteTable(ResourceId id) => Get(_routeTables, id, key => new(key, Contradict));

    internal OwnerDraft<NetworkSecurityGroup, SecurityRule> SecurityGroup(ResourceId id) => Get(_securityGroups, id, key => new(key, Contradict));

    internal HubDraft Hub(ResourceId id) => Get(_hubs, id, key => new HubDraft(key, Contradict));

    internal NetworkManagerDraft NetworkManager(ResourceId id) => Get(_managers, id, key => new NetworkManagerDraft(key, Contradict));

    internal OwnerDraft<FirewallPolicy, FirewallRuleSet> FirewallPolicy(ResourceId id) => Get(_firewallPolicies, id, key => new(key, Contradict));

    /// <summary>Puts everything together.</summary>
    internal (Topology Topology, DiagnosticReport Report) Build(ResourceName name)
    {
        var sources = new SourceMap(WithParents(_locations));
        ILookup<ResourceId, ResourceId> endpointInterfaces = EndpointInterfaces.ToLookup(item => item.Endpoint, item => item.Interface);
        VNet[] vnets = [.. _vnets.Values.Select(draft => draft.Build())];
        var associations = new Associations(References, vnets);
        ValueList<NetworkInterface> interfaces = [.. NetworkInterfaces.Values.Select(associations.Complete)];
        var firewalls = new FirewallAssembler(RulesOfFirewalls, PoliciesOfFirewalls, _firewallPolicies, IPGroups);
        var topology = new Topology
        {
            Name = name.IsEmpty ? _name : name,
            Sites = [.. _sites.Distinct()],
            Appliances = [.. _appliances.Distinct()],
            AccessIntents = [.. _accessIntents.Distinct()],
            InspectionIntents = [.. _inspectionIntents.Distinct()],
            VNets = [.. vnets.Select(associations.Complete)],
            Gateways = [.. Gateways.Values.Select(associations.Complete)],
            Connections = Connections.Values,
            LocalNetworkGateways = LocalNetworkGateways.Values,
            ExpressRouteCircuits = ExpressRouteCircuits.Values,
            RouteTables = [.. _routeTables.Values.Select(draft => (draft.Stated ?? new RouteTable { Id = draft.Id }) with { Routes = draft.Children.Build() })],
            NetworkSecurityGroups =
                [.. _securityGroups.Values.Select(draft => (draft.Stated ?? new NetworkSecurityGroup { Id = draft.Id }) with { SecurityRules = draft.Children.Build() })],
            ApplicationSecurityGroups = ApplicationSecurityGroups.Values,
            NetworkInterfaces = interfaces,
            VirtualMachines = [.. VirtualMachines.Values, .. Associations.MachinesOf(interfaces, VirtualMachines.Ids)],
            PublicIPAddresses = PublicIPAddresses.Values,
            NatGateways = NatGateways.Values,
            LoadBalancers = LoadBalancers.Values,
            AzureFirewalls = [.. AzureFirewalls.Values.Select(firewalls.Complete)],
            PrivateEndpoints = [.. PrivateEndpoints.Values.Select(endpoint => WithAddresses(endpoint, endpointInterfaces[endpoint.Id]))],
            RouteServers = [.. _hubs.Values.Where(draft => draft.IsRouteServer).Select(draft => draft.BuildRouteServer())],
            VirtualHubs = [.. _hubs.Values.Where(draft => !draft.IsRouteServer).Select(draft => draft.BuildHub())],
            NetworkManagers = [.. _managers.Values.Select(draft => draft.Build(Membership))],
            UnreadValues = [.. _saved.Concat(UnreadValues).DistinctBy(value => (value.ResourceId, value.Property, value.Text))],
            Sources = sources,
        };

        IEnumerable<Diagnostic> findings = SourceFindings
            .Concat(_contradictions.Select(item => ImportFindings.Contradiction(item.Key, item.Value.Earlier, item.Value.Later, sources.Find(item.Key))))
            .Concat(topology.UnreadValues.Select(ImportFindings.Unread).OfType<Diagnostic>())
            .Concat(NotDescribed(topology));
        return (topology, new DiagnosticReport(findings));
    }

    private static T Get<T>(OrderedDictionary<ResourceId, T> drafts, ResourceId id, Func<ResourceId, T> create)
    {
        if (!drafts.TryGetValue(id, out T? draft))
        {
            draft = create(id);
            drafts.Add(id, draft);
        }

        return draft;
    }

    // A parent that only its children name stands where the first of them stands.
    private static Dictionary<ResourceId, SourceLocation> WithParents(Dictionary<ResourceId, SourceLocation> locations)
    {
        var all = new Dictionary<ResourceId, SourceLocation>(locations);
        foreach ((ResourceId id, SourceLocation location) in locations)
        {
            for (ResourceId? parent = id.Parent; parent is not null; parent = parent.Parent)
            {
                all.TryAdd(parent, location);
            }
        }

        return all;
    }

    private PrivateEndpoint WithAddresses(PrivateEndpoint endpoint, IEnumerable<ResourceId> interfaces)
    {
        if (endpoint.Addresses.Count > 0)
        {
            return endpoint;
        }

        var addresses = new List<HostAddress>();
        foreach (ResourceId id in interfaces)
        {
            if (NetworkInterfaces.TryGet(id, out NetworkInterface? found))
            {
                addresses.AddRange(found.IPConfigurations.Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>());
            }
        }

        return endpoint with { Addresses = [.. addresses.Distinct()] };
    }

    private IEnumerable<Diagnostic> NotDescribed(Topology topology)
    {
        HashSet<ResourceId> described = Described(topology);
        return References
            .Where(reference => !described.Contains(reference.Target))
            .GroupBy(reference => reference.Target)
            .Select(ImportFindings.NotDescribed);
    }

    // Children that the model does not keep under an id of their own (backend pools, front ends, IP configurations) count as described with their parent.
    private HashSet<ResourceId> Described(Topology topology)
    {
        var described = new HashSet<ResourceId>();
        described.UnionWith(_vnets.Where(item => item.Value.IsStated).Select(item => item.Key));
        described.UnionWith(topology.VNets.SelectMany(vnet => vnet.Subnets).Select(subnet => subnet.Id));
        described.UnionWith(_routeTables.Where(item => item.Value.Stated is not null).Select(item => item.Key));
        described.UnionWith(_securityGroups.Where(item => item.Value.Stated is not null).Select(item => item.Key));
        described.UnionWith(_hubs.Where(item => item.Value.IsStated).Select(item => item.Key));
        described.UnionWith(_managers.Values.SelectMany(draft => draft.StatedChildren));
        described.UnionWith(_firewallPolicies.Keys);
        described.UnionWith(IPGroups.Keys);
        described.UnionWith(_firewallPolicies.Values.SelectMany(draft => draft.Children.Ids));
        ReadOnlySpan<IEnumerable<ResourceId>> shelves =
        [
            Gateways.Ids, Connections.Ids, LocalNetworkGateways.Ids, ExpressRouteCircuits.Ids, ApplicationSecurityGroups.Ids, NetworkInterfaces.Ids,
            VirtualMachines.Ids, PublicIPAddresses.Ids, NatGateways.Ids, LoadBalancers.Ids, AzureFirewalls.Ids, PrivateEndpoints.Ids,
        ];
        foreach (IEnumerable<ResourceId> shelf in shelves)
        {
            described.UnionWith(shelf);
        }

        described.UnionWith(References
            .Select(reference => reference.Target)
            .Where(target => target.Parent is { } parent && !target.IsOfType(ResourceTypes.Subnet) && !target.IsOfType(FirewallMapper.GroupType) && described.Contains(parent))
            .ToArray());
        return described;
    }

    private void Contradict(ResourceId id, string earlier, string later) => _contradictions[id] = (earlier, later);
}
