using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>What the caller may say about an import.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record ImportOptions
{
    /// <summary>Gets the name of the topology.</summary>
    /// <value>Default: the empty name.</value>
    public ResourceName Name { get; init; }
}
