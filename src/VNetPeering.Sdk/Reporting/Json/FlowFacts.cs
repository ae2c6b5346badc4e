using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A traced flow as facts of an answer.</summary>
internal static class FlowFacts
{
    public static ReachAnswer Of(FlowTrace trace, IReadOnlyList<FlowFix> fixes) => new()
    {
        Verdict = FlowWords.Of(trace.Verdict),
        From = FlowWords.Place(trace.From),
        To = FlowWords.Place(trace.To),
        Protocol = trace.Protocol.ToString(),
        Forward = Of(trace.Forward),
        Return = Of(trace.Return),
        Blockers =
        [
            .. trace.Blockers.Select(Of),
        ],
        Unknown =
        [
            .. trace.Unknowns.Select(fact => new UnknownFactAnswer
            {
                At = fact.At,
                Reason = fact.Reason.ToString(),
                Detail = UnknownReasonWords.Of(fact.Reason, fact.About),
                OnReturn = fact.OnReturn,
            }),
        ],
        Assumptions = AssumptionFacts.Of(trace.Assumptions),
        Fixes = [.. fixes.Select(fix => new FixFact { Kind = fix.Kind.ToString(), Detail = FixWords.Of(fix), Resource = fix.Resource.ToString() })],
        Partial = [.. trace.Partial.Select(part => new PartFact { From = part.From.ToString(), To = part.To.ToString(), Protocol = FlowWords.Traffic(part), Verdict = FlowWords.Of(part.Verdict) })],
    };

    private static DirectionFact Of(DirectionTrace trace) => new()
    {
        Disposition = trace.Disposition.ToString(),
        Hops =
        [
            .. trace.Hops.Select(hop => new HopFact
            {
                At = hop.At,
                Resource = hop.Resource?.ToString(),
                Over = hop.Over is PathMedium medium ? MediumWords.Json(medium) : null,
                Steps = [.. hop.Steps.Select(step => new StepFact { Kind = StepWords.Json(step.Kind), Detail = StepWords.Detail(step), Rule = step.Rule, Access = step.Access?.ToString() ?? step.AdminAccess?.ToString() })],
            }),
        ],
    };

    public static BlockerFact Of(Blocker blocker) => new BlockerFact
    {
        At = blocker.At,
        Reason = blocker.Reason.ToString(),
        Detail = BlockerWords.Of(blocker),
        Resource = blocker.Resource?.ToString(),
        Rule = blocker.Rule,
        OnReturn = blocker.OnReturn,
    };
}
