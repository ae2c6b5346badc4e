using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane.Files;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Operations written down as JSON: requests in the shape of the REST API, in order. The format is in <c>docs/reference/operations-json.md</c>.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed class OperationsFile
{
    /// <summary>The version of the format that is read.</summary>
    public const int SchemaVersion = 1;

    // A member that stands twice has no meaning that everybody would agree on.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // Placeholders such as <SUBSCRIPTION_ID> stay readable; the strict encoder is for text inside HTML.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ValueList<OperationRequest> _requests;
    private readonly ResourceId? _scope;

    private OperationsFile(ValueList<OperationRequest> requests, ResourceId? scope)
    {
        _requests = requests;
        _scope = scope;
    }

    /// <summary>Gets the number of operations.</summary>
    public int Count => _requests.Count;

    /// <summary>Reads operations: an operations file, or a plan that <c>vnetpeer plan --output json</c> printed, whose operations stand in waves.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="OperationsFileException">The text is not JSON, not of this format, or of a later version.</exception>
    public static OperationsFile Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Strict);
            var reader = new RequestReader(document.RootElement);
            return new OperationsFile(reader.Requests, reader.Scope);
        }
        catch (JsonException exception)
        {
            throw new OperationsFileException($"Line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: this is not JSON, or a member stands twice. An operations file is {{ \"operations\": [ {{ \"method\": \"PUT\", \"resource\": …, \"body\": {{ … }} }} ] }}.", exception);
        }
    }

    /// <summary>
    /// Returns operations, such as those of a <c>DeploymentPlan</c>, as the text of an operations file, indented, with <c>\n</c> at the end of every line.
    /// <see cref="Load"/> and <see cref="Apply"/> do with it what the operations do, on whatever topology: ids are full, and bodies are topology JSON of the one resource.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> is null.</exception>
    /// <exception cref="ArgumentException">An operation writes a resource of no kind that operations write.</exception>
    public static string Save(IEnumerable<NetworkOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var file = new JsonObject
        {
            ["schemaVersion"] = SchemaVersion,
            ["operations"] = new JsonArray([.. operations.Select(operation => (JsonNode)RequestWriter.Write(operation))]),
        };
        return file.ToJsonString(Readable) + "\n";
    }

    /// <summary>
    /// Answers the operations one after the other, each on the topology that the one before it left. A refused one changes nothing, and the next is tried.
    /// A name without subscription and group is that of a resource which the topology holds at that moment, else of a new one in the file's scope.
    /// </summary>
    /// <remarks>Cost: the number of operations times that of one, see <c>Apply</c> of a single operation.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    /// <exception cref="OperationsFileException">A name stands for several resources or for none, or a body is not that of its resource type.</exception>
    public ValueList<OperationResult> Apply(Topology topology, ApplyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        options ??= new ApplyOptions();
        var results = new List<OperationResult>(_requests.Count);
        foreach (OperationRequest request in _requests)
        {
            Topology now = results.Count == 0 ? topology : results[^1].Topology;
            results.Add(OperationRunner.Run(now, request.Resolve(now, _scope), options));
        }

        return [.. results];
    }
}
