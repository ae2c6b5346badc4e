using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Conformance;

/// <summary>The network manager of a case as Resource Graph prints it, and for each region of <c>committed</c> the answer that lists what is deployed there.</summary>
internal static class ManagerJson
{
    private static readonly string Manager = CaseDesign.Id("networkManagers", "manager");

    public static IEnumerable<JsonObject> Write(JsonObject manager)
    {
        yield return Resource(Manager, "microsoft.network/networkmanagers", []);
        foreach (JsonObject group in ((JsonArray)manager["networkGroups"]!).OfType<JsonObject>())
        {
            string id = GroupId((string)group["name"]!);
            yield return Resource(id, "microsoft.network/networkmanagers/networkgroups", []);
            foreach (string member in ((JsonArray)group["members"]!).Select(name => (string)name!))
            {
                yield return Resource(
                    $"{id}/staticMembers/{member}",
                    "microsoft.network/networkmanagers/networkgroups/staticmembers",
                    new JsonObject { ["resourceId"] = CaseDesign.Id("virtualNetworks", member) });
            }
        }

        JsonObject[] configurations = [.. ((JsonArray)manager["connectivityConfigurations"]!).OfType<JsonObject>()];
        for (int i = 0; i < configurations.Length; i++)
        {
            string name = (string?)configurations[i]["name"] ?? $"configuration{i + 1}";
            JsonObject written = Configuration(name, configurations[i]);
            yield return written;
            foreach (string region in manager["committed"] is JsonArray committed ? committed.Select(text => (string)text!) : [])
            {
                JsonObject active = (JsonObject)written.DeepClone();
                active["region"] = region;
                yield return active;
            }
        }
    }

    private static string GroupId(string name) => $"{Manager}/networkGroups/{name}";

    private static JsonObject Configuration(string name, JsonObject configuration)
    {
        JsonArray groups = [];
        foreach (JsonObject item in ((JsonArray)configuration["appliesToGroups"]!).OfType<JsonObject>())
        {
            groups.Add(new JsonObject
            {
                ["networkGroupId"] = GroupId((string)item["networkGroup"]!),
                ["groupConnectivity"] = (string?)item["groupConnectivity"] ?? "None",
                ["useHubGateway"] = "False",
                ["isGlobal"] = "False",
            });
        }

        JsonArray hubs = [];
        if ((string?)configuration["hub"] is { } hub)
        {
            hubs.Add(new JsonObject { ["resourceId"] = CaseDesign.Id("virtualNetworks", hub), ["resourceType"] = "Microsoft.Network/virtualNetworks" });
        }

        return Resource($"{Manager}/connectivityConfigurations/{name}", "microsoft.network/networkmanagers/connectivityconfigurations", new JsonObject
        {
            ["connectivityTopology"] = (string)configuration["connectivityTopology"]!,
            ["hubs"] = hubs,
            ["appliesToGroups"] = groups,
            ["isGlobal"] = "False",
        });
    }

    private static JsonObject Resource(string id, string type, JsonObject properties) => new() { ["id"] = id, ["type"] = type, ["properties"] = properties };
}
