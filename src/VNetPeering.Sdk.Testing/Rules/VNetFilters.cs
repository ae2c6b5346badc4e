using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What narrows the VNets that a rule is about. Immutable; thread-safe.</summary>
public sealed class VNetFilters
{
    private readonly RuleText<VNet> _rule;

    internal VNetFilters(RuleText<VNet> rule) => _rule = rule;

    /// <summary>Keeps those of a name, or of a name behind that of their resource group: <c>spoke*</c>, <c>prod/*</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public RuleSelection<VNetFilters, VNetConditions> HaveNameMatching(string pattern)
    {
        var wanted = new NamePattern(pattern);
        return Keep($"have a name matching \"{pattern}\"", vnet => wanted.Matches(ResourcePath.Of(vnet.Id)));
    }

    /// <summary>Keeps those whose name does not match a pattern.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public RuleSelection<VNetFilters, VNetConditions> DoNotHaveNameMatching(string pattern)
    {
        var unwanted = new NamePattern(pattern);
        return Keep($"do not have a name matching \"{pattern}\"", vnet => !unwanted.Matches(ResourcePath.Of(vnet.Id)));
    }

    /// <summary>Keeps those in a region, for example <c>westeurope</c>. A VNet without a stated region is in none.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    public RuleSelection<VNetFilters, VNetConditions> AreInRegion(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        Region wanted = region;
        return Keep($"are in {region}", vnet => vnet.Region.IsStated && vnet.Region == wanted);
    }

    /// <summary>Keeps those that a predicate of your own takes.</summary>
    /// <param name="description">Its words in the sentence of the rule, behind "that": <c>are classic</c>.</param>
    /// <param name="predicate">The predicate.</param>
    /// <exception cref="ArgumentException"><paramref name="description"/> is null or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public RuleSelection<VNetFilters, VNetConditions> Match(string description, Func<VNet, bool> predicate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(predicate);
        return Keep(description, predicate);
    }

    private RuleSelection<VNetFilters, VNetConditions> Keep(string words, Func<VNet, bool> holds)
    {
        RuleText<VNet> rule = _rule.Where(words, (vnet, _) => holds(vnet));
        return new(new VNetFilters(rule), new VNetConditions(rule));
    }
}
