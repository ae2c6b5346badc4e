using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What narrows the peering links that a rule is about; a peering has two links, one owned by each VNet. Immutable; thread-safe.</summary>
public sealed class PeeringFilters
{
    private readonly RuleText<PeeringSubject> _rule;

    internal PeeringFilters(RuleText<PeeringSubject> rule) => _rule = rule;

    /// <summary>Keeps those of a name, or of a name behind that of their VNet: <c>*-to-hub</c>, <c>spoke*/*</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public RuleSelection<PeeringFilters, PeeringConditions> HaveNameMatching(string pattern)
    {
        var wanted = new NamePattern(pattern);
        return Keep($"have a name matching \"{pattern}\"", (subject, _) => wanted.Matches(ResourcePath.Of(subject.Link.Id)));
    }

    /// <summary>Keeps those that lead to VNets of a name, or of a name behind that of their resource group.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public RuleSelection<PeeringFilters, PeeringConditions> LeadTo(string pattern)
    {
        var wanted = new NamePattern(pattern);
        return Keep($"lead to \"{pattern}\"", (subject, _) => wanted.Matches(ResourcePath.Of(subject.Link.RemoteVNetId)));
    }

    /// <summary>Keeps those between different stated regions.</summary>
    public RuleSelection<PeeringFilters, PeeringConditions> AreGlobal() => Keep("are global", (subject, context) =>
        subject.Local.Region.IsStated && context.Find(subject.Link.RemoteVNetId) is { Region: { IsStated: true } there } && there != subject.Local.Region);

    /// <summary>Keeps those that a predicate of your own takes.</summary>
    /// <param name="description">Its words in the sentence of the rule, behind "that": <c>borrow a gateway</c>.</param>
    /// <param name="predicate">The predicate.</param>
    /// <exception cref="ArgumentException"><paramref name="description"/> is null or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public RuleSelection<PeeringFilters, PeeringConditions> Match(string description, Func<Peering, bool> predicate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(predicate);
        return Keep(description, (subject, _) => predicate(subject.Link));
    }

    private RuleSelection<PeeringFilters, PeeringConditions> Keep(string words, Func<PeeringSubject, RuleContext, bool> holds)
    {
        RuleText<PeeringSubject> rule = _rule.Where(words, holds);
        return new(new PeeringFilters(rule), new PeeringConditions(rule));
    }
}
