using System.Globalization;
using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Security admin configurations, their rule collections and rules, and what of them is active. The texts of a rule stay as written.</summary>
internal static class AdminRuleMapper
{
    internal static void Configuration(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireSecurityAdminConfiguration wire = WireRead.Node<WireSecurityAdminConfiguration>(ref reader)!;
        if (id.Parent is not { } manager)
        {
            return;
        }

        scope.Locate(id, wire.Offset);
        WireSecurityAdminConfiguration body = scope.Body(id, wire, wire.Properties);
        NetworkIntentPolicyBasedService[] settings =
        [
            .. scope.Items(id, "applyOnNetworkIntentPolicyBasedServices", body.ApplyOnNetworkIntentPolicyBasedServices)
                .Select((text, i) => scope.Member<NetworkIntentPolicyBasedService>(id, string.Create(CultureInfo.InvariantCulture, $"applyOnNetworkIntentPolicyBasedServices[{i}]"), text))
                .OfType<NetworkIntentPolicyBasedService>(),
        ];

        // The API takes a list, and no source shows one with two entries.
        scope.Estate.NetworkManager(manager).Admin(id).State(
            new SecurityAdminConfiguration { Id = id, ApplyOnNetworkIntentPolicyBasedServices = settings.Length == 0 ? default : settings[0] },
            scope.File);
    }

    internal static void Collection(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireAdminRuleCollection wire = WireRead.Node<WireAdminRuleCollection>(ref reader)!;
        if (id.Parent is { Parent: { } manager } configuration)
        {
            scope.Locate(id, wire.Offset);
            scope.Refer(id, "id", configuration, wire.Offset);
            WireAdminRuleCollection body = scope.Body(id, wire, wire.Properties);
            scope.Estate.NetworkManager(manager).Admin(configuration).Collection(id).State(
                new AdminRuleCollection { Id = id, AppliesToGroups = Groups(scope, id, "appliesToGroups", body.AppliesToGroups) },
                scope.File);
        }
    }

    internal static void Rule(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireAdminRule wire = WireRead.Node<WireAdminRule>(ref reader)!;
        if (id.Parent is not { Parent: { Parent: { } manager } configuration } collection)
        {
            return;
        }

        scope.Locate(id, wire.Offset);
        AdminDraft admin = scope.Estate.NetworkManager(manager).Admin(configuration);
        OwnerDraft<AdminRuleCollection, AdminRule> draft = admin.Collection(collection);
        WireAdminRule body = scope.Body(id, wire, wire.Properties);
        bool isAnswer = wire.RuleCollectionAppliesToGroups is not null;
        if (isAnswer && draft.Stated is null)
        {
            // What is active and what is effective tell of the collection too.
            draft.State(new AdminRuleCollection { Id = collection, AppliesToGroups = Groups(scope, id, "ruleCollectionAppliesToGroups", wire.RuleCollectionAppliesToGroups) }, scope.File);
        }
        else if (!isAnswer)
        {
            scope.Refer(id, "id", collection, wire.Offset);
        }

        if (Read(scope, id, wire, body) is { } rule)
        {
            draft.Children.AddSeparate(id, rule, scope.File);
        }

        // Only the answers about what is active name a region.
        if (scope.Text(id, "region", wire.Region) is { } region)
        {
            scope.Estate.NetworkManager(manager).DeployedAdmin.Listed(configuration, region);
        }
    }

    private static AdminRule? Read(SourceScope scope, ResourceId id, WireAdminRule wire, WireAdminRule body)
    {
        long? priority = scope.Number(id, "priority", Required("priority", body.Priority));
        SecurityRuleDirection? direction = scope.Member<SecurityRuleDirection>(id, "direction", Required("direction", body.Direction));
        AdminRuleAccess? access = scope.Member<AdminRuleAccess>(id, "access", Required("access", body.Access));
        if (priority is null || direction is null || access is null)
        {
            return null;
        }

        return new AdminRule
        {
            Name = id.Name,
            Priority = (int)Math.Clamp(priority.Value, int.MinValue, int.MaxValue),
            Direction = direction.Value,
            Access = access.Value,
            Protocol = Single("protocol", body.Protocol) ?? "Any",
            Sources = Addresses("sources", body.Sources),
            Destinations = Addresses("destinations", body.Destinations),
            SourcePortRanges = Ports("sourcePortRanges", body.SourcePortRanges),
            DestinationPortRanges = Ports("destinationPortRanges", body.DestinationPortRanges),
            Description = string.IsNullOrEmpty(body.Description.Value) ? null : body.Description.Value,
        };

        WireText Required(string property, WireText text)
        {
            if (string.IsNullOrEmpty(text.Value))
            {
                scope.Unread(id, property, new WireText(string.Empty, wire.Offset), UnreadValueKind.UnknownWord);
            }

            return text;
        }

        // An expression is noted, and stays in its place: the rule matches something unknown.
        string? Single(string property, WireText text)
        {
            scope.Text(id, property, text);
            return string.IsNullOrEmpty(text.Value) ? null : text.Value;
        }

        ValueList<string> Ports(string property, WireList<WireText>? list)
        {
            int index = 0;
            foreach (WireText item in list?.Items ?? [])
            {
                scope.Text(id, Indexed(property, index++), item);
            }

            return scope.RawTexts(id, property, list);
        }

        ValueList<AdminRuleAddress> Addresses(string property, WireList<WireAdminAddress>? list) =>
        [
            .. scope.Items(id, property, list).Select((item, index) => Single($"{Indexed(property, index)}.addressPrefix", item.AddressPrefix) is { } text
                ? new AdminRuleAddress
                {
                    AddressPrefix = text,
                    AddressPrefixType = scope.Member<AdminRuleAddressType>(id, $"{Indexed(property, index)}.addressPrefixType", item.AddressPrefixType) ?? default,
                }
                : null).OfType<AdminRuleAddress>(),
        ];
    }

    private static ValueList<ResourceId> Groups(SourceScope scope, ResourceId owner, string property, WireList<WireAdminGroupItem>? list) =>
        [.. scope.Items(owner, property, list).Select((item, i) => scope.Id(owner, $"{Indexed(property, i)}.networkGroupId", item.NetworkGroupId)).OfType<ResourceId>()];

    private static string Indexed(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
