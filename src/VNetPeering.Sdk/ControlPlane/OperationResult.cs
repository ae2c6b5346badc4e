using System.Diagnostics.CodeAnalysis;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Azure's answer to one operation: the topology behind it, or the refusal.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record OperationResult
{
    /// <summary>Gets the operation.</summary>
    public required NetworkOperation Operation { get; init; }

    /// <summary>Gets the topology behind the operation; the same one as before when the operation was refused.</summary>
    public required Topology Topology { get; init; }

    /// <summary>Gets the HTTP status: 200 for an update or a read, 201 for a creation, 202 for a deletion or move, 204 where there was nothing to delete, or that of the refusal.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the refusal; null when the operation was accepted.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Gets whether the operation was accepted.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Gets the ids of the peering links whose record is another than before, in the order of the topology; deleted links are not among them.</summary>
    public ValueList<ResourceId> ChangedLinks { get; init; } = [];

    /// <summary>
    /// Gets the errors that the operation leaves behind although Azure takes it, such as a spoke that borrows a gateway which is gone (Q-03). The links they
    /// are about could not be written again as they are.
    /// </summary>
    public ValueList<Diagnostic> LeftBehind { get; init; } = [];

    /// <summary>Returns the kind of operation, its target and the status or the refusal, for example <c>PutPeering hub-to-app: 201</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Operation.GetType().Name} {Operation.Target.Name}: {Refusal?.ToString() ?? FormattableString.Invariant($"{Status}")}");
}
