using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>BGP tables as facts of an answer.</summary>
internal static class BgpFacts
{
    public static BgpAnswer Of(BgpTable table) => new()
    {
        Speaker = table.Speaker,
        Learned = [.. table.Learned.Select(Of)],
        Advertised = [.. table.Advertised.Select(one => new BgpPeerAnswer { Peer = one.To, Value = [.. one.Routes.Select(Of)] })],
        Gaps = table.Gaps.Count == 0 ? null : RouteFacts.Of(table.Gaps),
    };

    public static ClientRoutesAnswer Of(ClientRoutes routes) => new()
    {
        Windows = Of(routes.Windows),
        Others = Of(routes.Others),
        Gaps = routes.Gaps.Count == 0 ? null : RouteFacts.Of(routes.Gaps),
    };

    private static string[] Of(IEnumerable<AddressPrefix> prefixes) => [.. prefixes.Select(prefix => prefix.ToString())];

    private static BgpRow Of(BgpTableRoute route) => new()
    {
        Network = route.Prefix.ToString(),
        NextHops = [.. route.NextHops.Select(address => address.ToString())],
        Origin = route.Origin.ToString(),
        AsPath = string.Join('-', route.AsPath),
        SourcePeer = route.From,
        Used = route.IsBest,
    };
}
