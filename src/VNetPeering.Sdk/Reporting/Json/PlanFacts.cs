using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane.Files;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A plan as facts of an answer.</summary>
internal static class PlanFacts
{
    public static PlanAnswer Of(DeploymentPlan plan)
    {
        var sets = new PlaceSets();
        PlanAnswer answer = Of(plan, sets);
        return answer with { PlaceSets = sets.All.Count == 0 ? null : sets.All };
    }

    private static PlanAnswer Of(DeploymentPlan plan, PlaceSets sets) => new()
    {
        Complete = plan.IsComplete,
        Waves = [.. plan.Waves.Select(wave => new WaveFact { Wave = wave.Number, Operations = [.. wave.Operations.Select(RequestWriter.Write)], Interrupts = Of(wave, sets) })],
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

    private static IReadOnlyList<InterruptionFact> Of(DeploymentWave wave, PlaceSets sets) =>
    [
        .. new[] { FlowChangeKind.Closed, FlowChangeKind.Unclear }.SelectMany(kind => DiffListing.Of(new NetworkDiff(wave.Groups, () => wave.Flows), kind))
            .Select(item => Of(item.Flow) with { Alike = item.Group is { } group ? DiffFacts.Of(group, sets) : null }),
    ];

    private static InterruptionFact Of(FlowChange flow) => new()
    {
        From = FlowWords.Place(flow.From),
        To = FlowWords.Place(flow.To),
        Protocol = flow.Protocol.Kind.ToString().ToLowerInvariant(),
        Ports = [.. flow.Protocol.Ports.Select(range => range.ToString())],
        Verdict = flow.After is { } verdict ? FlowWords.Of(verdict) : null,
        Blockers = [.. flow.Blockers.Select(FlowFacts.Of)],
        Cause = [.. flow.Causes.Select(cause => cause.Resource)],
    };
}
