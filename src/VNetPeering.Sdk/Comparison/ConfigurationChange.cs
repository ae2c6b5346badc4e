using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Comparison;

/// <summary>A resource that was added, removed or modified. What lies inside an added or removed resource is not listed again.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ConfigurationChange
{
    /// <summary>Gets what happened to it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Gets the resource: its full id, or for declarations that are no Azure resource their list and name, <c>sites/hq</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Gets the properties that differ, in the order of the topology JSON; empty unless <see cref="Kind"/> is <see cref="ChangeKind.Modified"/>.</summary>
    public ValueList<PropertyChange> Properties { get; init; } = [];
}
