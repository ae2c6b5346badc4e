using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Conformance;

/// <summary>One step of a recorded sequence: the request as an operations file writes it, and what Azure answered, as far as the record shows it.</summary>
internal sealed record SequenceStep
{
    public required JsonObject Request { get; init; }

    public int? Status { get; init; }

    /// <summary>Gets the error code of a refusal; null when the operation was accepted.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the id of the rule that refuses, where Azure's code is on no record.</summary>
    public string? Rule { get; init; }

    /// <summary>Gets the recorded answer: a VNet, a link, a list of links, a route table or a route.</summary>
    public JsonObject? Response { get; init; }

    public string Resource => (string)Request["resource"]!;

    public bool IsRefused => Code is not null || Rule is not null;
}
