namespace VNetPeering.Sdk.Diagnostics;

/// <summary>How the findings of one rule are taken: silenced, or graded otherwise than the rule does.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RuleSetting
{
    /// <summary>Gets the id of the rule, for example <c>VNP1014</c>. Case does not matter.</summary>
    public required string RuleId { get; init; }

    /// <summary>Gets the grade of its findings; null when they are silenced, which means dropped.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Silences a rule.</summary>
    /// <exception cref="ArgumentException"><paramref name="ruleId"/> is null or empty.</exception>
    public static RuleSetting Off(string ruleId)
    {
        ArgumentException.ThrowIfNullOrEmpty(ruleId);
        return new RuleSetting { RuleId = ruleId };
    }

    /// <summary>Grades the findings of a rule.</summary>
    /// <exception cref="ArgumentException"><paramref name="ruleId"/> is null or empty.</exception>
    public static RuleSetting As(string ruleId, Severity severity)
    {
        ArgumentException.ThrowIfNullOrEmpty(ruleId);
        return new RuleSetting { RuleId = ruleId, Severity = severity };
    }
}
