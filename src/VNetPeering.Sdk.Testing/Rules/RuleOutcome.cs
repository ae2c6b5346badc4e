namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What a rule found in a network.</summary>
/// <param name="Count">How many resources it is about.</param>
/// <param name="Offences">What breaks it.</param>
internal sealed record RuleOutcome(int Count, IReadOnlyList<RuleOffence> Offences)
{
    internal static RuleOutcome Of<TSubject>(RuleText<TSubject> rule, RuleContext context)
    {
        int count = 0;
        List<RuleOffence> offences = [];
        foreach ((string name, TSubject subject) in rule.Find(context))
        {
            if (rule.Filters.All(filter => filter.Holds(subject, context)))
            {
                count++;
                offences.AddRange(rule.Conditions.Select(condition => condition.Fact(subject, context)).OfType<string>().Select(fact => new RuleOffence { Subject = name, Fact = fact }));
            }
        }

        return new RuleOutcome(count, offences);
    }
}
