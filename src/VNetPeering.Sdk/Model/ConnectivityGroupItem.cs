namespace VNetPeering.Sdk.Model;

/// <summary>A network group that a connectivity configuration applies to, with the settings for it.</summary>
/// <remarks>Corresponds to an entry of <c>appliesToGroups</c>. Immutable; thread-safe.</remarks>
public sealed record ConnectivityGroupItem
{
    /// <summary>Gets the id of the network group.</summary>
    public required ResourceId NetworkGroupId { get; init; }

    /// <summary>Gets whether the spokes of a hub reach each other directly. A mesh connects its members whatever stands here.</summary>
    /// <value>Default <see cref="Model.GroupConnectivity.None"/>.</value>
    public GroupConnectivity GroupConnectivity { get; init; }

    /// <summary>Gets whether the spokes borrow the gateway of the hub (rule 6.06).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool UseHubGateway { get; init; }

    /// <summary>Gets whether the direct connectivity of the group crosses regions (rule 6.03).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool IsGlobal { get; init; }
}
