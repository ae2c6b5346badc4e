namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>Something that breaks a rule.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RuleOffence
{
    /// <summary>Gets the resource in short words, for example <c>app/web</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the fact that breaks the rule, without a full stop.</summary>
    public required string Fact { get; init; }
}
