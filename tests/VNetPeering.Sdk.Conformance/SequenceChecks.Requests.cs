using System.Text.Json.Nodes;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <content>How steps are written, and taken from a record.</content>
internal static partial class SequenceChecks
{
    private static IEnumerable<SequenceStep> Steps(string caseId, bool isFromNothing)
    {
        foreach (JsonObject operation in Operations(caseId))
        {
            string? method = (string?)operation["method"];
            string? resource = (string?)operation["resource"];
            if (method is null && ((string?)operation["op"])?.StartsWith("sync of ", StringComparison.Ordinal) is true)
            {
                yield return Step(new JsonObject { ["method"] = "SYNC", ["resource"] = $"virtualNetworks/ps5333/virtualNetworkPeerings/{((string)operation["op"]!).Split(' ')[2]}" });
            }

            // Checks of the network watcher change nothing and are asked for elsewhere.
            if (method is null || !Methods.Contains(method) || resource is null || resource.StartsWith('/'))
            {
                continue;
            }

            // VNets that the design holds already are written when the record begins.
            bool isCreated = (int?)operation["status"] == 201 && resource.Split('/').Length == 2 && !isFromNothing;
            JsonObject? request = method != "PUT" ? null : (JsonObject?)operation["request"]?.DeepClone() ?? RequestFromAnswer(operation);
            var step = new JsonObject { ["method"] = method, ["resource"] = resource };
            if (request is not null)
            {
                step["body"] = request;
            }

            if (!isCreated)
            {
                yield return new SequenceStep
                {
                    Request = step,
                    Status = (int?)operation["status"] == 404 ? null : (int?)operation["status"],
                    Code = (string?)operation["response"]?["error"]?["code"],
                    Response = operation["response"] as JsonObject,
                };
            }
        }
    }

    /// <summary>Some records keep the answers only. What an answer holds is a request too: its read-only members count for nothing.</summary>
    private static JsonObject RequestFromAnswer(JsonObject operation) => (JsonObject)operation["response"]!.DeepClone();

    private static SequenceStep FromRecord(string caseId, int index)
    {
        JsonObject operation = Operation(caseId, index);
        var request = new JsonObject { ["method"] = (string)operation["method"]!, ["resource"] = (string)operation["resource"]! };
        if (operation["request"] is { } body)
        {
            request["body"] = body.DeepClone();
        }

        return new SequenceStep { Request = request, Status = (int)operation["status"]!, Response = (JsonObject)operation["response"]! };
    }

    private static JsonObject FromDesign(string caseId, string vnet, string link)
    {
        JsonObject body = (JsonObject)CaseEstate.Design(caseId).FindVNet(vnet)["peerings"]!.AsArray().Single(item => (string)item!["name"]! == link)!.DeepClone();
        return Put($"virtualNetworks/{vnet}/virtualNetworkPeerings/{link}", body);
    }

    private static SequenceStep Step(JsonObject request, string? link = null, string? level = null, string[]? space = null)
    {
        JsonObject? response = link is null ? null : new JsonObject { ["peeringState"] = link };
        if (level is not null)
        {
            response!["peeringSyncLevel"] = level;
        }

        if (space is not null)
        {
            response!["remoteAddressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray([.. space.Select(prefix => (JsonNode)prefix)]) };
        }

        return new SequenceStep { Request = request, Response = response };
    }

    private static SequenceStep Refused(JsonObject request, string? code = null, string? rule = null) => new() { Request = request, Code = code, Rule = rule };

    private static JsonObject Put(string resource, JsonObject body) => new() { ["method"] = "PUT", ["resource"] = resource, ["body"] = body };

    private static JsonObject Get(string resource) => new() { ["method"] = "GET", ["resource"] = resource };

    private static JsonObject Delete(string resource) => new() { ["method"] = "DELETE", ["resource"] = resource };

    private static JsonObject Link(string remote, params (string Name, bool Value)[] switches)
    {
        var body = new JsonObject { ["remoteVirtualNetwork"] = remote };
        foreach ((string name, bool value) in switches)
        {
            body[name] = value;
        }

        return body;
    }

    private static JsonObject AzslLink(string name) => name == "peer-azsl-to-peer"
        ? Put("virtualNetworks/vnet-azsl-01/virtualNetworkPeerings/peer-azsl-to-peer", Link("vnet-azsl-peer", ("allowVirtualNetworkAccess", true)))
        : Put("virtualNetworks/vnet-azsl-peer/virtualNetworkPeerings/peer-peer-to-azsl", Link("vnet-azsl-01", ("allowVirtualNetworkAccess", true)));

    private static JsonObject SubnetLink(string from, string to, string name, params string[] subnets)
    {
        JsonObject body = Link(to, ("peerCompleteVnets", false));
        body["localSubnetNames"] = new JsonArray([.. subnets.Select(subnet => (JsonNode)subnet)]);
        body["remoteSubnetNames"] = new JsonArray([.. subnets.Select(subnet => (JsonNode)subnet)]);
        return Put($"virtualNetworks/{from}/virtualNetworkPeerings/{name}", body);
    }

    private static JsonObject EditSpace(string subnet, params string[] prefixes) => Put(
        "virtualNetworks/vnet-japaneast-1",
        With(Space(prefixes), "subnets", new JsonArray(new JsonObject { ["name"] = "snet-japaneast-1", ["addressPrefixes"] = new JsonArray(subnet) })));

    private static JsonObject GatewayBody(string vnet, int configurations, bool activeActive) => new()
    {
        ["gatewayType"] = "Vpn",
        ["vpnType"] = "RouteBased",
        ["activeActive"] = activeActive,
        ["sku"] = new JsonObject { ["name"] = "HighPerformance", ["tier"] = "HighPerformance" },
        ["ipConfigurations"] = new JsonArray([
            .. Enumerable.Range(1, configurations).Select(number => (JsonNode)new JsonObject
            {
                ["name"] = $"config{number}",
                ["subnet"] = $"{vnet}/GatewaySubnet",
                ["publicIPAddress"] = number == 1 ? "pip" : $"pip{number}",
            }),
        ]),
    };

    private static JsonObject Space(params string[] prefixes) => new() { ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray([.. prefixes.Select(prefix => (JsonNode)prefix)]) } };

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }

    private static JsonObject[] Operations(string caseId) => [.. JsonNode.Parse(CaseLibrary.Get(caseId).Operations!.Value.GetRawText())!.AsArray().Select(item => item!.AsObject())];

    private static JsonObject Operation(string caseId, int index) => Operations(caseId)[index];

    private static JsonObject Request(string caseId, int index) => (JsonObject)Operation(caseId, index)["request"]!.DeepClone();

    /// <summary>The record says that two network interfaces lie in the subnet.</summary>
    private static Topology Occupy(Topology topology) => topology with
    {
        VNets =
        [
            .. topology.VNets.Select(vnet => vnet with
            {
                Subnets = [.. vnet.Subnets.Select(subnet => subnet with
                {
                    IPConfigurationIds = [.. new[] { "nic1", "nic2" }.Select(nic => vnet.Id.Sibling(ResourceTypes.NetworkInterface, nic).Child("ipConfigurations", "config"))],
                })],
            }),
        ],
    };

    private static Topology WithoutLinks(Topology topology) => topology with { VNets = [.. topology.VNets.Select(vnet => vnet with { Peerings = [] })] };

    private static Topology WithoutLinks(Topology topology, string one, string other) => topology with
    {
        VNets =
        [
            .. topology.VNets.Select(vnet => vnet with
            {
                Peerings = [.. vnet.Peerings.Where(link => !((vnet.Name == one && link.RemoteVNetId.Name == other) || (vnet.Name == other && link.RemoteVNetId.Name == one)))],
            }),
        ],
    };
}
