using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A peering link with its ends as indices and its state settled.</summary>
internal sealed class CompiledLink
{
    internal required Peering Peering { get; init; }

    // The switches stand here too: who looks at hundreds of thousands of links has no time to fetch each record.
    internal bool AllowsAccess { get; init; }

    /// <summary>Its access flag is cleared, or nobody can read it.</summary>
    internal bool MayBeClosed => !AllowsAccess || IsAccessUnread;

    internal bool IsAccessUnread => Unread.HasFlag(PeeringSwitches.AllowVirtualNetworkAccess);

    internal bool AllowsForwardedTraffic { get; init; }

    /// <summary>It surely borrows the gateways of the remote VNet, as far as this side says.</summary>
    internal bool UsesRemoteGateways { get; init; }

    /// <summary>It surely lends gateways to the remote VNet.</summary>
    internal bool LendsGateways { get; init; }

    /// <summary>The switches of which it is not known whether they are set.</summary>
    internal PeeringSwitches Unread { get; init; }

    /// <summary>Index of the VNet that owns the link.</summary>
    internal required int Local { get; init; }

    /// <summary>Index of the remote VNet; -1 when the topology does not hold it.</summary>
    internal required int Remote { get; init; }

    /// <summary>Index of the link in the other direction; -1 when there is none.</summary>
    internal int Reverse { get; set; } = -1;

    /// <summary>The state as reported, or else as the links of the topology imply.</summary>
    internal PeeringState State { get; set; }

    /// <summary>Neither reported nor implied: the remote side is not described.</summary>
    internal bool StateIsAssumed { get; set; }

    internal bool IsGlobal { get; init; }

    /// <summary>One of the two VNets states no region, the other does.</summary>
    internal bool RegionIsAssumed { get; init; }

    /// <summary>The remote prefixes as peered, each once, limited to what the local VNet can route; null when not known. Never written to: it may be the remote VNet's own list.</summary>
    internal AddressPrefix[]? RemotePrefixes { get; set; }

    internal bool IsConnected => State == PeeringState.Connected;
}
