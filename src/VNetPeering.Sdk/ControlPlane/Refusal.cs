using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Azure's refusal of an operation.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Refusal
{
    /// <summary>Gets the HTTP status: the recorded one where there is a record, else 400, with which Resource Manager refuses what a request says.</summary>
    public required int Status { get; init; }

    /// <summary>Gets Azure's error code; null where no source shows it.</summary>
    public string? Code { get; init; }

    /// <summary>Gets what is wrong, in our words: one or two sentences.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the way out: one sentence.</summary>
    public required string Fix { get; init; }

    /// <summary>Gets the id of the resource that stands against the operation: the one that is written or deleted, or the one that keeps it from being so.</summary>
    public required ResourceId Subject { get; init; }

    /// <summary>Gets the id of the validation rule that the operation would break, for example <c>VNP2003</c>; null when the refusal depends on the operation itself.</summary>
    public string? RuleId { get; init; }

    /// <summary>Gets every finding that the operation would newly bring; empty when the refusal depends on the operation itself.</summary>
    public ValueList<Diagnostic> Findings { get; init; } = [];

    /// <summary>Returns, for example, <c>400 RemotePeeringIsDisconnected: The remote link … Delete …</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Status}{(Code is null ? string.Empty : $" {Code}")}: {Message} {Fix}");
}
