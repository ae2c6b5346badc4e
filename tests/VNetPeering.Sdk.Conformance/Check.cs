namespace VNetPeering.Sdk.Conformance;

/// <summary>One thing that a case shows, and how to see whether the SDK says the same.</summary>
internal sealed record Check
{
    public required string CaseId { get; init; }

    public required CheckKind Kind { get; init; }

    /// <summary>Gets what is checked, in words that are unique within the case.</summary>
    public required string What { get; init; }

    /// <summary>Gets the comparison: nothing when both agree, else the difference in words.</summary>
    public required Func<string?> FindDifference { get; init; }

    /// <summary>Gets the name under which the check is run and listed.</summary>
    public string Name => $"{CaseId}: {What}";

    public override string ToString() => Name;
}
