using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Import;

/// <summary>A source that was read.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ReadSource
{
    /// <summary>Gets the file as it was given.</summary>
    public required string File { get; init; }

    /// <summary>Gets the form that was recognised.</summary>
    public required ImportEnvelope Envelope { get; init; }

    /// <summary>Gets the resources that were taken, by type in the order of first appearance. Children inside their parent are not counted.</summary>
    public ValueList<ResourceCount> Resources { get; init; } = [];
}
