namespace VNetPeering.Sdk.Import;

/// <summary>How far an import has come. Reported when a source begins and when the last one is done.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record ImportProgress
{
    /// <summary>Gets the source that begins; null when all are read.</summary>
    public string? File { get; init; }

    /// <summary>Gets the number of sources that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Gets the number of sources.</summary>
    public required int Total { get; init; }
}
