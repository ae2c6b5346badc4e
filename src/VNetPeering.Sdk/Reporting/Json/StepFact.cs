using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One thing that happens to a packet.</summary>
internal sealed record StepFact
{
    public required string Kind { get; init; }

    public required string Detail { get; init; }

    /// <summary>Gets the security rule in Network Watcher's form, or the security admin rule; left out for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }

    /// <summary>Gets what the security rule does; left out for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Access { get; init; }
}
