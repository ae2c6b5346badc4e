using System.Collections.Immutable;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>A rule while its sentence is spoken: the filters, the conditions and their words.</summary>
/// <typeparam name="TSubject">What the rule is about.</typeparam>
internal sealed record RuleText<TSubject>
{
    /// <summary>The plural of the subject.</summary>
    internal required string Subjects { get; init; }

    /// <summary>Finds what a network has of them, with the name of each.</summary>
    internal required Func<RuleContext, IEnumerable<(string Name, TSubject Subject)>> Find { get; init; }

    internal ImmutableArray<(string Words, Func<TSubject, RuleContext, bool> Holds)> Filters { get; init; } = [];

    /// <summary>Each returns the fact that breaks the rule; null where it holds.</summary>
    internal ImmutableArray<(string Words, Func<TSubject, RuleContext, string?> Fact)> Conditions { get; init; } = [];

    internal RuleText<TSubject> Where(string words, Func<TSubject, RuleContext, bool> holds) => this with { Filters = Filters.Add((words, holds)) };

    internal RuleText<TSubject> Must(string words, Func<TSubject, RuleContext, string?> fact) => this with { Conditions = Conditions.Add((words, fact)) };

    /// <summary>Returns the rule as a sentence.</summary>
    public override string ToString()
    {
        string that = Filters.Length == 0 ? string.Empty : $" that {string.Join(" and ", Filters.Select(filter => filter.Words))}";
        return $"{Subjects}{that} should {string.Join(" and should ", Conditions.Select(condition => condition.Words))}";
    }
}
