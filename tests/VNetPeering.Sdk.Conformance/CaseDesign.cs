using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Conformance;

/// <summary>
/// Turns the short form of a case into the JSON that Azure Resource Graph prints, so that the case passes the same door as a user's estate.
/// Nothing is guessed here: a part that is not in the short form is not in the JSON, names and ids excepted.
/// </summary>
internal static class CaseDesign
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/case";

    public static string Id(string type, string name) => $"{Group}/providers/Microsoft.Network/{type}/{name}";

    public static string ToJson(CompactDesign design)
    {
        var writer = new CaseWriter(design);
        return new JsonObject { ["data"] = writer.Write() }.ToJsonString();
    }

    public static string GatewayName(CompactDesign design, string vnet) => design.List("virtualNetworkGateways")
        .OfType<JsonObject>()
        .Where(gateway => (string?)gateway["vnet"] == vnet)
        .Select(NameOf)
        .First();

    public static IReadOnlyList<string> AddressSpace(JsonObject vnet) => vnet["addressSpace"] switch
    {
        JsonArray list => Read(list),
        JsonObject space => Read((JsonArray)space["addressPrefixes"]!),
        _ => [],
    };

    public static IReadOnlyList<string> Read(JsonArray list) => [.. list.Select(text => (string)text!)];

    public static string NameOf(JsonObject gateway) => (string?)gateway["name"] ?? $"{gateway["vnet"]}-gateway";
}
