using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Conformance;

/// <summary>A route of a learned or advertised table, without what differs between the instances of a gateway. Only IPv4 stands in the recorded tables.</summary>
internal sealed record BgpFact(string Network, string Path)
{
    public static IEnumerable<BgpFact> Of(IEnumerable<BgpTableRoute> routes) => routes
        .Where(route => route.Prefix.Family == IPFamily.IPv4)
        .Select(route => new BgpFact(route.Prefix.ToString(), string.Join('-', route.AsPath)));

    /// <summary>Reads recorded rows; a row whose next hop is one of <paramref name="except"/> is left out.</summary>
    public static IEnumerable<BgpFact> Read(JsonElement rows, params string[] except) => rows.EnumerateArray()
        .Where(row => !(row.TryGetProperty("nextHop", out JsonElement hop) && hop.ValueKind == JsonValueKind.String && except.Contains(hop.GetString())))
        .Select(row => new BgpFact(row.GetProperty("network").GetString()!, PathOf(row)));

    /// <summary>Keeps, of each network, the shortest path: what the router uses.</summary>
    public static IEnumerable<BgpFact> Best(IEnumerable<BgpFact> facts) => facts.GroupBy(fact => fact.Network).Select(rivals => rivals.MinBy(fact => fact.Path.Length)!);

    public override string ToString() => Path.Length == 0 ? Network : $"{Network} by {Path}";

    // "65515 65000", "12076-64512", a list, or nothing for an own route; "?" stands for an origin that is not complete.
    private static string PathOf(JsonElement row)
    {
        JsonElement path = row.TryGetProperty("asPath", out JsonElement asPath) ? asPath : row.TryGetProperty("path", out JsonElement other) ? other : default;
        return path.ValueKind switch
        {
            JsonValueKind.Array => string.Join('-', path.EnumerateArray().Select(asn => asn.GetString())),
            JsonValueKind.String => path.GetString()!.Replace(" ?", string.Empty, StringComparison.Ordinal).Replace(' ', '-'),
            _ => string.Empty,
        };
    }
}
