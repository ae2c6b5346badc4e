using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>What a network manager may manage.</summary>
/// <remarks>
/// Corresponds to <c>networkManagerScopes</c>. Of two managers over one VNet the one of the higher scope comes first: one of a management group before one of
/// subscriptions. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record NetworkManagerScopes
{
    /// <summary>Gets the ids of the management groups, as written.</summary>
    public ValueList<string> ManagementGroups { get; init; } = [];

    /// <summary>Gets the ids of the subscriptions, as written.</summary>
    public ValueList<string> Subscriptions { get; init; } = [];
}
