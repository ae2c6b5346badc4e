using System.Text.Json.Nodes;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>Tables of ours, written and read again as if Azure had printed them.</summary>
internal static class Recorded
{
    public static RecordedRouteTable From(EffectiveRouteTable table) => Read(table.Routes.Select(Row));

    public static RecordedRouteTable Read(IEnumerable<JsonObject> rows) =>
        RecordedRouteReader.Read("routes.json", new JsonObject { ["value"] = new JsonArray([.. rows.Select(row => (JsonNode)row)]) }.ToJsonString());

    public static JsonObject Row(EffectiveRoute route) => Row(
        $"{route.Source} {route.State} {string.Join(',', route.AddressPrefixes)} {route.NextHopType.ToRouteWord()} {string.Join(',', route.NextHopAddresses)}",
        route.Name?.Value);

    /// <summary>Writes a row from its cells, with commas between prefixes and between next hops.</summary>
    public static JsonObject Row(string cells, string? name = null)
    {
        string[] parts = cells.Split(' ');
        return new JsonObject
        {
            ["source"] = parts[0],
            ["state"] = parts[1],
            ["addressPrefix"] = Texts(parts[2]),
            ["nextHopType"] = parts[3],
            ["nextHopIpAddress"] = Texts(parts.ElementAtOrDefault(4) ?? string.Empty),
            ["name"] = name,
        };
    }

    private static JsonArray Texts(string texts) => new([.. texts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => (JsonNode)text)]);
}
