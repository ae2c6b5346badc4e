using System.Collections.Concurrent;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>
/// The security admin rules of a network, compiled when somebody asks: one set for all VNets that have the same collections, and in it one list for each
/// meaning of the tags. Thread-safe.
/// </summary>
internal sealed class AdminRuleSets
{
    private readonly RoutingTables _tables;
    private readonly SecurityRuleReader _reader;
    private readonly AppliedAdminRules _applied;
    private readonly int[] _setOfVNet;
    private readonly List<RuleSet> _sets = [];
    private readonly ConcurrentDictionary<(int Set, TagSpace Space), CompiledAdminRules> _compiled = new();

    internal AdminRuleSets(RoutingTables tables, SecurityRuleReader reader)
    {
        _tables = tables;
        _reader = reader;
        CompiledTopology net = tables.Net;
        _applied = new AppliedAdminRules(net.Topology);
        _setOfVNet = new int[_applied.IsEmpty ? 0 : net.VNets.Length];
        var known = new Dictionary<(ValueList<AppliedCollection> Collections, bool HasIntentPolicy), int>();
        for (int i = 0; i < _setOfVNet.Length; i++)
        {
            ValueList<AppliedCollection> collections = [.. _applied.Of(i)];
            if (collections.Count == 0)
            {
                _setOfVNet[i] = -1;
                continue;
            }

            bool hasIntentPolicy = AppliedAdminRules.HasIntentPolicy(net.VNets[i].VNet);
            if (!known.TryGetValue((collections, hasIntentPolicy), out int set))
            {
                known.Add((collections, hasIntentPolicy), set = Draw(collections, hasIntentPolicy));
            }

            _setOfVNet[i] = set;
        }
    }

    /// <summary>Returns the number of the rules in front of the machines of a subnet; -1 when there are none.</summary>
    internal int SetOf(CompiledSubnet subnet) => _setOfVNet.Length == 0 || AppliedAdminRules.AreSkippedIn(subnet.Subnet) ? -1 : _setOfVNet[subnet.VNet];

    /// <summary>Returns the rules of a set, with the tags as they are in one subnet.</summary>
    internal CompiledAdminRules Of(int set, TagSpace space) => _compiled.GetOrAdd((set, space), key => Compile(_sets[key.Set], key.Space));

    /// <summary>Puts the rules into their order; returns -1 where none is left.</summary>
    private int Draw(ValueList<AppliedCollection> collections, bool hasIntentPolicy)
    {
        AppliedCollection[][][] tiers = Ranked(collections);
        NetworkIntentPolicyBasedService[] settings = [.. tiers[0].SelectMany(own => own).Select(one => one.Configuration.ApplyOnNetworkIntentPolicyBasedServices).Distinct()];
        PlacedRule[][][] placed =
        [
            .. tiers.Select(tier => tier.Select(own => own
                .SelectMany(one => one.Collection.Rules.Select(rule => Place(one, rule, hasIntentPolicy ? settings : [NetworkIntentPolicyBasedService.All])))
                .OfType<PlacedRule>()
                .OrderBy(one => one.Rule.Priority)
                .ThenBy(one => one.Rule.Name.Value, StringComparer.OrdinalIgnoreCase)
                .ToArray()).Where(own => own.Length > 0).ToArray()).Where(tier => tier.Length > 0),
        ];
        if (placed.Length == 0)
        {
            return -1;
        }

        // Which setting counts is one question for all rules.
        _sets.Add(new RuleSet(placed, new RouteGap { Reason = UnknownReason.AdminRuleOrderNotKnown, About = string.Join(", ", tiers[0].Select(own => own[0].Manager.Name)) }));
        return _sets.Count - 1;
    }

    /// <summary>
    /// The manager of the higher scope comes first: one with management groups before one with subscriptions alone. Where a scope is not stated, and among
    /// those of like scope, nobody knows.
    /// </summary>
    private static AppliedCollection[][][] Ranked(ValueList<AppliedCollection> collections)
    {
        AppliedCollection[][] managers = [.. collections.GroupBy(one => one.Manager.Id).OrderBy(own => own.Key).Select(own => own.ToArray())];
        return Array.Exists(managers, own => own[0].Manager.Scopes is null)
            ? [managers]
            : [.. managers.GroupBy(own => own[0].Manager.Scopes!.ManagementGroups.Count == 0).OrderBy(tier => tier.Key).Select(tier => tier.ToArray())];
    }

    /// <summary>Says how a rule fares under the settings for services with an intent policy that may hold: that of the manager of the highest scope decides.</summary>
    private PlacedRule? Place(AppliedCollection own, AdminRule rule, NetworkIntentPolicyBasedService[] settings)
    {
        bool[] kept = [.. settings.Select(setting => IsKept(rule.Access, setting)).Distinct()];
        bool hangsOnReading = rule.Access == AdminRuleAccess.AlwaysAllow && Array.Exists(settings, setting => setting == NetworkIntentPolicyBasedService.AllowRulesOnly);
        return kept is [false] ? null : new PlacedRule(own, rule, IsCertain: kept is [true], hangsOnReading);
    }

    private bool IsKept(AdminRuleAccess access, NetworkIntentPolicyBasedService setting) => setting switch
    {
        NetworkIntentPolicyBasedService.All => true,
        NetworkIntentPolicyBasedService.AllowRulesOnly => access == AdminRuleAccess.Allow || (access == AdminRuleAccess.AlwaysAllow && _tables.Behavior.AllowRulesOnlyKeepsAlwaysAllow),
        _ => false,
    };

    private CompiledAdminRules Compile(RuleSet set, TagSpace space) =>
        new() { Tiers = [.. set.Tiers.Select(tier => tier.Select(own => own.Select(one => Compile(one, set.OpenSetting, space)).ToArray()).ToArray())] };

    private CompiledAdminRule Compile(PlacedRule placed, RouteGap openSetting, TagSpace space)
    {
        SecurityAdminConfiguration configuration = placed.Own.Configuration;
        CompiledSecurityRule matcher = _reader.Read(AdminRuleText.ToSecurityRule(_tables.Net.Topology, placed.Rule), space, space);
        List<Assumption> assumptions = [];
        if (configuration.DeployedRegions is null)
        {
            assumptions.Add(new Assumption { Kind = AssumptionKind.AdminRulesDeployed, About = configuration.Name });
        }

        if (placed.HangsOnReading)
        {
            assumptions.Add(new Assumption { Kind = AssumptionKind.AllowRulesOnlyKeepsAlwaysAllow, About = placed.Rule.Name });
        }

        return new CompiledAdminRule
        {
            Rule = placed.Rule,
            Collection = placed.Own.Collection.Id,
            Matcher = AdminRuleText.Named(_tables.Net.Topology, matcher, placed.Rule, OpenGroupOf(placed.Own) ?? (placed.IsCertain ? null : openSetting)),
            Assumptions = [.. assumptions],
        };
    }

    /// <summary>Returns the group by which a collection may hold; null where it holds for certain.</summary>
    private static RouteGap? OpenGroupOf(AppliedCollection own) =>
        own.OpenGroup is { } group ? new RouteGap { Reason = UnknownReason.UnresolvedReference, About = group.Name } : null;

    private sealed record PlacedRule(AppliedCollection Own, AdminRule Rule, bool IsCertain, bool HangsOnReading);

    private sealed record RuleSet(PlacedRule[][][] Tiers, RouteGap OpenSetting);
}
