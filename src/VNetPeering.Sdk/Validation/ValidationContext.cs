using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>
/// A topology with the indexes that rules look things up in. Built once per validation. VNets have dense numbers, those that are only named included, so
/// that large estates are walked over arrays; what only some rules need is built when first asked for.
/// </summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<ResourceId, int> _numbers;
    private readonly List<ResourceId> _vnetIds;
    private readonly VNet?[] _described;
    private readonly Adjacency _from;
    private readonly Adjacency _to;
    private readonly List<RepeatedLink> _repeatedLinks;
    private readonly HashSet<int> _vnetsWithUnreadLinks = [];
    private readonly ResourceIndex<UnreadValue> _unread;
    private readonly ResourceIndex<Gateway> _gateways;
    private readonly ResourceIndex<RouteServer> _routeServers;
    private readonly Lazy<IReadOnlyList<PeeringOverlap>> _peeringOverlaps;
    private readonly Lazy<IReadOnlyList<NeighbourOverlap>> _neighbourOverlaps;
    private readonly Lazy<HashSet<PeeringLink>> _orphansInTheWay;
    private readonly Lazy<ResourceNames> _names;
    private readonly Lazy<IReadOnlyList<SpecialSubnet>> _specialSubnets;
    private readonly Lazy<AttachedTables> _tables;
    private readonly Lazy<HashSet<ResourceId>> _parentsOfUnread;
    private readonly Lazy<AttachedGroups> _securityGroups;
    private readonly Lazy<IReadOnlyList<ShadowedRule>> _shadowedRules;
    private readonly Lazy<AddressUses> _addresses;
    private readonly Lazy<Appliances> _appliances;
    private readonly Lazy<ApplianceHops> _applianceHops;
    private readonly Lazy<GatewayIndex> _gatewayIndex;
    private readonly Lazy<IReadOnlyList<GroupOverlap>> _groupOverlaps;
    private readonly Lazy<ILookup<ResourceId, ConnectedGroup>> _groupsOf;

    public ValidationContext(Topology given, AzureBehavior behavior, AzureLimits limits, ValidationFocus? focus = null)
    {
        Focus = focus;
        Managed = ManagedPeerings.AddTo(given);
        Topology topology = Managed.Topology;
        Topology = topology;
        ConnectedGroups = Model.ConnectedGroups.Of(topology, behavior);
        Behavior = behavior;
        Limits = limits;
        _numbers = new Dictionary<ResourceId, int>(topology.VNets.Count);
        _vnetIds = new List<ResourceId>(topology.VNets.Count);
        foreach (VNet vnet in topology.VNets)
        {
            Number(vnet.Id);
        }

        HasVNetsWithOneId = _vnetIds.Count < topology.VNets.Count;
        _described = new VNet?[_vnetIds.Count];
        foreach (VNet vnet in topology.VNets)
        {
            if (!vnet.IsPlaceholder)
            {
                _described[_numbers[vnet.Id]] ??= vnet;
            }
        }

        AllLinks = CollectLinks(topology);
        _from = new Adjacency(AllLinks, _vnetIds.Count, link => link.LocalNumber);
        _to = new Adjacency(AllLinks, _vnetIds.Count, link => link.RemoteNumber);
        PrimaryLinks = SelectPrimaryLinks(out _repeatedLinks);
        if (PrimaryLinks.Count < AllLinks.Count)
        {
            _from = new Adjacency(PrimaryLinks, _vnetIds.Count, link => link.LocalNumber);
            _to = new Adjacency(PrimaryLinks, _vnetIds.Count, link => link.RemoteNumber);
        }

        Pairs = FindPairs();
        _unread = new ResourceIndex<UnreadValue>(topology.UnreadValues, value => value.ResourceId);
        foreach (UnreadValue value in topology.UnreadValues)
        {
            NoteUnreadLink(value);
        }

        _gateways = new ResourceIndex<Gateway>(topology.Gateways, gateway => gateway.VNetId);
        _routeServers = new ResourceIndex<RouteServer>(topology.RouteServers, server => server.VNetId);
        _names = new(() => new ResourceNames(Topology.VNets.Select(vnet => vnet.Id).Concat(AllLinks.Select(link => link.RemoteId))));
        _peeringOverlaps = new(() => [.. Validation.PeeringOverlaps.Find(Pairs)]);
        _neighbourOverlaps = new(() => [.. Validation.NeighbourOverlaps.Find(this)]);
        _orphansInTheWay = new(() => [.. NeighbourOverlaps.Where(overlap => overlap.IsThroughOrphan).SelectMany(overlap => overlap.Collisions).Select(collision => collision.Earlier.Link)]);
        _specialSubnets = new(() => SpecialSubnet.Find(Topology, Focus));
        _tables = new(() => new AttachedTables(Topology));
        _parentsOfUnread = new(() => [.. Topology.UnreadValues.Select(value => value.ResourceId.Parent).OfType<ResourceId>()]);
        _securityGroups = new(() => new AttachedGroups(Topology));
        _shadowedRules = new(() => [.. ShadowedRule.Find(this)]);
        _addresses = new(() => new AddressUses(this));
        _appliances = new(() => new Appliances(this));
        _applianceHops = new(() => new ApplianceHops(this));
        _gatewayIndex = new(() => new GatewayIndex(Topology));
        _groupOverlaps = new(() => [.. GroupOverlap.Find(Topology, ConnectedGroups)]);
        _groupsOf = new(() => ConnectedGroups.SelectMany(group => group.Members.Select(member => (Topology.VNets[member].Id, Group: group))).ToLookup(item => item.Id, item => item.Group));
    }

    /// <summary>Gets the topology with the peerings that its network managers make.</summary>
    public Topology Topology { get; }

    /// <summary>Gets which peerings network managers make, and which Azure would refuse them.</summary>
    public ManagedTopology Managed { get; }

    /// <summary>Gets the connected groups of network managers.</summary>
    public IReadOnlyList<ConnectedGroup> ConnectedGroups { get; }

    public IReadOnlyList<GroupOverlap> GroupOverlaps => _groupOverlaps.Value;

    /// <summary>Gets the VNets to look at; null for all of them.</summary>
    public ValidationFocus? Focus { get; }

    public AzureBehavior Behavior { get; }

    public AzureLimits Limits { get; }

    /// <summary>Gets every link, in the order of the topology.</summary>
    public IReadOnlyList<PeeringLink> AllLinks { get; }

    /// <summary>Gets the links that count: no self peering, and of several links in one direction between two VNets the first. The rest has rules of its own.</summary>
    public IReadOnlyList<PeeringLink> PrimaryLinks { get; }

    /// <summary>Gets the links that stand behind another one with the same ends.</summary>
    public IReadOnlyList<RepeatedLink> RepeatedLinks => _repeatedLinks;

    /// <summary>Gets the peered pairs of VNets.</summary>
    public IReadOnlyList<PeeringPair> Pairs { get; }

    /// <summary>Gets whether some gateway or Route Server stands in a VNet that the input does not name; it can be any.</summary>
    public bool HasGatewayOfUnknownPlace => _gateways.HasUnplaced || _routeServers.HasUnplaced;

    public IReadOnlyList<PeeringOverlap> PeeringOverlaps => _peeringOverlaps.Value;

    public IReadOnlyList<NeighbourOverlap> NeighbourOverlaps => _neighbourOverlaps.Value;

    /// <summary>Says whether a Disconnected link has prefixes stored that keep another VNet out (rule 2.12).</summary>
    public bool IsOrphanInTheWay(PeeringLink link) => _orphansInTheWay.Value.Contains(link);

    /// <summary>Gets the subnets whose names Azure reserves (rule book 1.3).</summary>
    public IReadOnlyList<SpecialSubnet> SpecialSubnets => _specialSubnets.Value;

    /// <summary>Gets the described route tables with the subnets that they are attached to.</summary>
    public AttachedTables RouteTables => _tables.Value;

    /// <summary>Gets the described network security groups with what they are attached to.</summary>
    public AttachedGroups SecurityGroups => _securityGroups.Value;

    /// <summary>Gets the security rules that no packet gets to.</summary>
    public IReadOnlyList<ShadowedRule> ShadowedRules => _shadowedRules.Value;

    /// <summary>Gets the private addresses that resources of the topology state.</summary>
    public AddressUses Addresses => _addresses.Value;

    /// <summary>Gets the described gateways with their connections, sites and public addresses.</summary>
    public GatewayIndex GatewayIndex => _gatewayIndex.Value;

    /// <summary>Gets whether two VNets of the topology have one id.</summary>
    public bool HasVNetsWithOneId { get; }

    /// <summary>Gets what answers at next-hop addresses.</summary>
    public Appliances Appliances => _appliances.Value;

    /// <summary>Gets the appliance addresses that route tables lead to.</summary>
    public ApplianceHops ApplianceHops => _applianceHops.Value;

    /// <summary>Gets how many VNets have a number: those of the topology, and those that only a link names.</summary>
    public int VNetCount => _vnetIds.Count;

    /// <summary>Returns the dense number of a VNet; -1 when neither the topology nor a link of it names the VNet.</summary>
    public int NumberOf(ResourceId vnet) => _numbers.GetValueOrDefault(vnet, -1);

    /// <summary>Returns the id of the VNet with a number.</summary>
    public ResourceId VNetIdOf(int number) => _vnetIds[number];

    /// <summary>Returns a VNet; null when the topology does not describe it, a placeholder included.</summary>
    public VNet? FindVNet(ResourceId id) => FindVNet(NumberOf(id));

    /// <inheritdoc cref="FindVNet(ResourceId)"/>
    public VNet? FindVNet(int number) => (uint)number < (uint)_described.Length ? _described[number] : null;

    public ArraySegment<PeeringLink> LinksFrom(ResourceId vnet) => LinksFrom(NumberOf(vnet));

    public ArraySegment<PeeringLink> LinksFrom(int vnet) => _from.Of(vnet);

    public ArraySegment<PeeringLink> LinksTo(ResourceId vnet) => LinksTo(NumberOf(vnet));

    public ArraySegment<PeeringLink> LinksTo(int vnet) => _to.Of(vnet);

    /// <summary>Returns the connected groups that a VNet is a member of.</summary>
    public IEnumerable<ConnectedGroup> ConnectedGroupsOf(ResourceId vnet) => ConnectedGroups.Count == 0 ? [] : _groupsOf.Value[vnet];

    public IReadOnlyList<Gateway> GatewaysOf(ResourceId vnet) => _gateways.Of(vnet);

    /// <summary>Says whether a subnet of the VNet is in use by a gateway or Route Server, whether or not the topology describes it.</summary>
    public static bool IsUsedByGateway(VNet vnet) => vnet.Subnets.Any(subnet => subnet.IPConfigurationIds.Any(GatewayOccupants.IsGateway));

    public IReadOnlyList<RouteServer> RouteServersOf(ResourceId vnet) => _routeServers.Of(vnet);

    /// <summary>Gets whether anything of the input could not be read.</summary>
    public bool HasUnreadValues => !_unread.IsEmpty;

    /// <summary>Says whether a property, or one whose path holds the given word, could not be read.</summary>
    public bool IsUnread(ResourceId id, string word)
    {
        foreach (UnreadValue value in _unread.Of(id))
        {
            if (value.Property.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether a rule of a security group could not be read, in whole or in part.</summary>
    public bool IsRuleUnread(ResourceId group) =>
        IsUnread(group, "properties") || IsUnread(group, "securityRules") || _parentsOfUnread.Value.Contains(group);

    /// <summary>Says whether a part of a VNet's address space could not be read.</summary>
    public bool IsSpaceUnread(VNet vnet) => !_unread.IsEmpty && (IsUnread(vnet.Id, "addressSpace") || IsUnread(vnet.Id, "addressPrefixes"));

    /// <summary>Says whether a VNet has a link that could not be read, so that a link which seems to be missing may be that one.</summary>
    public bool IsLinkUnread(VNet vnet) => _vnetsWithUnreadLinks.Contains(NumberOf(vnet.Id));

    /// <summary>Returns the short name of a resource in double quotes.</summary>
    public string Name(ResourceId id) => _names.Value.Of(id);

    private int Number(ResourceId vnet)
    {
        if (!_numbers.TryGetValue(vnet, out int number))
        {
            number = _vnetIds.Count;
            _numbers.Add(vnet, number);
            _vnetIds.Add(vnet);
        }

        return number;
    }

    private void NoteUnreadLink(UnreadValue value)
    {
        if (value.Property.Contains("virtualNetworkPeerings", StringComparison.OrdinalIgnoreCase))
        {
            _vnetsWithUnreadLinks.Add(NumberOf(value.ResourceId));
        }
        else if (value.ResourceId.IsOfType(ResourceTypes.Peering) && value.Property.Contains("remoteVirtualNetwork", StringComparison.OrdinalIgnoreCase))
        {
            _vnetsWithUnreadLinks.Add(NumberOf(value.ResourceId.Parent!));
        }
    }

    private List<PeeringLink> CollectLinks(Topology topology)
    {
        var links = new List<PeeringLink>(topology.VNets.Count);
        foreach (VNet vnet in topology.VNets)
        {
            int local = vnet.Peerings.Count == 0 ? -1 : _numbers[vnet.Id];
            foreach (Peering peering in vnet.Peerings)
            {
                int remote = Number(peering.RemoteVNetId);
                links.Add(new PeeringLink(links.Count, vnet, peering) { LocalNumber = local, RemoteNumber = remote, Remote = FindVNet(remote) });
            }
        }

        return links;
    }

    private List<PeeringLink> SelectPrimaryLinks(out List<RepeatedLink> repeated)
    {
        repeated = [];
        var primary = new List<PeeringLink>(AllLinks.Count);
        foreach (PeeringLink link in AllLinks)
        {
            if (link.IsSelf)
            {
                continue;
            }

            link.Reverse = FirstLink(link.RemoteNumber, link.LocalNumber);
            PeeringLink first = FirstLink(link.LocalNumber, link.RemoteNumber)!;
            if (first == link)
            {
                primary.Add(link);
            }
            else
            {
                repeated.Add(new RepeatedLink(link, first));
            }
        }

        return primary;
    }

    // One end of a link is mostly a spoke with a link or two, so the shorter of the two lists is searched.
    private PeeringLink? FirstLink(int local, int remote)
    {
        ArraySegment<PeeringLink> from = _from.Of(local);
        ArraySegment<PeeringLink> to = _to.Of(remote);
        if (from.Count <= to.Count)
        {
            foreach (PeeringLink link in from)
            {
                if (link.RemoteNumber == remote)
                {
                    return link;
                }
            }
        }
        else
        {
            foreach (PeeringLink link in to)
            {
                if (link.LocalNumber == local)
                {
                    return link;
                }
            }
        }

        return null;
    }

    private List<PeeringPair> FindPairs()
    {
        var pairs = new List<PeeringPair>(PrimaryLinks.Count);
        foreach (PeeringLink link in PrimaryLinks)
        {
            if (link.Reverse is null || link.Order < link.Reverse.Order)
            {
                pairs.Add(new PeeringPair(link, link.Reverse));
            }
        }

        return pairs;
    }
}
