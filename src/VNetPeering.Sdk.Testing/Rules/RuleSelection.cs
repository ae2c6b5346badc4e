namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>The resources that a rule is about. Immutable; thread-safe.</summary>
/// <typeparam name="TFilters">What can be said behind <c>And</c>.</typeparam>
/// <typeparam name="TConditions">What can be said behind <c>Should</c>.</typeparam>
public sealed class RuleSelection<TFilters, TConditions>
{
    private readonly TFilters _filters;
    private readonly TConditions _conditions;

    internal RuleSelection(TFilters filters, TConditions conditions)
    {
        _filters = filters;
        _conditions = conditions;
    }

    /// <summary>Narrows the resources further: both must hold.</summary>
    public TFilters And() => _filters;

    /// <summary>Goes on to what the rule asks of them.</summary>
    public TConditions Should() => _conditions;
}
