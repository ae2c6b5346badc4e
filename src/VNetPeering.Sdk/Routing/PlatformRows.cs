using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The rows that every table starts with, shared by all of them.</summary>
internal static class PlatformRows
{
    private static readonly PlatformNoneList[] Lists = [.. Enum.GetValues<PlatformNoneList>().Order()];
    private static readonly EffectiveRoute[][] NoneLists = [.. Lists.Select(ReadNone)];
    private static readonly PrefixCover[] NoneCovers = [.. Lists.Select(list => new PrefixCover(PlatformNoneRoutes.Of(list)))];
    private static readonly int[] LongestLengths = [.. Lists.Select(list => PlatformNoneRoutes.Of(list).Max(prefix => prefix.Length))];

    internal static EffectiveRoute InternetIPv4 { get; } = Internet(AddressPrefix.AllIPv4);

    internal static EffectiveRoute InternetIPv6 { get; } = Internet(AddressPrefix.AllIPv6);

    internal static EffectiveRoute[] None(PlatformNoneList list) => NoneLists[(int)list];

    /// <summary>Says whether a None row has a prefix.</summary>
    internal static bool HasNone(PlatformNoneList list, AddressPrefix prefix) => NoneCovers[(int)list].Has(prefix);

    /// <summary>Says whether a None row lies in a prefix or has exactly that one.</summary>
    internal static bool HasNoneInside(PlatformNoneList list, AddressPrefix prefix) =>
        prefix.Length <= LongestLengths[(int)list] && NoneCovers[(int)list].HasInside(prefix);

    private static EffectiveRoute Internet(AddressPrefix everything) =>
        SystemRow.Create(everything, NextHopType.Internet, RouteOriginKind.PlatformDefault, null);

    private static EffectiveRoute[] ReadNone(PlatformNoneList list) =>
        [.. PlatformNoneRoutes.Of(list).Select(prefix => SystemRow.Create(prefix, NextHopType.None, RouteOriginKind.PlatformNone, null))];
}
