using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Effective routes as lines, one per prefix: <c>SOURCE STATE PREFIX TYPE [ADDRESSES]</c> in Azure's words.</summary>
internal static class RouteWords
{
    /// <summary>The rows in order, without the platform's long list of None rows.</summary>
    internal static string[] Rows(this CompiledNetwork network, string place) =>
        [.. network.EffectiveRoutes(place).Routes.Where(row => row.Origin.Kind != RouteOriginKind.PlatformNone).SelectMany(Lines)];

    /// <summary>The prefixes of the platform's None rows.</summary>
    internal static string[] NoneRows(this CompiledNetwork network, string place) =>
        [.. network.EffectiveRoutes(place).Routes.Where(row => row.Origin.Kind == RouteOriginKind.PlatformNone).SelectMany(row => row.AddressPrefixes).Select(prefix => prefix.ToString())];

    private static IEnumerable<string> Lines(EffectiveRoute row) =>
        row.AddressPrefixes.Select(prefix => $"{row.Source} {row.State} {prefix} {row.NextHopType.ToRouteWord()} {string.Join(' ', row.NextHopAddresses)}".TrimEnd());
}
