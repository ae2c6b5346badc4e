using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>A subnet as one end of many flows.</summary>
internal sealed class PairSubnet
{
    /// <summary>Gets the index of the subnet in the network.</summary>
    internal required int Index { get; init; }

    internal required int VNet { get; init; }

    /// <summary>Gets the addresses of one family at which machines can be. Empty where the input states none at all.</summary>
    internal required AddressRange[] Ranges { get; init; }

    /// <summary>Gets whether packets that leave it meet a security group.</summary>
    internal required bool HasGroup { get; init; }

    /// <summary>Gets whether packets that leave it meet a security group or security admin rules.</summary>
    internal required bool HasRules { get; init; }

    /// <summary>Gets whether packets to it meet a security group of the user's: a managed instance carries none (2.43).</summary>
    internal required bool IsUnderGroup { get; init; }

    /// <summary>Gets whether its addresses are in its VNet's space and in no other subnet of it. What is not plain is traced.</summary>
    internal required bool IsPlain { get; init; }

    internal bool Holds(HostAddress address) => Array.Exists(Ranges, range => range.Contains(address));
}
