using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A plan as facts of an answer.</summary>
internal static class PlanFacts
{
    public static PlanAnswer Of(DeploymentPlan plan) => new()
    {
        Complete = plan.IsComplete,
        Waves = [.. plan.Waves.Select(wave => new WaveFact { Wave = wave.Number, Operations = [.. wave.Operations.Select(Of)], Interrupts = [.. wave.Interrupts.Select(Of)] })],
        Refused =
        [
            .. plan.Refused.Select(result => new RefusedFact
            {
                Method = OperationWords.Method(result.Operation),
                Resource = result.Operation.Target.ToString(),
                Status = result.Status,
                Code = result.Refusal!.Code,
                Message = result.Refusal.Message,
            }),
        ],
        Outside = [.. plan.Outside.Select(DiffFacts.Of)],
    };

    private static PlannedOperationFact Of(NetworkOperation operation) => new()
    {
        Method = OperationWords.Method(operation),
        Resource = operation.Target.ToString(),
        Prefix = operation switch { AddAddressPrefix add => add.Prefix.ToString(), RemoveAddressPrefix remove => remove.Prefix.ToString(), _ => null },
    };

    private static InterruptionFact Of(FlowInterruption flow) => new()
    {
        From = FlowWords.Place(flow.From),
        To = FlowWords.Place(flow.To),
        Protocol = flow.Protocol.Kind.ToString().ToLowerInvariant(),
        Ports = [.. flow.Protocol.Ports.Select(range => range.ToString())],
        Blockers = [.. flow.Blockers.Select(FlowFacts.Of)],
        Cause = [.. flow.Causes.Select(cause => cause.Resource)],
    };
}
