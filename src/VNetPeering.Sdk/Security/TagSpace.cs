using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Security;

/// <summary>What the service tags that hang on a subnet stand for there (5.20-5.24). Immutable; thread-safe.</summary>
internal sealed class TagSpace
{
    /// <summary>Gets the prefixes of <c>VirtualNetwork</c>, each once and as it is written, ascending.</summary>
    internal required ValueList<AddressPrefix> Prefixes { get; init; }

    internal required AddressRanges VirtualNetwork { get; init; }

    internal required AddressRanges Internet { get; init; }

    /// <summary>Gets the prefixes of <c>Internet</c>.</summary>
    internal required ValueList<AddressPrefix> InternetPrefixes { get; init; }

    /// <summary>Gets what may bring more prefixes into <c>VirtualNetwork</c>, and so take them from <c>Internet</c>.</summary>
    internal required TagGap[] Gaps { get; init; }
}
