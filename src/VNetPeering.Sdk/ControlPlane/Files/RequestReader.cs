using System.Text.Json;
using System.Text.Json.Nodes;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Reads the outer form of an operations file. Bodies stay JSON until the topology is known that they are about.</summary>
internal sealed class RequestReader
{
    private static readonly string[] RootMembers = ["$schema", "schemaVersion", "scope", "client", "operations"];

    // What a plan says beside its operations.
    private static readonly string[] PlanMembers = ["schemaVersion", "complete", "waves", "refused", "outside", "placeSets"];

    private static readonly string[] Methods = ["PUT", "DELETE", "GET", "SYNC", "ADD", "REMOVE", "ATTACH", "MOVE"];

    private static readonly string[] Members =
        ["method", "resource", "body", "client", "remoteLink", "syncRemoteAddressSpace", "addressPrefix", "routeTable", "networkSecurityGroup", "resources", "targetResourceGroup", "comment"];

    // What a recorded exchange holds beside the request. It says nothing about what is asked for.
    private static readonly string[] RecordedMembers = ["step", "apiVersion", "status", "response", "note"];

    private static readonly string[] Attachments = ["routeTable", "networkSecurityGroup"];

    private readonly PeeringClient _client;

    public RequestReader(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            Requests = ReadAll(root);
            return;
        }

        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("waves", out JsonElement waves) && waves.ValueKind == JsonValueKind.Array)
        {
            CheckMembers(root, PlanMembers, "a plan");
            CheckVersion(root);
            Requests = [.. waves.EnumerateArray().SelectMany((wave, index) => ReadWave(wave, $"waves[{index}]"))];
            return;
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("operations", out JsonElement operations) || operations.ValueKind != JsonValueKind.Array)
        {
            throw new OperationsFileException("\"operations\" is missing or no array. An operations file is { \"operations\": [ { \"method\": \"PUT\", \"resource\": …, \"body\": { … } } ] }.");
        }

        CheckMembers(root, RootMembers, "an operations file");
        CheckVersion(root);
        Scope = Text(root, "scope", "the file") is { } scope ? ReadScope(scope) : null;
        _client = ReadClient(Text(root, "client", "the file"), "the file") ?? PeeringClient.Rest;
        Requests = ReadAll(operations);
    }

    /// <summary>Gets the id of the resource group of new resources; null when the file does not say.</summary>
    public ResourceId? Scope { get; }

    public ValueList<OperationRequest> Requests { get; }

    private static void CheckMembers(JsonElement root, string[] members, string what)
    {
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !members.Contains(name)) is { } unknown)
        {
            throw new OperationsFileException($"\"{unknown}\" is no member of {what}. Members: {string.Join(", ", members)}.");
        }
    }

    private static void CheckVersion(JsonElement root)
    {
        if (root.TryGetProperty("schemaVersion", out JsonElement version) && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out int number) && number == OperationsFile.SchemaVersion))
        {
            throw new OperationsFileException($"The file has schemaVersion {version}, and this release reads {OperationsFile.SchemaVersion}.");
        }
    }

    private ValueList<OperationRequest> ReadWave(JsonElement wave, string place) =>
        wave.ValueKind == JsonValueKind.Object && wave.TryGetProperty("operations", out JsonElement operations) && operations.ValueKind == JsonValueKind.Array
            ? ReadAll(operations, $"{place}.")
            : throw new OperationsFileException($"\"{place}\" has no array \"operations\". A plan is {{ \"waves\": [ {{ \"operations\": [ … ] }} ] }}.");

    private ValueList<OperationRequest> ReadAll(JsonElement operations, string place = "") =>
        [.. operations.EnumerateArray().Select((operation, index) => Read(operation, $"\"{place}operations[{index}]\""))];

    private OperationRequest Read(JsonElement operation, string place)
    {
        if (operation.ValueKind != JsonValueKind.Object)
        {
            throw new OperationsFileException($"{place} is no object. Each operation has \"method\" and \"resource\".");
        }

        foreach (string name in operation.EnumerateObject().Select(member => member.Name))
        {
            if (!Members.Contains(name) && !RecordedMembers.Contains(name) && name != "request")
            {
                throw new OperationsFileException($"{place} has \"{name}\", which is no member of an operation. Members: {string.Join(", ", Members)}.");
            }
        }

        string method = Text(operation, "method", place) ?? throw new OperationsFileException($"{place} has no \"method\". Methods: {string.Join(", ", Methods)}.");
        if (!Methods.Contains(method.ToUpperInvariant()))
        {
            throw new OperationsFileException($"{place} has method \"{method}\". Methods: {string.Join(", ", Methods)}.");
        }

        return new OperationRequest
        {
            Place = place,
            Method = method.ToUpperInvariant(),
            Resource = Text(operation, "resource", place) ?? throw new OperationsFileException($"{place} has no \"resource\". Name one, for example \"virtualNetworks/hub\"."),
            Body = Object(operation, "body", place) ?? Object(operation, "request", place),
            RemoteLink = Object(operation, "remoteLink", place),
            Client = ReadClient(Text(operation, "client", place), place) ?? _client,
            SyncRemoteAddressSpace = Flag(operation, "syncRemoteAddressSpace", place),
            AddressPrefix = Text(operation, "addressPrefix", place),
            Attached = Attachments.FirstOrDefault(name => operation.TryGetProperty(name, out _)),
            Moved = Texts(operation, "resources", place),
            TargetGroup = Text(operation, "targetResourceGroup", place),
            AttachedName = Text(operation, "routeTable", place) ?? Text(operation, "networkSecurityGroup", place),
        };
    }

    private static ResourceId ReadScope(string text) => ResourceId.TryParse(text, out ResourceId? id) && id.IsOfType(ResourceTypes.ResourceGroup)
        ? id
        : throw new OperationsFileException($"\"scope\" is \"{text}\", which is no resource group. Write \"/subscriptions/…/resourceGroups/…\".");

    private static PeeringClient? ReadClient(string? text, string place) => text?.ToUpperInvariant() switch
    {
        null => null,
        "REST" => PeeringClient.Rest,
        "AZURECLI" => PeeringClient.AzureCli,
        "POWERSHELL" => PeeringClient.PowerShell,
        "TERRAFORM" => PeeringClient.Terraform,
        "BICEP" => PeeringClient.Bicep,
        "PORTAL" => PeeringClient.Portal,
        _ => throw new OperationsFileException($"{place} has client \"{text}\". Clients: rest, azureCli, powerShell, terraform, bicep, portal."),
    };

    private static string? Text(JsonElement from, string name, string place) =>
        !from.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new OperationsFileException($"{place} has a \"{name}\" that is no text.");

    private static ValueList<string> Texts(JsonElement from, string name, string place) =>
        !from.TryGetProperty(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
        : throw new OperationsFileException($"{place} has a \"{name}\" that is no list of texts.");

    private static bool Flag(JsonElement from, string name, string place) => from.TryGetProperty(name, out JsonElement value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new OperationsFileException($"{place} has a \"{name}\" that is neither true nor false."),
    };

    private static JsonObject? Object(JsonElement from, string name, string place) =>
        !from.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Object ? JsonObject.Create(value.Clone())
        : throw new OperationsFileException($"{place} has a \"{name}\" that is no object.");
}
