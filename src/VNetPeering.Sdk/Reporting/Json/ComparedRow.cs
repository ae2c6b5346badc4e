using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An effective route that only one of two tables has: the properties of <see cref="RouteRow"/>, in texts as they were found.</summary>
internal sealed record ComparedRow
{
    public required string Source { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<string> AddressPrefix { get; init; }

    public required string NextHopType { get; init; }

    public required IReadOnlyList<string> NextHopIpAddress { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Gets the gaps that may account for it; left out when none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? ExplainedBy { get; init; }

    /// <summary>Gets which table has it, where the list holds rows of both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnlyIn { get; init; }

    /// <summary>Gets why it does not count; left out where it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
