using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>The source or destination of a rule as addresses. Immutable; thread-safe.</summary>
internal sealed class AddressSide
{
    private readonly TagSpace? _internetOf;

    internal AddressSide()
    {
    }

    private AddressSide(TagSpace internetOf) => _internetOf = internetOf;

    /// <summary>Gets the side that every address is on.</summary>
    internal static AddressSide Any { get; } = new();

    /// <summary>Gets the addresses that are known; null for every address.</summary>
    internal AddressRanges? Ranges
    {
        get => _internetOf is null ? field : _internetOf.Internet;
        init;
    }

    /// <summary>Returns the side of <c>Internet</c>, whose addresses are worked out when somebody asks for them.</summary>
    internal static AddressSide InternetOf(TagSpace space) => new(space) { Losses = space.Gaps };

    /// <summary>Gets what may bring more addresses.</summary>
    internal TagGap[] Gaps { get; init; } = [];

    /// <summary>Gets what may take addresses of <see cref="Ranges"/> away: what joins <c>VirtualNetwork</c> is no longer Internet (5.23).</summary>
    internal TagGap[] Losses { get; init; } = [];

    /// <summary>Gets what is not known; null when all addresses are known.</summary>
    internal RouteGap? Gap => Gaps is [TagGap more, ..] ? more.Gap : Losses is [TagGap fewer, ..] ? fewer.Gap : null;

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

        bool isKnown = Ranges.Contains(address, out around);
        bool isOpen = false;
        foreach (TagGap gap in isKnown ? Losses : Gaps)
        {
            bool isSpared = gap.Spared.Contains(address, out AddressRange spared);
            around = around.Intersect(spared) ?? around;
            isOpen |= !isSpared;
        }

        return isOpen ? RuleMatch.Maybe : isKnown ? RuleMatch.Yes : RuleMatch.No;
    }

    /// <summary>Says whether a run of addresses is on the side as a whole, or none of it; <see cref="RuleMatch.Maybe"/> where a part is, or nobody knows. Allocates nothing.</summary>
    internal RuleMatch HoldsAll(AddressRange range, bool isAnybody)
    {
        if (Gaps.Length == 0 && Losses.Length == 0 && !IsApplicationGroup && Ranges is { Runs: [AddressRange only] })
        {
            // Most rules name one prefix.
            return only.Contains(range) ? RuleMatch.Yes : only.Overlaps(range) ? RuleMatch.Maybe : RuleMatch.No;
        }

        RuleMatch match = Holds(range.First, isAnybody, out AddressRange around);
        return around.Contains(range) ? match : RuleMatch.Maybe;
    }

    /// <summary>Says whether an address that may be on the side is on it where guesses are right; null where another one is needed, about <paramref name="next"/>.</summary>
    internal bool? HoldsIf(Guess? guesses, HostAddress address, out RouteGap? next)
    {
        next = null;
        bool isOn = Ranges?.Contains(address) ?? true;
        if (isOn && Brings(Losses, guesses, address, out next) is not false)
        {
            isOn = false;
        }

        // What one part loses another one may get.
        return next is not null ? null : isOn ? true : Brings(Gaps, guesses, address, out next);
    }

    /// <summary>Says whether any of some gaps brings an address where guesses are right; null where another guess is needed, about <paramref name="next"/>.</summary>
    private static bool? Brings(TagGap[] gaps, Guess? guesses, HostAddress address, out RouteGap? next)
    {
        next = null;
        foreach (TagGap gap in gaps)
        {
            if (gap.Spared.Contains(address))
            {
                continue;
            }

            if (Guess.Find(guesses, gap.Gap, address) is not { } isSo)
            {
                next = gap.Gap;
                return null;
            }

            if (isSo)
            {
                return true;
            }
        }

        return false;
    }
}
