namespace VNetPeering.Sdk.Diagnostics;

/// <summary>What is the same for every finding of one rule.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record DiagnosticDescriptor
{
    /// <summary>Gets the id, for example <c>VNP2003</c>. Ids are never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the rule in a few words, without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>Gets how grave a finding is unless it is re-graded.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Gets the code that Azure answers with; null when Azure does not refuse or no source shows the code.</summary>
    public string? AzureErrorCode { get; init; }

    /// <summary>Gets the rules of the rule book that it follows, for example <c>2.11, 2.12</c>.</summary>
    public required string Rules { get; init; }

    /// <summary>Gets what the rule rests on: a documentation page, a recorded answer, a public report.</summary>
    public required string Evidence { get; init; }

    /// <summary>Gets the page of the documentation, relative to its root.</summary>
    public string Help => $"docs/rules/{Id}.md";
}
