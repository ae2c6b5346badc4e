using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A topology with the indexes that rules look things up in. Built once per validation; every look-up is O(1).</summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<ResourceId, VNet> _described = [];
    private readonly Dictionary<ResourceId, int> _order = [];
    private readonly Dictionary<ResourceId, List<PeeringLink>> _linksFrom = [];
    private readonly Dictionary<ResourceId, List<PeeringLink>> _linksTo = [];
    private readonly Dictionary<ResourceId, List<UnreadValue>> _unread = [];
    private readonly Dictionary<ResourceId, List<Gateway>> _gateways = [];
    private readonly Dictionary<ResourceId, List<RouteServer>> _routeServers = [];
    private readonly HashSet<ResourceId> _vnetsWithUnreadLinks = [];
    private readonly Lazy<IReadOnlyList<PeeringOverlap>> _peeringOverlaps;
    private readonly Lazy<IReadOnlyList<NeighbourOverlap>> _neighbourOverlaps;
    private readonly ResourceNames _names;

    public ValidationContext(Topology topology, AzureBehavior behavior, AzureLimits limits)
    {
        Topology = topology;
        Behavior = behavior;
        Limits = limits;
        for (int i = 0; i < topology.VNets.Count; i++)
        {
            VNet vnet = topology.VNets[i];
            if (!vnet.IsPlaceholder && _described.TryAdd(vnet.Id, vnet))
            {
                _order.Add(vnet.Id, i);
            }
        }

        AllLinks = CollectLinks(topology);
        PrimaryLinks = SelectPrimaryLinks(AllLinks);
        Pairs = [.. PrimaryLinks.Where(link => link.Reverse is null || link.Order < link.Reverse.Order).Select(link => new PeeringPair(link, link.Reverse))];
        foreach (PeeringLink link in PrimaryLinks)
        {
            Add(_linksFrom, link.Local.Id, link);
            Add(_linksTo, link.RemoteId, link);
        }

        foreach (UnreadValue value in topology.UnreadValues)
        {
            Add(_unread, value.ResourceId, value);
            if (value.Property.Contains("virtualNetworkPeerings", StringComparison.OrdinalIgnoreCase))
            {
                _vnetsWithUnreadLinks.Add(value.ResourceId);
            }
            else if (value.ResourceId.IsOfType(ResourceTypes.Peering) && value.Property.Contains("remoteVirtualNetwork", StringComparison.OrdinalIgnoreCase))
            {
                _vnetsWithUnreadLinks.Add(value.ResourceId.Parent!);
            }
        }

        foreach (Gateway gateway in topology.Gateways)
        {
            AddWhereKnown(_gateways, gateway.VNetId, gateway);
        }

        foreach (RouteServer server in topology.RouteServers)
        {
            AddWhereKnown(_routeServers, server.VNetId, server);
        }

        _names = new ResourceNames(topology.VNets.Select(vnet => vnet.Id).Concat(AllLinks.Select(link => link.RemoteId)));
        _peeringOverlaps = new(() => [.. Validation.PeeringOverlaps.Find(Pairs)]);
        _neighbourOverlaps = new(() => [.. Validation.NeighbourOverlaps.Find(this)]);
    }

    public Topology Topology { get; }

    public AzureBehavior Behavior { get; }

    public AzureLimits Limits { get; }

    /// <summary>Gets every link, in the order of the topology.</summary>
    public IReadOnlyList<PeeringLink> AllLinks { get; }

    /// <summary>Gets the links that count: no self peering, and of several links in one direction between two VNets the first. The rest has rules of its own.</summary>
    public IReadOnlyList<PeeringLink> PrimaryLinks { get; }

    /// <summary>Gets the peered pairs of VNets.</summary>
    public IReadOnlyList<PeeringPair> Pairs { get; }

    /// <summary>Gets whether some gateway or Route Server stands in a VNet that the input does not name; it can be any.</summary>
    public bool HasGatewayOfUnknownPlace { get; private set; }

    public IReadOnlyList<PeeringOverlap> PeeringOverlaps => _peeringOverlaps.Value;

    public IReadOnlyList<NeighbourOverlap> NeighbourOverlaps => _neighbourOverlaps.Value;

    /// <summary>Gets the ids of all VNets at either end of a link, described or not, each once.</summary>
    public IEnumerable<ResourceId> LinkedVNetIds => PrimaryLinks.SelectMany(link => new[] { link.Local.Id, link.RemoteId }).Distinct();

    /// <summary>Returns a VNet; null when the topology does not describe it, a placeholder included.</summary>
    public VNet? FindVNet(ResourceId id) => _described.GetValueOrDefault(id);

    /// <summary>Returns the position of a described VNet in the topology.</summary>
    public int OrderOf(ResourceId vnet) => _order[vnet];

    public IReadOnlyList<PeeringLink> LinksFrom(ResourceId vnet) => Of(_linksFrom, vnet);

    public IReadOnlyList<PeeringLink> LinksTo(ResourceId vnet) => Of(_linksTo, vnet);

    public IReadOnlyList<Gateway> GatewaysOf(ResourceId vnet) => Of(_gateways, vnet);

    /// <summary>Says whether a subnet of the VNet is in use by a gateway or Route Server, whether or not the topology describes it.</summary>
    public static bool IsUsedByGateway(VNet vnet) => vnet.Subnets.Any(subnet => subnet.IPConfigurationIds.Any(GatewayOccupants.IsGateway));

    public IReadOnlyList<RouteServer> RouteServersOf(ResourceId vnet) => Of(_routeServers, vnet);

    /// <summary>Says whether a property, or one whose path holds the given word, could not be read.</summary>
    public bool IsUnread(ResourceId id, string word) =>
        Of(_unread, id).Any(value => value.Property.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says whether a part of a VNet's address space could not be read.</summary>
    public bool IsSpaceUnread(VNet vnet) => IsUnread(vnet.Id, "addressSpace") || IsUnread(vnet.Id, "addressPrefixes");

    /// <summary>Says whether a VNet has a link that could not be read, so that a link which seems to be missing may be that one.</summary>
    public bool IsLinkUnread(VNet vnet) => _vnetsWithUnreadLinks.Contains(vnet.Id);

    /// <summary>Returns the short name of a resource in double quotes.</summary>
    public string Name(ResourceId id) => _names.Of(id);

    private static void Add<T>(Dictionary<ResourceId, List<T>> index, ResourceId id, T item)
    {
        if (!index.TryGetValue(id, out List<T>? items))
        {
            items = [];
            index.Add(id, items);
        }

        items.Add(item);
    }

    private static List<T> Of<T>(Dictionary<ResourceId, List<T>> index, ResourceId id) => index.TryGetValue(id, out List<T>? items) ? items : [];

    private void AddWhereKnown<T>(Dictionary<ResourceId, List<T>> index, ResourceId? vnet, T item)
    {
        if (vnet is null)
        {
            HasGatewayOfUnknownPlace = true;
        }
        else
        {
            Add(index, vnet, item);
        }
    }

    private List<PeeringLink> CollectLinks(Topology topology)
    {
        var links = new List<PeeringLink>();
        foreach (VNet vnet in topology.VNets)
        {
            foreach (Peering peering in vnet.Peerings)
            {
                links.Add(new PeeringLink(links.Count, vnet, peering) { Remote = FindVNet(peering.RemoteVNetId) });
            }
        }

        return links;
    }

    private static List<PeeringLink> SelectPrimaryLinks(IReadOnlyList<PeeringLink> links)
    {
        var byEnds = new Dictionary<(ResourceId Local, ResourceId Remote), PeeringLink>();
        foreach (PeeringLink link in links)
        {
            byEnds.TryAdd((link.Local.Id, link.RemoteId), link);
        }

        foreach (PeeringLink link in links)
        {
            link.Reverse = link.IsSelf ? null : byEnds.GetValueOrDefault((link.RemoteId, link.Local.Id));
        }

        return [.. links.Where(link => !link.IsSelf && byEnds[(link.Local.Id, link.RemoteId)] == link)];
    }
}
