using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>The source or destination of a rule as addresses. Immutable; thread-safe.</summary>
internal sealed class AddressSide
{
    /// <summary>Gets the side that every address is on.</summary>
    internal static AddressSide Any { get; } = new();

    /// <summary>Gets the addresses that are known; null for every address.</summary>
    internal AddressRanges? Ranges { get; init; }

    /// <summary>Gets what may bring more addresses; null when all are known.</summary>
    internal RouteGap? Gap { get; init; }

    /// <summary>Gets the addresses that <see cref="Gap"/> does not bring: somebody is known to own them.</summary>
    internal AddressRanges Spared { get; init; } = AddressRanges.Empty;

    /// <summary>Gets whether the side is an application security group: only machines that are members are on it (5.32).</summary>
    internal bool IsApplicationGroup { get; init; }

    /// <summary>Says whether an address is on the side.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isAnybody">Whether it stands for any machine of its subnet.</param>
    /// <param name="around">The widest run around the address for which the answer holds.</param>
    internal RuleMatch Holds(HostAddress address, bool isAnybody, out AddressRange around)
    {
        around = (address.Family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Range;
        if (Ranges is null)
        {
            return RuleMatch.Yes;
        }

        if (IsApplicationGroup && isAnybody)
        {
            return RuleMatch.No;
        }

        if (Ranges.Contains(address, out around))
        {
            return RuleMatch.Yes;
        }

        if (Gap is null)
        {
            return RuleMatch.No;
        }

        bool isSpared = Spared.Contains(address, out AddressRange spared);
        around = around.Intersect(spared) ?? around;
        return isSpared ? RuleMatch.No : RuleMatch.Maybe;
    }
}
