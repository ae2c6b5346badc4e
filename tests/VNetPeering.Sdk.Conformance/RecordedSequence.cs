using System.Text.Json.Nodes;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Runs a sequence as a user would, through an operations file and the JSON answer, and compares each answer with the recorded one.</summary>
internal static class RecordedSequence
{
    private const string Scope = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/case";

    // What an answer holds of a link and the SDK models.
    private static readonly string[] LinkMembers =
    [
        "peeringState", "peeringSyncLevel", "allowVirtualNetworkAccess", "allowForwardedTraffic", "allowGatewayTransit", "useRemoteGateways",
        "doNotVerifyRemoteGateways", "peerCompleteVnets", "remoteAddressSpace", "remoteVirtualNetworkAddressSpace",
    ];

    /// <summary>Returns the topology behind each step.</summary>
    public static IEnumerable<Topology> Topologies(Topology start, IReadOnlyList<SequenceStep> steps) => Run(start, steps).Select(result => result.Topology);

    public static string? FindDifference(Topology start, IReadOnlyList<SequenceStep> steps)
    {
        IReadOnlyList<OperationResult> results = Run(start, steps);
        JsonArray answers = JsonNode.Parse(JsonReport.Render(results))!["steps"]!.AsArray();
        string[] differences =
        [
            .. steps.Zip(answers, (step, answer) => (Step: step, Answer: answer!.AsObject()))
                .SelectMany((pair, index) => Compare(pair.Step, pair.Answer).Select(difference => $"step {index + 1}, {pair.Answer["method"]} {pair.Step.Resource}: {difference}")),
        ];
        return differences.Length == 0 ? null : string.Join(" | ", differences);
    }

    private static IReadOnlyList<OperationResult> Run(Topology start, IReadOnlyList<SequenceStep> steps)
    {
        var file = new JsonObject { ["scope"] = Scope, ["operations"] = new JsonArray([.. steps.Select(step => (JsonNode)step.Request.DeepClone())]) };
        return OperationsFile.Load(file.ToJsonString()).Apply(start);
    }

    private static IEnumerable<string> Compare(SequenceStep step, JsonObject answer)
    {
        bool accepted = answer["message"] is null;
        if (accepted == step.IsRefused || (string?)answer["code"] != step.Code || (step.Rule is not null && (string?)answer["rule"] != step.Rule))
        {
            yield return $"recorded {step.Code ?? step.Rule ?? "accepted"}, answered {(accepted ? "accepted" : $"{answer["code"]} {answer["rule"]} {answer["message"]}")}";
        }
        else if (step.Status is { } status && status != (int)answer["status"]!)
        {
            yield return $"recorded status {status}, answered {answer["status"]}";
        }
        else if (accepted && step.Response is { } response)
        {
            foreach (string difference in CompareState(step.Resource, response, answer["state"]!.AsObject()))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> CompareState(string resource, JsonObject recorded, JsonObject state)
    {
        string[] parts = resource.Split('/');
        JsonObject[] links = [.. state["peerings"]!.AsArray().Select(link => link!.AsObject()).Where(link => Last((string)link["vnet"]!) == parts[1])];
        if (parts[0] == "routeTables")
        {
            JsonObject table = state["routeTables"]!.AsArray().Single()!.AsObject();
            return parts.Length == 4 ? CompareRoute(recorded, Named(table["routes"]!.AsArray(), parts[3])) : CompareTable(recorded, table);
        }

        return parts[0] != "virtualNetworks" ? [] : parts.Length switch
        {
            2 => CompareVNet(recorded, state["vnets"]!.AsArray().Single()!.AsObject(), links),
            3 => CompareLinks(recorded["value"]!.AsArray(), links),
            _ when parts[2] == "subnets" => CompareSubnet(recorded, Named(state["vnets"]!.AsArray().Single()!["subnets"]!.AsArray(), parts[3])),
            _ => CompareLink(parts[3], recorded, links.FirstOrDefault(link => (string)link["name"]! == parts[3])),
        };
    }

    private static IEnumerable<string> CompareVNet(JsonObject recorded, JsonObject vnet, JsonObject[] links)
    {
        if (recorded["addressSpace"]?["addressPrefixes"] is JsonArray space && !JsonNode.DeepEquals(space, vnet["addressPrefixes"]))
        {
            yield return $"recorded {space.ToJsonString()}, answered {vnet["addressPrefixes"]!.ToJsonString()}";
        }

        foreach (JsonNode? subnet in recorded["subnets"] as JsonArray ?? [])
        {
            foreach (string difference in CompareSubnet(subnet!.AsObject(), Named(vnet["subnets"]!.AsArray(), (string)subnet["name"]!)))
            {
                yield return difference;
            }
        }

        foreach (string difference in recorded["virtualNetworkPeerings"] is JsonArray list ? CompareLinks(list, links) : [])
        {
            yield return difference;
        }
    }

    private static IEnumerable<string> CompareLinks(JsonArray recorded, JsonObject[] links) => recorded.Count != links.Length
        ? [$"recorded {recorded.Count} links, answered {links.Length}"]
        : recorded.SelectMany(link => CompareLink((string)link!["name"]!, link.AsObject(), links.FirstOrDefault(other => (string)other["name"]! == (string)link["name"]!)));

    private static IEnumerable<string> CompareLink(string name, JsonObject recorded, JsonObject? link)
    {
        if (link is null)
        {
            yield return $"there is no link {name}";
            yield break;
        }

        foreach (string member in LinkMembers.Where(member => recorded[member] is not null && !JsonNode.DeepEquals(recorded[member], link[member])))
        {
            yield return $"{member} of {name} recorded {recorded[member]!.ToJsonString()}, answered {link[member]?.ToJsonString()}";
        }

        string? remote = recorded["remoteVirtualNetwork"] is JsonObject reference ? (string?)reference["id"] : (string?)recorded["remoteVirtualNetwork"];
        if (remote is not null && Last(remote) != Last((string)link["remoteVirtualNetwork"]!["id"]!))
        {
            yield return $"{name} recorded to {remote}, answered {link["remoteVirtualNetwork"]!["id"]}";
        }
    }

    private static IEnumerable<string> CompareSubnet(JsonObject recorded, JsonObject? subnet)
    {
        if (recorded["addressPrefix"] is { } prefix && (string?)prefix != (string?)(subnet?["addressPrefixes"] as JsonArray)?.FirstOrDefault())
        {
            yield return $"subnet recorded {prefix}, answered {subnet?["addressPrefixes"]?.ToJsonString()}";
        }
    }

    private static IEnumerable<string> CompareTable(JsonObject recorded, JsonObject table) =>
        (recorded["routes"] as JsonArray ?? []).SelectMany(route => CompareRoute(route!.AsObject(), Named(table["routes"]!.AsArray(), (string)route["name"]!)));

    private static IEnumerable<string> CompareRoute(JsonObject recorded, JsonObject? route)
    {
        (string Recorded, string Ours)[] members = [("addressPrefix", "addressPrefix"), ("nextHopType", "nextHopType"), ("nextHopIpAddress", "nextHopIp")];
        return members.Where(member => !string.Equals((string?)recorded[member.Recorded], (string?)route?[member.Ours], StringComparison.OrdinalIgnoreCase))
            .Select(member => $"{member.Recorded} recorded {recorded[member.Recorded]}, answered {route?[member.Ours]}");
    }

    private static JsonObject? Named(JsonArray list, string name) => list.Select(item => item!.AsObject()).FirstOrDefault(item => (string?)item["name"] == name);

    private static string Last(string id) => id[(id.LastIndexOf('/') + 1)..];
}
