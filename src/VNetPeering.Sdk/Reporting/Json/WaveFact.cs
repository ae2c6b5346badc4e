using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A wave of a plan.</summary>
internal sealed record WaveFact
{
    public required int Wave { get; init; }

    /// <summary>Gets the operations as an operations file holds them.</summary>
    public required IReadOnlyList<JsonObject> Operations { get; init; }

    public required IReadOnlyList<InterruptionFact> Interrupts { get; init; }
}
