using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Something certain that stops a flow.</summary>
internal sealed record BlockerFact
{
    public required string At { get; init; }

    public required string Reason { get; init; }

    public required string Detail { get; init; }

    public string? Resource { get; init; }

    public required bool OnReturn { get; init; }

    /// <summary>Gets the security rule in Network Watcher's form; left out for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }
}
