using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>Regions, sites, VNets, and what VNets share.</content>
public sealed partial class TopologyBuilder
{
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
