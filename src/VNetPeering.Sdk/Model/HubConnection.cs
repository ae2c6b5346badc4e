namespace VNetPeering.Sdk.Model;

/// <summary>A VNet's connection to a Virtual WAN hub.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/virtualHubs/hubVirtualNetworkConnections</c>. Immutable; thread-safe.</remarks>
public sealed record HubConnection
{
    /// <summary>Gets the name, unique in its hub.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the id of the connected VNet; null when unresolved.</summary>
    public ResourceId? RemoteVNetId { get; init; }

    /// <summary>Gets whether the VNet takes a default route from the hub; null when not stated.</summary>
    public bool? EnableInternetSecurity { get; init; }
}
