namespace VNetPeering.Sdk.Comparison;

/// <summary>A property of a resource that differs between two networks.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PropertyChange
{
    /// <summary>Gets the property, by its name in the topology JSON: <c>allowVirtualNetworkAccess</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the earlier value as JSON; null for the default, or a value that is not stated.</summary>
    public string? Before { get; init; }

    /// <summary>Gets the later value as JSON; null for the default, or a value that is not stated.</summary>
    public string? After { get; init; }
}
