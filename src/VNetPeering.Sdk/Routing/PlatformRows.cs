using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The rows that every table starts with, shared by all of them.</summary>
internal static class PlatformRows
{
    private static readonly EffectiveRoute[][] NoneLists = [.. Enum.GetValues<PlatformNoneList>().Order().Select(ReadNone)];

    internal static EffectiveRoute InternetIPv4 { get; } = Internet(AddressPrefix.AllIPv4);

    internal static EffectiveRoute InternetIPv6 { get; } = Internet(AddressPrefix.AllIPv6);

    internal static EffectiveRoute[] None(PlatformNoneList list) => NoneLists[(int)list];

    private static EffectiveRoute Internet(AddressPrefix everything) =>
        VNetRows.SystemRow(everything, NextHopType.Internet, RouteOriginKind.PlatformDefault, null);

    private static EffectiveRoute[] ReadNone(PlatformNoneList list) =>
        [.. PlatformNoneRoutes.Of(list).Select(prefix => VNetRows.SystemRow(prefix, NextHopType.None, RouteOriginKind.PlatformNone, null))];
}
