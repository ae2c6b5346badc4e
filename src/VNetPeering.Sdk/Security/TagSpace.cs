using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Security;

/// <summary>What the service tags that hang on a subnet stand for there (5.20-5.24). Immutable; thread-safe.</summary>
internal sealed class TagSpace
{
    private AddressRanges? _internet;

    /// <summary>Gets the prefixes of <c>VirtualNetwork</c>, each once and as it is written, ascending.</summary>
    internal required ValueList<AddressPrefix> Prefixes { get; init; }

    internal required AddressRanges VirtualNetwork { get; init; }

    /// <summary>Gets the prefixes that are no <c>Internet</c> here.</summary>
    internal required AddressPrefix[] NotInternet { get; init; }

    /// <summary>Gets what is <c>Internet</c> where nothing else is known.</summary>
    internal required PrefixSet Public { get; init; }

    /// <summary>Gets the addresses of <c>Internet</c>. Worked out when somebody asks: packets inside the network mostly meet another rule first.</summary>
    internal AddressRanges Internet => _internet ?? Interlocked.CompareExchange(ref _internet, AddressRanges.Of(InternetPrefixes), null) ?? _internet;

    /// <summary>Gets the prefixes of <c>Internet</c>.</summary>
    internal ValueList<AddressPrefix> InternetPrefixes => Public.Subtract(PrefixSet.Create(NotInternet)).Prefixes;

    /// <summary>Gets what may bring more prefixes into <c>VirtualNetwork</c>, and so take them from <c>Internet</c>.</summary>
    internal required TagGap[] Gaps { get; init; }
}
