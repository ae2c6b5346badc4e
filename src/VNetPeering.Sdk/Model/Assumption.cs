namespace VNetPeering.Sdk.Model;

/// <summary>Something that an answer took for granted.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Assumption
{
    /// <summary>Gets what was taken for granted.</summary>
    public required AssumptionKind Kind { get; init; }

    /// <summary>Gets what it is about: the name of a resource, an address, or a reading; empty when it stands for the whole answer.</summary>
    public string About { get; init; } = string.Empty;
}
