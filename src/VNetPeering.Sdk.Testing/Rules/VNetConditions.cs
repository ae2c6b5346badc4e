using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What a rule can ask of VNets. Where the input leaves the answer open, the VNet breaks the rule. Immutable; thread-safe.</summary>
public sealed class VNetConditions
{
    private readonly RuleText<VNet> _rule;

    internal VNetConditions(RuleText<VNet> rule) => _rule = rule;

    /// <summary>
    /// Asks that every VNet at the other end of a link matches a pattern, whichever of the two owns the link, be it written down or made by a Virtual Network
    /// Manager. Connected groups of a manager are no peerings.
    /// </summary>
    /// <param name="pattern">A name, or one behind that of the resource group: <c>hub*</c>, <c>platform/*</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public NetworkRule<VNetConditions> OnlyPeerWith(string pattern)
    {
        var wanted = new NamePattern(pattern);
        return Must($"only peer with \"{pattern}\"", (vnet, context) =>
        {
            string[] others = [.. Peers(vnet, context).Where(peer => !wanted.Matches(ResourcePath.Of(peer))).Select(ResourcePath.Short).Distinct()];
            return others.Length == 0 ? null : $"peers with {string.Join(", ", others.Select(other => $"\"{other}\""))}";
        });
    }

    /// <summary>Asks for a link to at least one VNet that matches a pattern; whether it works is a matter of <see cref="PeeringConditions.BeConnectedOnBothSides"/>.</summary>
    /// <param name="pattern">A name, or one behind that of the resource group.</param>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public NetworkRule<VNetConditions> PeerWith(string pattern)
    {
        var wanted = new NamePattern(pattern);
        return Must($"peer with \"{pattern}\"", (vnet, _) =>
            vnet.Peerings.Any(link => wanted.Matches(ResourcePath.Of(link.RemoteVNetId))) ? null
            : vnet.Peerings.Count == 0 ? "has no peering"
            : $"peers with {string.Join(", ", vnet.Peerings.Select(link => $"\"{link.RemoteVNetId.Name}\""))} only");
    }

    /// <summary>Asks for a region, for example <c>westeurope</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    public NetworkRule<VNetConditions> BeInRegion(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        Region wanted = region;
        return Must($"be in {region}", (vnet, _) => !vnet.Region.IsStated ? "does not state its region" : vnet.Region == wanted ? null : $"is in {vnet.Region}");
    }

    /// <summary>Asks that the whole address space lies in a prefix.</summary>
    /// <param name="prefix">The prefix, for example <c>10.0.0.0/8</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="prefix"/> is no prefix.</exception>
    public NetworkRule<VNetConditions> HaveAddressSpaceWithin(string prefix)
    {
        var whole = Addressing.AddressPrefix.Parse(prefix);
        return Must($"have an address space within {prefix}", (vnet, context) =>
        {
            string[] outside = [.. vnet.AddressSpace.Where(space => !whole.Contains(space)).Select(space => space.ToString())];
            return outside.Length > 0 ? $"has {string.Join(", ", outside)}"
                : vnet.AddressSpace.Count == 0 || context.Topology.UnreadValues.Any(value => value.ResourceId == vnet.Id) ? "does not state its whole address space"
                : null;
        });
    }

    /// <summary>Asks for what a predicate of your own decides.</summary>
    /// <param name="description">Its words in the sentence of the rule, behind "should": <c>use our DNS servers</c>.</param>
    /// <param name="fact">Returns what breaks the rule, without a full stop; null where it holds.</param>
    /// <exception cref="ArgumentException"><paramref name="description"/> is null or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="fact"/> is null.</exception>
    public NetworkRule<VNetConditions> Match(string description, Func<VNet, string?> fact)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(fact);
        return Must(description, (vnet, _) => fact(vnet));
    }

    private static IEnumerable<ResourceId> Peers(VNet vnet, RuleContext context) => vnet.Peerings.Select(link => link.RemoteVNetId)
        .Concat(context.OwnersOfLinksTo(vnet.Id));

    private NetworkRule<VNetConditions> Must(string words, Func<VNet, RuleContext, string?> fact)
    {
        RuleText<VNet> rule = _rule.Must(words, fact);
        return new(new VNetConditions(rule), rule.ToString(), "VNet", context => RuleOutcome.Of(rule, context));
    }
}
