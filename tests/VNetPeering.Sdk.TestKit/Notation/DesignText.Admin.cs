using System.Globalization;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>Security admin rules: a line is a network group and the rule collection for it, and one line each for its rules and the scope of its manager.</summary>
public sealed partial class DesignText
{
    private void TakeManager(DesignLine line)
    {
        ResourceId id = Id(ResourceTypes.NetworkManager, line.Word());
        var scopes = new NetworkManagerScopes { ManagementGroups = [.. line.List("managementGroups")], Subscriptions = [.. line.List("subscriptions")] };
        ChangeManager(id, manager => manager with { Scopes = scopes });
    }

    private void TakeAdmin(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        ResourceId id = Id(ResourceTypes.NetworkManager, path[0]);
        ResourceId group = id.Child("networkGroups", path[1]);
        string[] members = line.HasWord ? line.Word().Split(',') : [];
        ResourceId configuration = id.Child("securityAdminConfigurations", line.Option("in") ?? "security");
        ValueList<ResourceId> groups = line.Option("groups") is { } named ? [.. named.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => id.Child("networkGroups", name))] : [group];
        ValueList<Region>? deployed = line.Option("deployed") is { } regions ? [.. regions.Split(',').Select(region => new Region(region))] : null;
        NetworkIntentPolicyBasedService services = line.Option("services") is { } word ? Enum.Parse<NetworkIntentPolicyBasedService>(word) : default;
        ChangeManager(id, manager => manager with
        {
            NetworkGroups = manager.NetworkGroups.Add(new NetworkGroup { Id = group, StaticMembers = [.. members.Select(member => new StaticMember { Name = member, ResourceId = NamedVNet(member) })] }),
        });
        ChangeAdmin(id, configuration, own => own with
        {
            DeployedRegions = deployed ?? own.DeployedRegions,
            ApplyOnNetworkIntentPolicyBasedServices = services == default ? own.ApplyOnNetworkIntentPolicyBasedServices : services,
            RuleCollections = own.RuleCollections.Add(new AdminRuleCollection { Id = configuration.Child("ruleCollections", path[1]), AppliesToGroups = groups }),
        });
    }

    private void TakeAdminRule(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        ResourceId manager = Id(ResourceTypes.NetworkManager, path[0]);
        var rule = new AdminRule
        {
            Name = path[2],
            Priority = int.Parse(line.Word(), CultureInfo.InvariantCulture),
            Direction = Enum.Parse<SecurityRuleDirection>(line.Word(), ignoreCase: true),
            Access = Enum.Parse<AdminRuleAccess>(line.Word(), ignoreCase: true),
            Protocol = line.Word(),
            Sources = Addresses(line.Word()),
            Destinations = Arrow(),
            SourcePortRanges = [.. line.List("sourcePorts")],
            DestinationPortRanges = [.. line.List("ports")],
            Description = line.Option("description"),
        };
        NetworkManager found = _managers.Find(one => one.Id == manager) ?? throw line.Mistake($"there is no manager \"{path[0]}\"");
        SecurityAdminConfiguration configuration = found.SecurityAdminConfigurations.FirstOrDefault(one => one.RuleCollections.Any(collection => collection.Name == path[1]))
            ?? throw line.Mistake($"the manager has no collection \"{path[1]}\"");
        ChangeAdmin(manager, configuration.Id, own => own with
        {
            RuleCollections = [.. own.RuleCollections.Select(collection => collection.Name == path[1] ? collection with { Rules = collection.Rules.Add(rule) } : collection)],
        });

        ValueList<AdminRuleAddress> Arrow()
        {
            line.Expect("->");
            return Addresses(line.Word());
        }

        ValueList<AdminRuleAddress> Addresses(string texts) => [.. texts.Split(',').Select(text => AddressOf(manager, text))];
    }

    private static AdminRuleAddress AddressOf(ResourceId manager, string text) => text switch
    {
        _ when text.StartsWith("group:", StringComparison.Ordinal) =>
            new AdminRuleAddress { AddressPrefix = manager.Child("networkGroups", text["group:".Length..]).ToString(), AddressPrefixType = AdminRuleAddressType.NetworkGroup },
        _ when char.IsAsciiLetter(text[0]) && !text.Contains(':', StringComparison.Ordinal) => new AdminRuleAddress { AddressPrefix = text, AddressPrefixType = AdminRuleAddressType.ServiceTag },
        _ => new AdminRuleAddress { AddressPrefix = text },
    };

    private void ChangeAdmin(ResourceId manager, ResourceId configuration, Func<SecurityAdminConfiguration, SecurityAdminConfiguration> change) => ChangeManager(manager, own => own with
    {
        SecurityAdminConfigurations = own.SecurityAdminConfigurations.Any(one => one.Id == configuration)
            ? [.. own.SecurityAdminConfigurations.Select(one => one.Id == configuration ? change(one) : one)]
            : own.SecurityAdminConfigurations.Add(change(new SecurityAdminConfiguration { Id = configuration })),
    });

    private void ChangeManager(ResourceId id, Func<NetworkManager, NetworkManager> change)
    {
        int at = _managers.FindIndex(manager => manager.Id == id);
        if (at < 0)
        {
            _managers.Add(change(new NetworkManager { Id = id }));
        }
        else
        {
            _managers[at] = change(_managers[at]);
        }
    }
}
