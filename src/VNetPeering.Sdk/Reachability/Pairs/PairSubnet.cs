using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>A subnet as one end of flows, for those who look at one pair.</summary>
internal sealed class PairSubnet
{
    /// <summary>Gets the index of the subnet in the network.</summary>
    internal required int Index { get; init; }

    internal required int VNet { get; init; }

    /// <summary>Gets the addresses of one family at which machines can be. Empty where the input states none at all.</summary>
    internal required AddressRange[] Ranges { get; init; }

    /// <summary>Gets whether its addresses are in its VNet's space and in no other subnet of it. What is not plain is traced.</summary>
    internal required bool IsPlain { get; init; }

    internal bool Holds(HostAddress address) => Array.Exists(Ranges, range => range.Contains(address));
}
