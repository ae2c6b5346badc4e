using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk;

/// <summary>A prefix that the program gives, or the length of one that <c>Build</c> has to find.</summary>
internal sealed class AddressRequest
{
    private AddressRequest(AddressPrefix? prefix, int size, CallSite at)
    {
        Prefix = prefix;
        Size = size;
        At = at;
    }

    internal AddressPrefix? Prefix { get; }

    internal int Size { get; }

    internal CallSite At { get; }

    /// <summary>Lengths that IPv4 has mean IPv4; IPv6 networks are never that short in Azure.</summary>
    internal IPFamily Family => Size <= 32 ? IPFamily.IPv4 : IPFamily.IPv6;

    internal static AddressRequest Of(AddressPrefix prefix) => new(prefix, 0, default);

    internal static AddressRequest OfSize(int size, CallSite at) => new(null, size, at);
}
