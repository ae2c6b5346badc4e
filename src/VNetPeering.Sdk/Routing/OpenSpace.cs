using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Routing;

/// <summary>What a network group of unknown members may bring into the tables of a VNet, if the VNet or another one is a member. Immutable.</summary>
internal sealed class OpenSpace
{
    /// <summary>The group.</summary>
    internal required RouteGap Gap { get; init; }

    /// <summary>The space of the VNets that it may connect with.</summary>
    internal required AddressPrefix[] Prefixes { get; init; }

    /// <summary>What rows of connected groups may lose, as another member may have it too (6.07, 6.08).</summary>
    internal required AddressPrefix[] Lost { get; init; }

    /// <summary>Index of the hub whose gateways it may bring; -1 for none.</summary>
    internal required int Lender { get; init; }

    /// <summary>What gateways that the VNet has or borrows already may learn because of members elsewhere: their hub tells others of their space (4.30).</summary>
    internal AddressPrefix[] Told { get; init; } = [];
}
