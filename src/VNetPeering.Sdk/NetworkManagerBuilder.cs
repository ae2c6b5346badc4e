using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A Virtual Network Manager in a topology that is being built. Each verb adds a network group, and a configuration or rule collection of the same name.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class NetworkManagerBuilder
{
    private readonly TopologyDraft _draft;
    private readonly ResourceScope? _scope;
    private readonly List<ManagedDraft> _added = [];
    private readonly List<Func<ConnectivityConfiguration, ConnectivityConfiguration>> _changes = [];
    private readonly List<ManagedAdminDraft> _admin = [];
    private readonly List<Func<SecurityAdminConfiguration, SecurityAdminConfiguration>> _adminChanges = [];
    private NetworkManager _record;

    internal NetworkManagerBuilder(TopologyDraft draft, NetworkManager record)
    {
        _draft = draft;
        _record = record;
        Name = record.Name;
    }

    internal NetworkManagerBuilder(TopologyDraft draft, ResourceScope scope, ResourceName name, CallSite at)
    {
        _draft = draft;
        _scope = scope;
        Name = name;
        At = at;
        _record = new NetworkManager { Id = Id };
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name { get; }

    internal CallSite? At { get; }

    internal ResourceId Id => _scope?.Id(ResourceTypes.NetworkManager, Name) ?? _record.Id;

    /// <summary>
    /// Connects VNets with each other, without peerings: they form a connected group in each region, or one across regions with
    /// <paramref name="global"/> (rules 6.02, 6.03).
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, or a VNet belongs to another builder.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder Mesh(string name, IEnumerable<VNetBuilder> members, bool global = false)
    {
        ManagedDraft added = Add(name, members);
        added.Topology = ConnectivityTopology.Mesh;
        added.IsGlobal = global;
        return this;
    }

    /// <summary>
    /// Peers a hub with spokes, both ways and with forwarded traffic admitted. <paramref name="direct"/> lets the spokes reach each other past the hub
    /// as well, inside each region (rule 6.04); <paramref name="useHubGateway"/> lets them borrow its gateway (rule 6.06).
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, or a VNet belongs to another builder.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder HubAndSpoke(string name, VNetBuilder hub, IEnumerable<VNetBuilder> spokes, bool direct = false, bool useHubGateway = false)
    {
        _draft.EnsureOwn(hub);
        hub.EnsureUsable();
        ManagedDraft added = Add(name, spokes);
        added.Hub = hub;
        added.IsDirect = direct;
        added.UsesHubGateway = useHubGateway;
        return this;
    }

    /// <summary>
    /// Adds security admin rules for some VNets: they decide before any network security group (rule 5.42). All rules of a manager are in one configuration,
    /// since Azure deploys one to a region; each call is a collection in it. Write rules with <see cref="AdminRule.Inbound"/> and <see cref="AdminRule.Outbound"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, or a VNet belongs to another builder.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder SecurityAdmin(string name, IEnumerable<VNetBuilder> members, params IEnumerable<AdminRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        EnsureFree(name, members);
        ValueList<AdminRule> written = [.. rules];
        foreach (AdminRule rule in written)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
        }

        var added = new ManagedAdminDraft(name, written);
        TakeMembers(added.Members, members);
        _admin.Add(added);
        return this;
    }

    /// <summary>States what the manager may manage. Of two managers over one VNet the one with management groups comes first.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder Scoped(NetworkManagerScopes scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        _draft.EnsureOpen();
        _record = _record with { Scopes = scopes };
        return this;
    }

    /// <summary>States which admin rules of this manager hold in VNets with services that bring a network intent policy (rule 6.13).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rules"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder OnIntentPolicyServices(NetworkIntentPolicyBasedService rules)
    {
        BuilderGuard.Defined(rules);
        _draft.EnsureOpen();
        _adminChanges.Add(configuration => configuration with { ApplyOnNetworkIntentPolicyBasedServices = rules });
        return this;
    }

    /// <summary>States the regions that the configurations of this manager are deployed to: they take effect there only (rule 6.01). None: nowhere.</summary>
    /// <exception cref="ArgumentException">A region is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder DeployedTo(params IEnumerable<string> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        _draft.EnsureOpen();
        List<Region> named = [];
        foreach (string region in regions)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(region, nameof(regions));
            named.Add(region);
        }

        _changes.Add(configuration => configuration with { DeployedRegions = [.. named] });
        _adminChanges.Add(configuration => configuration with { DeployedRegions = [.. named] });
        return this;
    }

    /// <summary>Lets Azure refuse members of a connected group that overlap, in all configurations of this manager (rule 6.07).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkManagerBuilder RefusingOverlap()
    {
        _draft.EnsureOpen();
        _changes.Add(configuration => configuration with { ConnectedGroupAddressOverlap = ConnectedGroupAddressOverlap.Disallowed });
        return this;
    }

    /// <summary>Takes a VNet that is removed out of all groups and hubs, as Azure does.</summary>
    internal void Forget(VNetBuilder vnet)
    {
        ResourceId id = vnet.Id;
        _record = _record with
        {
            NetworkGroups = [.. _record.NetworkGroups.Select(group => group with { StaticMembers = [.. group.StaticMembers.Where(member => member.ResourceId != id)] })],
            ConnectivityConfigurations = [.. _record.ConnectivityConfigurations.Select(configuration => configuration with { HubIds = [.. configuration.HubIds.Where(hub => hub != id)] })],
        };
        foreach (ManagedDraft added in _added)
        {
            added.Members.Remove(vnet);
            added.Hub = added.Hub == vnet ? null : added.Hub;
        }

        _admin.ForEach(added => added.Members.Remove(vnet));
    }

    internal NetworkManager ToRecord()
    {
        NetworkManager own = _scope is null ? _record : _record with { Id = Id, Region = _scope.Region };
        return own with
        {
            NetworkGroups = own.NetworkGroups.AddRange(_added.Select(added => added.ToGroup(Id)).Concat(_admin.Select(added => added.ToGroup(Id)))),
            ConnectivityConfigurations = [.. own.ConnectivityConfigurations.Concat(_added.Select(added => added.ToConfiguration(Id))).Select(Changed)],
            SecurityAdminConfigurations = [.. WithAddedRules(own.SecurityAdminConfigurations).Select(configuration => _adminChanges.Aggregate(configuration, (changed, change) => change(changed)))],
        };
    }

    private ValueList<SecurityAdminConfiguration> WithAddedRules(ValueList<SecurityAdminConfiguration> own)
    {
        if (_admin.Count == 0)
        {
            return own;
        }

        SecurityAdminConfiguration first = own.Count > 0 ? own[0] : new SecurityAdminConfiguration { Id = Id.Child("securityAdminConfigurations", "security") };
        return [first with { RuleCollections = first.RuleCollections.AddRange(_admin.Select(added => added.ToCollection(Id, first.Id))) }, .. own.Skip(1)];
    }

    private ConnectivityConfiguration Changed(ConnectivityConfiguration configuration) => _changes.Aggregate(configuration, (changed, change) => change(changed));

    private ManagedDraft Add(string name, IEnumerable<VNetBuilder> members)
    {
        EnsureFree(name, members);
        var added = new ManagedDraft(name);
        TakeMembers(added.Members, members);
        _added.Add(added);
        return added;
    }

    private void EnsureFree(string name, IEnumerable<VNetBuilder> members)
    {
        _draft.EnsureOpen();
        BuilderGuard.Name(name);
        ArgumentNullException.ThrowIfNull(members);
        bool isTaken = _added.Exists(other => other.Name == name) || _admin.Exists(other => other.Name == name)
            || _record.NetworkGroups.Any(group => group.Name == name)
            || _record.ConnectivityConfigurations.Any(configuration => configuration.Name == name)
            || _record.SecurityAdminConfigurations.SelectMany(configuration => configuration.RuleCollections).Any(collection => collection.Name == name);
        TopologyDraft.EnsureFree(isTaken, "network group or configuration", name);
    }

    private void TakeMembers(List<VNetBuilder> to, IEnumerable<VNetBuilder> members)
    {
        foreach (VNetBuilder member in members)
        {
            _draft.EnsureOwn(member);
            member.EnsureUsable();
            to.Add(member);
        }
    }
}
