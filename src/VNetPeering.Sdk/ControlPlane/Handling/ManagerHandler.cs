using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes what a network manager holds. Where a configuration is deployed is kept when a body does not say it.</summary>
internal static class ManagerHandler
{
    public static Refusal? Put(Work work, NetworkGroup body) =>
        Parts.Put(work, Shelves.NetworkManagers, body.Id, body, manager => manager.NetworkGroups, (manager, groups) => manager with { NetworkGroups = groups }, group => group.Name);

    public static Refusal? Put(Work work, ConnectivityConfiguration body) => Parts.Put(
        work,
        Shelves.NetworkManagers,
        body.Id,
        body with { DeployedRegions = body.DeployedRegions ?? ManagerOf(work, body.Id)?.ConnectivityConfigurations.FirstOrDefault(known => known.Id == body.Id)?.DeployedRegions },
        manager => manager.ConnectivityConfigurations,
        (manager, configurations) => manager with { ConnectivityConfigurations = configurations },
        configuration => configuration.Name);

    public static Refusal? Put(Work work, SecurityAdminConfiguration body) => Parts.Put(
        work,
        Shelves.NetworkManagers,
        body.Id,
        body with { DeployedRegions = body.DeployedRegions ?? Configuration(ManagerOf(work, body.Id), body.Id)?.DeployedRegions },
        manager => manager.SecurityAdminConfigurations,
        (manager, configurations) => manager with { SecurityAdminConfigurations = configurations },
        configuration => configuration.Name);

    public static Refusal? Put(Work work, AdminRuleCollection body) => Parts.Put(
        work, Shelves.NetworkManagers, body.Id, body, manager => Configuration(manager, body.Id.Parent!)?.RuleCollections, (manager, collections) => With(manager, body.Id.Parent!, collections), collection => collection.Name);

    public static Refusal? Put(Work work, PutAdminRule put) => Parts.Put(
        work, Shelves.NetworkManagers, put.Target, put.Rule, manager => Collection(manager, put.RuleCollectionId)?.Rules, (manager, rules) => With(manager, put.RuleCollectionId, rules), rule => rule.Name);

    public static Refusal? Put(Work work, PutStaticMember put) => Parts.Put(
        work, Shelves.NetworkManagers, put.Target, put.Member, manager => Group(manager, put.NetworkGroupId)?.StaticMembers, (manager, members) => With(manager, put.NetworkGroupId, members), member => member.Name);

    public static Refusal? DeleteGroup(Work work, ResourceId id)
    {
        NetworkManager? manager = ManagerOf(work, id);
        ResourceId? user = manager?.ConnectivityConfigurations.FirstOrDefault(configuration => configuration.AppliesToGroups.Any(item => item.NetworkGroupId == id))?.Id
            ?? manager?.SecurityAdminConfigurations.SelectMany(configuration => configuration.RuleCollections).FirstOrDefault(collection => collection.AppliesToGroups.Contains(id))?.Id;
        return user is not null
            ? Refusals.InUse(work, id, user, code: null)
            : Parts.Delete(work, Shelves.NetworkManagers, id, owner => owner.NetworkGroups, (owner, groups) => owner with { NetworkGroups = groups }, group => group.Name);
    }

    public static Refusal? DeleteConnectivityConfiguration(Work work, ResourceId id) => Parts.Delete(
        work,
        Shelves.NetworkManagers,
        id,
        manager => manager.ConnectivityConfigurations,
        (manager, configurations) => manager with { ConnectivityConfigurations = configurations },
        configuration => configuration.Name);

    public static Refusal? DeleteSecurityAdminConfiguration(Work work, ResourceId id) => Parts.Delete(
        work,
        Shelves.NetworkManagers,
        id,
        manager => manager.SecurityAdminConfigurations,
        (manager, configurations) => manager with { SecurityAdminConfigurations = configurations },
        configuration => configuration.Name);

    public static Refusal? DeleteRuleCollection(Work work, ResourceId id) => Parts.Delete(
        work, Shelves.NetworkManagers, id, manager => Configuration(manager, id.Parent!)?.RuleCollections, (manager, collections) => With(manager, id.Parent!, collections), collection => collection.Name);

    public static Refusal? DeleteAdminRule(Work work, ResourceId id) => Parts.Delete(
        work, Shelves.NetworkManagers, id, manager => Collection(manager, id.Parent!)?.Rules, (manager, rules) => With(manager, id.Parent!, rules), rule => rule.Name);

    public static Refusal? DeleteStaticMember(Work work, ResourceId id) => Parts.Delete(
        work, Shelves.NetworkManagers, id, manager => Group(manager, id.Parent!)?.StaticMembers, (manager, members) => With(manager, id.Parent!, members), member => member.Name);

    /// <summary>Says whether a manager holds a part.</summary>
    public static bool Holds(NetworkManager manager, ResourceId id) =>
        Group(manager, id) is not null
        || Group(manager, id.Parent!)?.StaticMembers.Any(member => id.IsOfType(ResourceTypes.StaticMember) && member.Name == id.Name) is true
        || manager.ConnectivityConfigurations.Any(configuration => configuration.Id == id)
        || Configuration(manager, id) is not null
        || Collection(manager, id) is not null
        || Collection(manager, id.Parent!)?.Rules.Any(rule => id.IsOfType(ResourceTypes.AdminRule) && rule.Name == id.Name) is true;

    private static NetworkManager? ManagerOf(Work work, ResourceId part) => Shelves.NetworkManagers.Find(work, References.Top(part));

    private static NetworkGroup? Group(NetworkManager manager, ResourceId id) => manager.NetworkGroups.FirstOrDefault(group => group.Id == id);

    private static SecurityAdminConfiguration? Configuration(NetworkManager? manager, ResourceId id) => manager?.SecurityAdminConfigurations.FirstOrDefault(configuration => configuration.Id == id);

    private static AdminRuleCollection? Collection(NetworkManager manager, ResourceId id) => id.Parent is not { } configuration
        ? null
        : Configuration(manager, configuration)?.RuleCollections.FirstOrDefault(collection => collection.Id == id);

    private static NetworkManager With(NetworkManager manager, ResourceId configuration, ValueList<AdminRuleCollection> collections) => manager with
    {
        SecurityAdminConfigurations = [.. manager.SecurityAdminConfigurations.Select(known => known.Id == configuration ? known with { RuleCollections = collections } : known)],
    };

    private static NetworkManager With(NetworkManager manager, ResourceId collection, ValueList<AdminRule> rules) => With(
        manager,
        collection.Parent!,
        [.. Configuration(manager, collection.Parent!)!.RuleCollections.Select(known => known.Id == collection ? known with { Rules = rules } : known)]);

    private static NetworkManager With(NetworkManager manager, ResourceId group, ValueList<StaticMember> members) =>
        manager with { NetworkGroups = [.. manager.NetworkGroups.Select(known => known.Id == group ? known with { StaticMembers = members } : known)] };
}
