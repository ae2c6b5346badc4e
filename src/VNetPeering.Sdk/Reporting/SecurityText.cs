using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Effective security rules and answers of IP flow verify as text.</summary>
internal static class SecurityText
{
    public static string Render(EffectiveSecurityRules rules)
    {
        var text = new TextBlock();
        WriteAdminRules(text, rules.AdminRules);
        if (rules.Groups.Count == 0)
        {
            text.Line(rules.AdminRules.Count == 0 ? "No security group: everything is allowed." : "No security group: what no admin rule denies is allowed.");
        }

        foreach (EffectiveSecurityGroup group in rules.Groups)
        {
            if (group != rules.Groups[0])
            {
                text.Line();
            }

            text.Line($"{ResourceWords.Named(group.Id)}, on {ResourceWords.Named(group.AssociatedWith)}");
            text.Line();
            var table = new TextTable(["Direction", "Priority", "Name", "Access", "Protocol", "Source", "Source Port", "Destination", "Port"]);
            foreach (EffectiveSecurityRule rule in group.Rules)
            {
                table.Add(
                    null,
                    rule.Direction.ToString(),
                    $"{rule.Priority}",
                    rule.Name,
                    rule.Access.ToString(),
                    rule.Protocol,
                    RouteWords.Prefixes(rule.SourceAddressPrefixes),
                    SecurityWords.Ports(rule.SourcePorts),
                    RouteWords.Prefixes(rule.DestinationAddressPrefixes),
                    SecurityWords.Ports(rule.DestinationPorts));
            }

            table.WriteTo(text);
            text.Separated("Service tags here:", group.TagMap.Select(tag => $"{tag.Name}: {RouteWords.Prefixes(tag.Prefixes)}"));
        }

        text.Separated("Not all is known of what rules are about:", rules.Gaps.Select(RouteWords.Gap));
        return text.ToString();
    }

    private static void WriteAdminRules(TextBlock text, ValueList<EffectiveAdminRule> rules)
    {
        if (rules.Count == 0)
        {
            return;
        }

        text.Line("Security admin rules, asked before any group");
        text.Line();
        var table = new TextTable(["Direction", "Priority", "Name", "Access", "Protocol", "Source", "Source Port", "Destination", "Port", "Collection"]);
        foreach (EffectiveAdminRule rule in rules)
        {
            table.Add(
                null,
                rule.Direction.ToString(),
                $"{rule.Priority}",
                rule.Name,
                rule.Access.ToString(),
                rule.Protocol,
                RouteWords.Prefixes(rule.SourceAddressPrefixes),
                SecurityWords.Ports(rule.SourcePorts),
                RouteWords.Prefixes(rule.DestinationAddressPrefixes),
                SecurityWords.Ports(rule.DestinationPorts),
                ResourceWords.Short(rule.CollectionId));
        }

        table.WriteTo(text);
        text.Line();
    }

    public static string Render(IpFlowAnswer answer)
    {
        var text = new TextBlock();
        text.Line($"Access:     {answer.Access?.ToString() ?? "Unknown"}");
        text.Line($"Rule name:  {answer.RuleName ?? "-"}");
        text.Line(answer.AdminRuleCollectionId is { } collection ? $"Admin rule: {ResourceWords.Short(collection)}{(answer.AdminRuleAccess is { } access ? $", {access}" : string.Empty)}" : $"Group:      {(answer.GroupId is null ? "-" : ResourceWords.Short(answer.GroupId))}");
        text.Separated("Not known:", answer.Gaps.Select(RouteWords.Gap));
        return text.ToString();
    }
}
