namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>The first words of a rule: all resources of a kind. Immutable; thread-safe.</summary>
/// <typeparam name="TFilters">What can be said behind <c>That</c>.</typeparam>
/// <typeparam name="TConditions">What can be said behind <c>Should</c>.</typeparam>
public sealed class RuleStart<TFilters, TConditions>
{
    private readonly TFilters _filters;
    private readonly TConditions _conditions;

    internal RuleStart(TFilters filters, TConditions conditions)
    {
        _filters = filters;
        _conditions = conditions;
    }

    /// <summary>Narrows the resources that the rule is about.</summary>
    public TFilters That() => _filters;

    /// <summary>Goes on to what the rule asks of them.</summary>
    public TConditions Should() => _conditions;
}
