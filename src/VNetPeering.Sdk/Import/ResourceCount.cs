namespace VNetPeering.Sdk.Import;

/// <summary>How many resources of a type a source holds.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record ResourceCount
{
    /// <summary>Gets the resource type, for example <c>Microsoft.Network/virtualNetworks</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the number of resources.</summary>
    public required int Count { get; init; }
}
