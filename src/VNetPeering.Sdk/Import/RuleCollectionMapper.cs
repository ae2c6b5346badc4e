using System.Globalization;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The rule collections of Azure Firewalls and of their policies.</summary>
internal static class RuleCollectionMapper
{
    private const string NatCollection = "FirewallPolicyNatRuleCollection";
    private const string NatRule = "NatRule";
    private const string ApplicationRule = "ApplicationRule";

    /// <summary>Reads the collections of a firewall, which lists each kind by itself.</summary>
    internal static FirewallRuleSet OfFirewall(SourceScope scope, ResourceId owner, WireFirewall body) => new()
    {
        NatRules = [.. NatRules(scope, owner, Collections(scope, owner, "natRuleCollections", body.NatRuleCollections))],
        NetworkRules = [.. FilterRules(scope, owner, "networkRuleCollections", Collections(scope, owner, "networkRuleCollections", body.NetworkRuleCollections), IsNetworkRule)],
        ApplicationRules = [.. FilterRules(scope, owner, "applicationRuleCollections", Collections(scope, owner, "applicationRuleCollections", body.ApplicationRuleCollections), _ => true)],
    };

    /// <summary>Reads the collections of a policy's group, in one list.</summary>
    internal static FirewallRuleSet OfGroup(SourceScope scope, ResourceId owner, WireRuleCollectionGroup body)
    {
        List<Collection> collections = Collections(scope, owner, "ruleCollections", body.RuleCollections);
        Collection[] filters = [.. collections.Where(collection => !IsNat(collection))];
        return new FirewallRuleSet
        {
            Priority = scope.Number(owner, "priority", body.Priority) ?? long.MaxValue,
            NatRules = [.. NatRules(scope, owner, collections.Where(IsNat))],
            NetworkRules = [.. FilterRules(scope, owner, "ruleCollections", filters, IsNetworkRule)],
            ApplicationRules = [.. FilterRules(scope, owner, "ruleCollections", filters, rule => !IsNetworkRule(rule))],
        };
    }

    private static List<Collection> Collections(SourceScope scope, ResourceId owner, string property, WireList<WireRuleCollection>? list)
    {
        var collections = new List<Collection>();
        IReadOnlyList<WireRuleCollection> items = scope.Items(owner, property, list);
        for (int i = 0; i < items.Count; i++)
        {
            WireRuleCollection body = scope.Body(owner, items[i], items[i].Properties);
            string path = At(property, i);
            collections.Add(new Collection(path, scope.Number(owner, $"{path}.priority", body.Priority) ?? long.MaxValue, body));
        }

        // A list, or a collection in it, that only a deployment can evaluate may hold any rule.
        if (list is { Instead.IsStated: true } or { Strays.Count: > 0 })
        {
            collections.Insert(0, new Collection(property, long.MinValue, null));
        }

        return [.. collections.OrderBy(collection => collection.Priority)];
    }

    private static IEnumerable<NatRuleDraft> NatRules(SourceScope scope, ResourceId owner, IEnumerable<Collection> collections)
    {
        foreach (Collection collection in collections)
        {
            IReadOnlyList<WireFirewallRule> rules = scope.Items(owner, $"{collection.Path}.rules", collection.Body?.Rules);
            for (int i = 0; i < rules.Count; i++)
            {
                if (Is(rules[i].RuleType, NatRule))
                {
                    foreach (NatRuleDraft draft in NatRuleMapper.Rule(scope, owner, At($"{collection.Path}.rules", i), rules[i]))
                    {
                        yield return draft;
                    }
                }
            }
        }
    }

    private static IEnumerable<FirewallRuleDraft> FilterRules(SourceScope scope, ResourceId owner, string property, IEnumerable<Collection> collections, Func<WireFirewallRule, bool> isWanted)
    {
        foreach (Collection collection in collections)
        {
            if (collection.Body is not { } body || body.Rules is { Instead.IsStated: true } or { Strays.Count: > 0 } || body.Action is { Instead.IsStated: true })
            {
                yield return FilterRuleMapper.Anything(property);
                continue;
            }

            SecurityRuleAccess? access = scope.Member<SecurityRuleAccess>(owner, $"{collection.Path}.action.type", body.Action?.Type ?? default);
            for (int i = 0; i < (body.Rules?.Items.Count ?? 0); i++)
            {
                if (isWanted(body.Rules!.Items[i]))
                {
                    foreach (FirewallRuleDraft draft in FilterRuleMapper.Rule(scope, owner, At($"{collection.Path}.rules", i), body.Rules.Items[i], access))
                    {
                        yield return draft;
                    }
                }
            }
        }
    }

    private static bool IsNat(Collection collection) => collection.Body is { } body && Is(body.RuleCollectionType, NatCollection);

    private static bool IsNetworkRule(WireFirewallRule rule) => string.IsNullOrEmpty(rule.RuleType.Value)
        ? rule.Protocols is not { Items.Count: > 0 }
        : !string.Equals(rule.RuleType.Value, ApplicationRule, StringComparison.OrdinalIgnoreCase);

    private static bool Is(WireText text, string word) => string.IsNullOrEmpty(text.Value) || string.Equals(text.Value, word, StringComparison.OrdinalIgnoreCase);

    private static string At(string property, int index) => string.Create(CultureInfo.InvariantCulture, $"{property}[{index}]");

    private sealed record Collection(string Path, long Priority, WireRuleCollection? Body);
}
