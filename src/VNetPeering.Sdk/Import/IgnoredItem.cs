namespace VNetPeering.Sdk.Import;

/// <summary>Something in a source that was passed over.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record IgnoredItem
{
    /// <summary>Gets the file as it was given.</summary>
    public required string File { get; init; }

    /// <summary>Gets the resource type as written first; null when it is the file, or items of it without a type.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Gets why: one or two sentences.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets how many resources were passed over for that reason; 1 for a file.</summary>
    public required int Count { get; init; }
}
