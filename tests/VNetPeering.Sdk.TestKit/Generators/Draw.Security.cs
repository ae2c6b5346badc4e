using System.Globalization;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Security groups and their rules.</summary>
public static partial class Draw
{
    /// <summary>A security group with its rules; see <see cref="Rule"/>.</summary>
    public static NetworkSecurityGroup Group(string name, params ReadOnlySpan<string> rules) => new()
    {
        Id = Ids.Of(ResourceTypes.NetworkSecurityGroup, name),
        SecurityRules = [.. rules.ToArray().Select(Rule)],
    };

    /// <summary>
    /// A security rule, written <c>PRIORITY In|Out Allow|Deny PROTOCOL SOURCE PORTS DESTINATION PORTS</c> and named after its priority.
    /// Lists have commas, an application security group is written <c>@NAME</c>.
    /// </summary>
    public static SecurityRule Rule(string text)
    {
        string[] parts = text.Split(' ');
        if (parts.Length != 8)
        {
            throw new ArgumentException($"\"{text}\" has {parts.Length} words and not 8. Write priority, direction, access, protocol, source, its ports, destination, its ports.", nameof(text));
        }

        (string? source, ValueList<string> sources, ValueList<ResourceId> sourceGroups) = Side(parts[4]);
        (string? destination, ValueList<string> destinations, ValueList<ResourceId> destinationGroups) = Side(parts[6]);
        return new SecurityRule
        {
            Name = $"r{parts[0]}",
            Priority = int.Parse(parts[0], CultureInfo.InvariantCulture),
            Direction = parts[1] == "In" ? SecurityRuleDirection.Inbound : SecurityRuleDirection.Outbound,
            Access = parts[2] == "Allow" ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny,
            Protocol = parts[3],
            SourceAddressPrefix = source,
            SourceAddressPrefixes = sources,
            SourceApplicationSecurityGroupIds = sourceGroups,
            SourcePortRange = One(parts[5]),
            SourcePortRanges = Several(parts[5]),
            DestinationAddressPrefix = destination,
            DestinationAddressPrefixes = destinations,
            DestinationApplicationSecurityGroupIds = destinationGroups,
            DestinationPortRange = One(parts[7]),
            DestinationPortRanges = Several(parts[7]),
        };
    }

    /// <summary>The rule as it is written for <see cref="Rule"/>.</summary>
    public static string Text(SecurityRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return $"{rule.Priority} {(rule.Direction == SecurityRuleDirection.Inbound ? "In" : "Out")} {rule.Access} {rule.Protocol}"
            + $" {List(rule.SourceAddressPrefix, rule.SourceAddressPrefixes, rule.SourceApplicationSecurityGroupIds)} {List(rule.SourcePortRange, rule.SourcePortRanges, [])}"
            + $" {List(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, rule.DestinationApplicationSecurityGroupIds)} {List(rule.DestinationPortRange, rule.DestinationPortRanges, [])}";
    }

    private static (string? One, ValueList<string> Several, ValueList<ResourceId> Groups) Side(string text)
    {
        string[] words = text.Split(',');
        ValueList<ResourceId> groups = [.. words.Where(word => word.StartsWith('@')).Select(word => Ids.Of(ResourceTypes.ApplicationSecurityGroup, word[1..]))];
        return groups.Count > 0 ? (null, [], groups) : (One(text), Several(text), groups);
    }

    private static string? One(string text) => text.Contains(',', StringComparison.Ordinal) ? null : text;

    private static ValueList<string> Several(string text) => text.Contains(',', StringComparison.Ordinal) ? [.. text.Split(',')] : [];

    private static string List(string? one, ValueList<string> several, ValueList<ResourceId> groups) =>
        string.Join(',', (one is null ? several : several.Prepend(one)).Concat(groups.Select(id => $"@{id.Name}")));
}
