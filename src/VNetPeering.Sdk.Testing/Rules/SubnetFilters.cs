using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What narrows the subnets that a rule is about. Immutable; thread-safe.</summary>
public sealed class SubnetFilters
{
    private readonly RuleText<SubnetSubject> _rule;

    internal SubnetFilters(RuleText<SubnetSubject> rule) => _rule = rule;

    /// <summary>Keeps those that hold machines of the user: no GatewaySubnet, AzureFirewallSubnet and the other subnets of the platform's own instances.</summary>
    public RuleSelection<SubnetFilters, SubnetConditions> AreNotPlatform() =>
        Keep("are not the platform's", subject => !SpecialSubnets.HoldsManagedInstances(subject.Subnet.Name));

    /// <summary>Keeps those of a name, or of a name behind that of their VNet: <c>web*</c>, <c>app/*</c>, <c>prod-*/web</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public RuleSelection<SubnetFilters, SubnetConditions> HaveNameMatching(string pattern)
    {
        var wanted = new NamePattern(pattern);
        return Keep($"have a name matching \"{pattern}\"", subject => wanted.Matches(ResourcePath.Of(subject.Subnet.Id)));
    }

    /// <summary>Keeps those whose name does not match a pattern.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is null or blank.</exception>
    public RuleSelection<SubnetFilters, SubnetConditions> DoNotHaveNameMatching(string pattern)
    {
        var unwanted = new NamePattern(pattern);
        return Keep($"do not have a name matching \"{pattern}\"", subject => !unwanted.Matches(ResourcePath.Of(subject.Subnet.Id)));
    }

    /// <summary>Keeps those in VNets of a region, for example <c>westeurope</c>. A VNet without a stated region is in none.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    public RuleSelection<SubnetFilters, SubnetConditions> AreInRegion(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        Region wanted = region;
        return Keep($"are in {region}", subject => subject.VNet.Region.IsStated && subject.VNet.Region == wanted);
    }

    /// <summary>Keeps those that a predicate of your own takes.</summary>
    /// <param name="description">Its words in the sentence of the rule, behind "that": <c>are delegated to Web Apps</c>.</param>
    /// <param name="predicate">The predicate.</param>
    /// <exception cref="ArgumentException"><paramref name="description"/> is null or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public RuleSelection<SubnetFilters, SubnetConditions> Match(string description, Func<Subnet, bool> predicate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(predicate);
        return Keep(description, subject => predicate(subject.Subnet));
    }

    private RuleSelection<SubnetFilters, SubnetConditions> Keep(string words, Func<SubnetSubject, bool> holds)
    {
        RuleText<SubnetSubject> rule = _rule.Where(words, (subject, _) => holds(subject));
        return new(new SubnetFilters(rule), new SubnetConditions(rule));
    }
}
