using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Writes an operation as an operations file holds it, with full ids, so that <see cref="RequestReader"/> reads the same operation whatever the estate.</summary>
internal static class RequestWriter
{
    /// <exception cref="ArgumentException">The operation writes a resource of no kind that operations write.</exception>
    public static JsonObject Write(NetworkOperation operation)
    {
        JsonObject request = operation switch
        {
            DeleteResource delete => Request("DELETE", delete, delete.Client),
            ReadResource => Request("GET", operation),
            SyncPeering => Request("SYNC", operation),
            AddAddressPrefix add => Request("ADD", add, ("addressPrefix", add.Prefix.ToString())),
            RemoveAddressPrefix remove => Request("REMOVE", remove, ("addressPrefix", remove.Prefix.ToString())),
            AttachRouteTable attach => Request("ATTACH", attach, ("routeTable", attach.RouteTableId?.ToString())),
            AttachNetworkSecurityGroup attach => Request("ATTACH", attach, ("networkSecurityGroup", attach.NetworkSecurityGroupId?.ToString())),
            MoveResources move => Request("MOVE", move, ("targetResourceGroup", move.TargetGroupId.ToString())),
            PutVNet put => Request("PUT", put, put.Client),
            PutPeering put => Request("PUT", put, put.Client),
            _ => Request("PUT", operation),
        };
        if (operation is MoveResources moved)
        {
            request["resources"] = new JsonArray([.. moved.ResourceIds.Select(id => (JsonNode?)id.ToString())]);
        }

        if (operation is PutPeering { SyncRemoteAddressSpace: true })
        {
            request["syncRemoteAddressSpace"] = true;
        }

        if (request["method"]!.GetValue<string>() == "PUT")
        {
            request["body"] = BodyWriter.Write(operation);
        }

        return request;
    }

    private static JsonObject Request(string method, NetworkOperation operation) => new() { ["method"] = method, ["resource"] = operation.Target.ToString() };

    private static JsonObject Request(string method, NetworkOperation operation, (string Name, string? Value) member)
    {
        JsonObject request = Request(method, operation);
        request[member.Name] = member.Value;
        return request;
    }

    // A file without a client is one of REST.
    private static JsonObject Request(string method, NetworkOperation operation, PeeringClient client) =>
        client == PeeringClient.Rest ? Request(method, operation) : Request(method, operation, ("client", Word(client)));

    private static string Word(PeeringClient client) => client switch
    {
        PeeringClient.Rest => "rest",
        PeeringClient.AzureCli => "azureCli",
        PeeringClient.PowerShell => "powerShell",
        PeeringClient.Terraform => "terraform",
        PeeringClient.Bicep => "bicep",
        PeeringClient.Portal => "portal",
        _ => throw new ArgumentOutOfRangeException(nameof(client), client, "PeeringClient names no such value."),
    };
}
