using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Designs an Azure network in C#: verbs add resources and relations, and <see cref="Build"/> returns the topology.</summary>
/// <remarks>
/// <para>
/// Lambdas configure what they are given to; the handles that verbs return are what relations are made between. What is not said has Azure's
/// default, and no address is ever invented. Subscription and resource group are the placeholder <c>&lt;subscription&gt;</c> and the name of the
/// topology unless stated.
/// </para>
/// <para>
/// A mistake in a call, such as a malformed prefix or a name that is taken, throws at once. What only the whole program shows, such as a full pool,
/// is thrown by <see cref="Build"/>, all of it together. A network that Azure would refuse is neither: it is built, and <c>Validate</c> reports it.
/// </para>
/// <para>Mutable; not thread-safe; single use: it builds once, and every later call throws.</para>
/// </remarks>
public sealed class TopologyBuilder
{
    private readonly TopologyDraft _draft;

    /// <summary>Starts an empty topology.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, blank or holds a slash.</exception>
    public TopologyBuilder(string name)
        : this(new Topology { Name = BuilderGuard.Name(name) })
    {
    }

    internal TopologyBuilder(Topology seed) => _draft = new TopologyDraft(seed);

    /// <summary>Gets the name of the topology.</summary>
    public ResourceName Name => _draft.Name;

    /// <summary>Gets the handle of a VNet by name, ignoring case; <c>GROUP/NAME</c> or <c>SUBSCRIPTION/GROUP/NAME</c> where the name alone stands for several.</summary>
    /// <exception cref="KeyNotFoundException">There is no such VNet; the message lists those that there are.</exception>
    /// <exception cref="ArgumentException">The name stands for several VNets.</exception>
    public VNetBuilder this[string vnet]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(vnet);
            string[] parts = vnet.Split('/');
            List<VNetBuilder> found = _draft.VNets.FindAll(candidate => candidate.Name == parts[^1]
                && (parts.Length < 2 || Same(candidate.Id.ResourceGroup, parts[^2]))
                && (parts.Length < 3 || Same(candidate.Id.Subscription, parts[^3])));
            return found switch
            {
                [VNetBuilder only] => only,
                [] => throw new KeyNotFoundException($"Topology \"{Name}\" has no VNet \"{vnet}\". {TopologyDraft.Listed(_draft.VNets.Select(candidate => candidate.Name.Value))}"),
                _ => throw new ArgumentException(
                    $"\"{vnet}\" stands for {found.Count} VNets. Write {string.Join(" or ", found.Select(candidate => $"\"{candidate.Id.Subscription}/{candidate.Id.ResourceGroup}/{candidate.Name}\""))}.",
                    nameof(vnet)),
            };
        }
    }

    /// <summary>Puts VNets that do not say otherwise, and their resources, into a subscription.</summary>
    /// <exception cref="ArgumentException"><paramref name="subscription"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InSubscription(string subscription)
    {
        _draft.EnsureOpen();
        _draft.Subscription = BuilderGuard.Name(subscription);
        return this;
    }

    /// <summary>Puts VNets that do not say otherwise, and their resources, into a resource group.</summary>
    /// <exception cref="ArgumentException"><paramref name="resourceGroup"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InResourceGroup(string resourceGroup)
    {
        _draft.EnsureOpen();
        _draft.ResourceGroup = BuilderGuard.Name(resourceGroup);
        return this;
    }

    /// <summary>States the Microsoft Entra tenant of VNets that do not say otherwise.</summary>
    /// <exception cref="ArgumentException"><paramref name="tenantId"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InTenant(string tenantId)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        _draft.TenantId = tenantId;
        return this;
    }

    /// <summary>States the cloud of VNets that do not say otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cloud"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InCloud(Cloud cloud)
    {
        _draft.EnsureOpen();
        _draft.Cloud = BuilderGuard.Defined(cloud);
        return this;
    }

    /// <summary>States the region of VNets that do not say otherwise.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder In(string region)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        _draft.Region = region;
        return this;
    }

    /// <summary>Declares a pool for VNets with a size whose region has none of its own.</summary>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder AddressPool(string prefix)
    {
        _draft.EnsureOpen();
        _draft.Pools.Add(BuilderGuard.Prefix(prefix));
        return this;
    }

    /// <summary>Gets the handle of a region, to declare its address pools.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RegionBuilder Region(string region)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        RegionBuilder? known = _draft.Regions.Find(candidate => candidate.Region == region);
        if (known is null)
        {
            known = new RegionBuilder(_draft, region);
            _draft.Regions.Add(known);
        }

        return known;
    }

    /// <summary>Declares a site outside Azure with one prefix.</summary>
    /// <exception cref="ArgumentException">The name is taken, or <paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SiteBuilder Site(string name, string prefix, Action<SiteBuilder>? configure = null) => AddSite(name, [BuilderGuard.Prefix(prefix)], configure);

    /// <summary>Declares a site outside Azure.</summary>
    /// <exception cref="ArgumentException">The name is taken, or a text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SiteBuilder Site(string name, IEnumerable<string> prefixes, Action<SiteBuilder>? configure = null) => AddSite(name, BuilderGuard.Prefixes(prefixes), configure);

    /// <summary>Adds a VNet with one address prefix; <see cref="VNetBuilder.AddressSpace"/> adds more.</summary>
    /// <exception cref="ArgumentException">The name is taken in its resource group, or <paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder VNet(string name, string prefix, Action<VNetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddVNet(name, [AddressRequest.Of(BuilderGuard.Prefix(prefix))], configure, _draft.At(file, line));

    /// <summary>Adds a VNet with several address prefixes, IPv4 or IPv6.</summary>
    /// <exception cref="ArgumentException">The name is taken in its resource group, or a text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder VNet(string name, IEnumerable<string> prefixes, Action<VNetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddVNet(name, BuilderGuard.Prefixes(prefixes).Select(AddressRequest.Of), configure, _draft.At(file, line));

    /// <summary>
    /// Adds a VNet with a prefix of the given length, which <see cref="Build"/> takes from the pools of its region, else from those of the topology,
    /// else, for a VNet without a region, from the only pool there is. Explicit prefixes come first, then sizes in the order of the calls; each takes the
    /// first aligned prefix that touches no VNet, site, local network gateway, client pool or Virtual WAN hub. A length up to 32 means IPv4, a longer one IPv6.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken in its resource group.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not between 1 and 128.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder VNet(string name, int size, Action<VNetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        CallSite at = _draft.At(file, line);
        return AddVNet(name, [AddressRequest.OfSize(BuilderGuard.Size(size), at)], configure, at);
    }

    /// <summary>Adds a route table that subnets can share, or returns the one of that name.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id, or stands for several tables.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder RouteTable(string name, Action<RouteTableBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        CallSite at = _draft.At(file, line);
        BuilderGuard.Name(name);
        RouteTableBuilder table = OnlyOrNew(_draft.RouteTables, candidate => candidate.Name, candidate => candidate.Id, "route table", name, () => new RouteTableBuilder(_draft, new ResourceScope(_draft, null), name, at));
        configure?.Invoke(table);
        return table;
    }

    /// <summary>Adds a network security group that subnets and network interfaces can share, or returns the one of that name.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id, or stands for several groups.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkSecurityGroupBuilder NetworkSecurityGroup(
        string name, Action<NetworkSecurityGroupBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        CallSite at = _draft.At(file, line);
        BuilderGuard.Name(name);
        NetworkSecurityGroupBuilder group = OnlyOrNew(_draft.Groups, candidate => candidate.Name, candidate => candidate.Id, "network security group", name, () => new NetworkSecurityGroupBuilder(_draft, new ResourceScope(_draft, null), name, at));
        configure?.Invoke(group);
        return group;
    }

    /// <summary>Adds a Virtual Network Manager, or returns the one of that name.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id, or stands for several managers.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder NetworkManager(string name, Action<NetworkManagerBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        CallSite at = _draft.At(file, line);
        BuilderGuard.Name(name);
        NetworkManagerBuilder manager = OnlyOrNew(_draft.NetworkManagers, candidate => candidate.Name, candidate => candidate.Id, "network manager", name, () => new NetworkManagerBuilder(_draft, new ResourceScope(_draft, null), name, at));
        configure?.Invoke(manager);
        return manager;
    }

    /// <summary>Gets the handle of a site by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such site; the message lists those that there are.</exception>
    public SiteBuilder GetSite(string name) => Get(_draft.Sites, candidate => candidate.Name, "site", name);

    /// <summary>Gets the handle of a gateway by name.</summary>
    /// <exception cref="ArgumentException">The name stands for several gateways.</exception>
    /// <exception cref="KeyNotFoundException">There is no such gateway; the message lists those that there are.</exception>
    public GatewayBuilder GetGateway(string name) => Get(_draft.Gateways, candidate => candidate.Name, "gateway", name);

    /// <summary>Gets the handle of an Azure Firewall by name.</summary>
    /// <exception cref="ArgumentException">The name stands for several firewalls.</exception>
    /// <exception cref="KeyNotFoundException">There is no such firewall; the message lists those that there are.</exception>
    public FirewallBuilder GetFirewall(string name) => Get(_draft.Firewalls, candidate => candidate.Name, "Azure Firewall", name);

    /// <summary>Gets the handle of an appliance by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such appliance; the message lists those that there are.</exception>
    public ApplianceBuilder GetAppliance(string name) => Get(_draft.Appliances, candidate => candidate.Name, "appliance", name);

    /// <summary>Finds the peering between two VNets: the link of the first one, and the link in the other direction where it exists.</summary>
    /// <exception cref="ArgumentException">A name stands for several VNets.</exception>
    /// <exception cref="KeyNotFoundException">There is no such VNet, or neither has a link to the other.</exception>
    public PeeringBuilder Peering(string local, string remote)
    {
        VNetBuilder first = this[local];
        VNetBuilder second = this[remote];
        PeeringSide? there = first.LinkTo(second);
        PeeringSide? back = first == second ? null : second.LinkTo(first);
        return there is null && back is null
            ? throw new KeyNotFoundException($"VNet \"{local}\" has no peering with \"{remote}\". {TopologyDraft.Listed(first.Links.Select(link => link.Name.Value))}")
            : new PeeringBuilder(_draft, there, back);
    }

    /// <summary>Asks for an access between two subnets. What <see cref="Build"/> writes for it is described at <see cref="AllowanceBuilder"/>.</summary>
    /// <exception cref="ArgumentException">A subnet belongs to another builder.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public AllowanceBuilder Allow(SubnetBuilder from, SubnetBuilder to, Protocol protocol, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _draft.EnsureOwn(from);
        _draft.EnsureOwn(to);
        from.VNet.EnsureUsable();
        to.VNet.EnsureUsable();
        ArgumentNullException.ThrowIfNull(protocol);
        var allowance = new AllowanceBuilder(_draft, from, to, protocol, _draft.At(file, line));
        _draft.Allowances.Add(allowance);
        return allowance;
    }

    /// <summary>Asks that every flow among networks passes an appliance, both ways.</summary>
    /// <remarks>
    /// <para>
    /// <see cref="Build"/> writes a route through the appliance into the route table of each subnet of workloads, to the prefixes of each of the other
    /// networks, and into the GatewaySubnet of the gateways that a site is connected to. Beside the appliance, in its own VNet, the subnets are named one by one. A subnet
    /// without a table gets one named <c>VNET-SUBNET-routes</c>. The links of these VNets to the VNet of the appliance get <c>allowForwardedTraffic</c> where the program
    /// does not set it (rule 2.51). Flows inside one network are left alone.
    /// </para>
    /// <para>The wish stays in the topology, and <c>Validate</c> says which flows go round the appliance all the same. Cost of that: a trace for each pair of subnets.</para>
    /// </remarks>
    /// <param name="via">The appliance.</param>
    /// <param name="between">The networks: names of VNets, subnets (<c>app/work</c>) and sites. At least two.</param>
    /// <param name="because">The reason, which stays with the wish.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The appliance belongs to another builder, a name is repeated, fewer than two networks are named, or the reason is blank.</exception>
    /// <exception cref="KeyNotFoundException">There is no such network; the message lists those that there are.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder Inspect(ApplianceBuilder via, IEnumerable<string> between, string? because = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _draft.EnsureOwn(via);
        return Inspect(new InspectionDraft(via, null, because, _draft.At(file, line)), between);
    }

    /// <summary>Asks that every flow among networks passes an Azure Firewall, both ways.</summary>
    /// <inheritdoc cref="Inspect(ApplianceBuilder, IEnumerable{string}, string, string, int)"/>
    public TopologyBuilder Inspect(FirewallBuilder via, IEnumerable<string> between, string? because = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _draft.EnsureOwn(via);
        return Inspect(new InspectionDraft(null, via, because, _draft.At(file, line)), between);
    }

    /// <summary>
    /// Deletes a VNet with its links and everything in it: gateways with their connections, firewalls, network interfaces and machines, private endpoints.
    /// Links of other VNets to it stay and are Disconnected, as in Azure, if they were Connected.
    /// </summary>
    /// <exception cref="ArgumentException">The VNet belongs to another builder.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder Remove(VNetBuilder vnet)
    {
        _draft.EnsureOwn(vnet);
        vnet.EnsureUsable();
        _draft.Remove(vnet);
        return this;
    }

    /// <summary>Deletes a gateway with its connections, and those of far gateways to it.</summary>
    /// <exception cref="ArgumentException">The gateway belongs to another builder.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder Remove(GatewayBuilder gateway)
    {
        _draft.EnsureOwn(gateway);
        gateway.EnsureUsable();
        _draft.Remove(gateway);
        return this;
    }

    /// <summary>Checks what has been designed so far, as the topology's <c>Validate</c> does; the builder stays usable.</summary>
    /// <exception cref="TopologyBuildException">The program asks for something that cannot be written down; the exception lists all of it.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public DiagnosticReport Validate(ValidateOptions? options = null) => Snapshot().Validate(options);

    /// <summary>Returns the topology and ends the use of this builder. Two builders that got the same calls return equal topologies.</summary>
    /// <exception cref="TopologyBuildException">The program asks for something that cannot be written down; the exception lists all of it. The builder stays usable.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built already.</exception>
    public Topology Build()
    {
        Topology topology = Snapshot();
        _draft.Freeze();
        return topology;
    }

    internal Topology Snapshot()
    {
        _draft.EnsureOpen();
        return new TopologyAssembler(_draft).Assemble();
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private SiteBuilder AddSite(string name, List<AddressPrefix> prefixes, Action<SiteBuilder>? configure)
    {
        _draft.EnsureOpen();
        BuilderGuard.Name(name);
        TopologyDraft.EnsureFree(_draft.Sites.Exists(other => other.Name == name), "site", name);
        var site = new SiteBuilder(_draft, new Site { Name = name, AddressSpace = [.. prefixes] });
        _draft.Sites.Add(site);
        configure?.Invoke(site);
        return site;
    }

    private VNetBuilder AddVNet(string name, IEnumerable<AddressRequest> requests, Action<VNetBuilder>? configure, CallSite at)
    {
        var vnet = new VNetBuilder(_draft, BuilderGuard.Name(name), requests, at);
        _draft.VNets.Add(vnet);
        configure?.Invoke(vnet);
        // Only now is it known in which resource group the VNet lies.
        if (_draft.VNets.Exists(other => other != vnet && other.Name == vnet.Name && other.Id == vnet.Id))
        {
            _draft.VNets.Remove(vnet);
            throw new ArgumentException($"Topology \"{Name}\" has a VNet \"{name}\" in resource group \"{vnet.Id.ResourceGroup}\" already. Give the new VNet another name, or put it into another group inside its lambda.", nameof(name));
        }

        return vnet;
    }

    private TopologyBuilder Inspect(InspectionDraft inspection, IEnumerable<string> between)
    {
        _draft.EnsureOpen();
        ArgumentNullException.ThrowIfNull(between);
        if (inspection.Because is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(inspection.Because, "because");
        }

        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in between)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(between));
            if (!names.Add(name))
            {
                throw new ArgumentException($"\"{name}\" is named twice, and flows inside one network are not inspected. Name each network once.", nameof(between));
            }

            int slash = name.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0)
            {
                inspection.Subnets.Add(this[name[..slash]][name[(slash + 1)..]]);
            }
            else if (_draft.VNets.Exists(vnet => vnet.Name == name))
            {
                inspection.VNets.Add(this[name]);
            }
            else
            {
                inspection.Sites.Add(_draft.Sites.Find(site => site.Name == name) ?? throw new KeyNotFoundException(
                    $"Topology \"{Name}\" has no VNet and no site \"{name}\". {TopologyDraft.Listed([.. _draft.VNets.Select(vnet => vnet.Name.Value), .. _draft.Sites.Select(site => site.Name.Value)])}"));
            }
        }

        if (names.Count < 2)
        {
            throw new ArgumentException("Fewer than two networks are named, and flows inside one network are not inspected. Name at least two.", nameof(between));
        }

        _draft.Inspections.Add(inspection);
        return this;
    }

    private T Get<T>(List<T> all, Func<T, ResourceName> nameOf, string kind, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        List<T> found = all.FindAll(candidate => nameOf(candidate) == name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new KeyNotFoundException($"Topology \"{Name}\" has no {kind} \"{name}\". {TopologyDraft.Listed(all.Select(candidate => nameOf(candidate).Value))}"),
            _ => throw new ArgumentException($"\"{name}\" stands for {found.Count} resources of kind {kind}. Names have to differ where a handle is asked for by name.", nameof(name)),
        };
    }

    private static T OnlyOrNew<T>(List<T> all, Func<T, ResourceName> nameOf, Func<T, ResourceId> idOf, string kind, string name, Func<T> create)
        where T : class
    {
        List<T> found = all.FindAll(candidate => nameOf(candidate) == name);
        if (found.Count > 1)
        {
            throw new ArgumentException($"\"{name}\" stands for a {kind} in each of {string.Join(", ", found.Select(candidate => $"\"{idOf(candidate).ResourceGroup}\""))}. Name it at a subnet of that group.", nameof(name));
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        T created = create();
        all.Add(created);
        return created;
    }
}
