using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Network security groups and their custom rules. The texts of a rule stay as written; what they mean is decided where rules are evaluated.</summary>
internal static class SecurityGroupMapper
{
    internal static void SecurityGroup(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireSecurityGroup wire = WireRead.Node<WireSecurityGroup>(ref reader)!;
        WireSecurityGroup body = scope.Body(id, wire, wire.Properties);
        OwnerDraft<NetworkSecurityGroup, SecurityRule> draft = scope.Estate.SecurityGroup(id);
        scope.Locate(id, wire.Offset);
        draft.State(new NetworkSecurityGroup { Id = id, Region = scope.Region(id, wire.Location) }, scope.File);

        scope.References(id, "subnets", body.Subnets);
        scope.References(id, "networkInterfaces", body.NetworkInterfaces);
        if (body.SecurityRules is not null)
        {
            var rules = new List<(ResourceId Id, SecurityRule Value)>();
            foreach ((ResourceId child, WireSecurityRule rule) in scope.Children(id, "securityRules", body.SecurityRules))
            {
                if (Rule(scope, child, rule) is { } read)
                {
                    rules.Add((child, read));
                }
            }

            draft.Children.SetInside(rules, scope.File);
        }
    }

    internal static void Rule(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireSecurityRule wire = WireRead.Node<WireSecurityRule>(ref reader)!;
        if (id.Parent is not { } parent)
        {
            return;
        }

        scope.Refer(id, "id", parent, wire.Offset);
        OwnerDraft<NetworkSecurityGroup, SecurityRule> draft = scope.Estate.SecurityGroup(parent);
        if (Rule(scope, id, wire) is { } rule)
        {
            draft.Children.AddSeparate(id, rule, scope.File);
        }
    }

    private static SecurityRule? Rule(SourceScope scope, ResourceId id, WireSecurityRule wire)
    {
        scope.Locate(id, wire.Offset);
        WireSecurityRule body = scope.Body(id, wire, wire.Properties);
        long? priority = scope.Number(id, "priority", Required("priority", body.Priority));
        SecurityRuleDirection? direction = scope.Member<SecurityRuleDirection>(id, "direction", Required("direction", body.Direction));
        SecurityRuleAccess? access = scope.Member<SecurityRuleAccess>(id, "access", Required("access", body.Access));
        if (priority is null || direction is null || access is null)
        {
            return null;
        }

        return new SecurityRule
        {
            Name = id.Name,
            Priority = (int)Math.Clamp(priority.Value, int.MinValue, int.MaxValue),
            Direction = direction.Value,
            Access = access.Value,
            Protocol = Single("protocol", body.Protocol) ?? "*",
            SourceAddressPrefix = Single("sourceAddressPrefix", body.SourceAddressPrefix),
            SourceAddressPrefixes = List("sourceAddressPrefixes", body.SourceAddressPrefixes),
            SourceApplicationSecurityGroupIds = scope.References(id, "sourceApplicationSecurityGroups", body.SourceApplicationSecurityGroups),
            SourcePortRange = Single("sourcePortRange", body.SourcePortRange),
            SourcePortRanges = List("sourcePortRanges", body.SourcePortRanges),
            DestinationAddressPrefix = Single("destinationAddressPrefix", body.DestinationAddressPrefix),
            DestinationAddressPrefixes = List("destinationAddressPrefixes", body.DestinationAddressPrefixes),
            DestinationApplicationSecurityGroupIds = scope.References(id, "destinationApplicationSecurityGroups", body.DestinationApplicationSecurityGroups),
            DestinationPortRange = Single("destinationPortRange", body.DestinationPortRange),
            DestinationPortRanges = List("destinationPortRanges", body.DestinationPortRanges),
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

        // az prints an empty text where the list is used. An expression is noted, and stays in its place: the rule matches something unknown.
        string? Single(string property, WireText text)
        {
            scope.Text(id, property, text);
            return string.IsNullOrEmpty(text.Value) ? null : text.Value;
        }

        ValueList<string> List(string property, WireList<WireText>? list)
        {
            int index = 0;
            foreach (WireText item in list?.Items ?? [])
            {
                scope.Text(id, FormattableString.Invariant($"{property}[{index++}]"), item);
            }

            return scope.RawTexts(id, property, list);
        }
    }
}
