using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Gives Azure Firewalls the rules of their policies, and rules the addresses of their IP groups. Both may stand in other sources than the firewall.</summary>
internal sealed class FirewallAssembler(
    IReadOnlyDictionary<ResourceId, FirewallRuleSet> own,
    IReadOnlyDictionary<ResourceId, ResourceId> policiesOfFirewalls,
    IReadOnlyDictionary<ResourceId, OwnerDraft<FirewallPolicy, FirewallRuleSet>> policies,
    IReadOnlyDictionary<ResourceId, ValueList<AddressRange>?> ipGroups)
{
    /// <summary>Returns a firewall with its rules. One that no source describes, from a saved topology for instance, stays as it is.</summary>
    internal AzureFirewall Complete(AzureFirewall firewall)
    {
        if (!own.TryGetValue(firewall.Id, out FirewallRuleSet? written))
        {
            return firewall;
        }

        ResourceId? policy = policiesOfFirewalls.GetValueOrDefault(firewall.Id);
        IEnumerable<FirewallRuleSet> publishing = policy is not null && policies.TryGetValue(policy, out OwnerDraft<FirewallPolicy, FirewallRuleSet>? draft) ? [written, .. GroupsOf(draft)] : [written];
        return firewall with
        {
            DestinationNatRules = [.. publishing.SelectMany(set => set.NatRules).Select(Resolve)],
            Rules = written.LeavesRulesOpen ? null : policy is null ? Rules([written]) : ChainOf(policy) is { } chain ? Rules([written, .. chain]) : null,
        };
    }

    private static IEnumerable<FirewallRuleSet> GroupsOf(OwnerDraft<FirewallPolicy, FirewallRuleSet> draft) => draft.Children.Build().OrderBy(group => group.Priority);

    /// <summary>
    /// Returns the groups of a policy and of the policies that it is based on, the base first, whatever the priorities; null where a source is missing: a rule that
    /// nobody describes could allow what all others do not mention. NAT rules are not inherited.
    /// </summary>
    private List<FirewallRuleSet>? ChainOf(ResourceId policy)
    {
        var chain = new List<FirewallRuleSet>();
        var seen = new HashSet<ResourceId>();
        for (ResourceId? at = policy; at is not null; at = policies[at].Stated!.BasePolicyId)
        {
            if (!seen.Add(at) || !policies.TryGetValue(at, out OwnerDraft<FirewallPolicy, FirewallRuleSet>? draft) || draft.Stated is not { IsOpen: false } stated || !draft.Children.Ids.ToHashSet().IsSupersetOf(stated.GroupIds))
            {
                return null;
            }

            chain.InsertRange(0, GroupsOf(draft));
        }

        return chain;
    }

    /// <summary>Network rules come before application rules, whichever policy they are of.</summary>
    private ValueList<FirewallRule> Rules(FirewallRuleSet[] sets) => [.. sets.SelectMany(set => set.NetworkRules).Concat(sets.SelectMany(set => set.ApplicationRules)).Select(Resolve)];

    private FirewallRule Resolve(FirewallRuleDraft draft)
    {
        ValueList<AddressPrefix>? sources = draft.Sources.Resolve(ipGroups);
        ValueList<AddressPrefix>? destinations = draft.Destinations.Resolve(ipGroups);
        return draft.Rule with
        {
            Sources = sources ?? [],
            Destinations = destinations ?? [],
            IsPartlyKnown = draft.Rule.IsPartlyKnown || sources is null || destinations is null,
        };
    }

    private DestinationNatRule Resolve(NatRuleDraft draft) =>
        draft.Sources is null ? draft.Rule
        : draft.Sources.Resolve(ipGroups) is { } sources ? draft.Rule with { Sources = sources }
        : draft.Rule with { TranslatedAddress = null };
}
