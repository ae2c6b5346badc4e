using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The serialiser code of the JSON answers, made at compile time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DiagnosticsAnswer))]
[JsonSerializable(typeof(RoutesAnswer))]
[JsonSerializable(typeof(NextHopAnswer))]
[JsonSerializable(typeof(EffectiveNsgAnswer))]
[JsonSerializable(typeof(IpFlowFact))]
[JsonSerializable(typeof(RouteComparisonAnswer))]
[JsonSerializable(typeof(BgpAnswer))]
[JsonSerializable(typeof(ClientRoutesAnswer))]
[JsonSerializable(typeof(ReachAnswer))]
[JsonSerializable(typeof(MatrixAnswer))]
[JsonSerializable(typeof(CellsAnswer))]
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(RehearsalAnswer))]
[JsonSerializable(typeof(AddressesAnswer))]
[JsonSerializable(typeof(ShowAnswer))]
[JsonSerializable(typeof(OperationsAnswer))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    /// <summary>Gets the context that every answer is written with. Ids with angle brackets and expressions with quotes stay readable: nothing is put into HTML.</summary>
    public static ReportJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
