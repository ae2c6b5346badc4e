using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Rehearsals;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Rehearsals as facts of an answer.</summary>
internal static class RehearsalFacts
{
    public static RehearsalAnswer Of(IEnumerable<Rehearsal> rehearsals) => new() { Rehearsals = [.. rehearsals.Select(Of)] };

    private static RehearsalFact Of(Rehearsal rehearsal) => new()
    {
        Fails = [.. rehearsal.Failures.Select(failure => new FailureFact { Kind = FailureWords.One(failure.Kind), Name = failure.Name, Resource = failure.Resource?.ToString() })],
        Harmless = rehearsal.IsHarmless,
        BrokenPairs = rehearsal.BrokenPairs,
        Down = [.. rehearsal.Down.Select(down => new DownFact { Name = down.Name, Resource = down.Resource?.ToString(), Reason = down.Reason.ToString() })],
        Broken = DiffFacts.Of(rehearsal.Broken),
        Opened = DiffFacts.Of(rehearsal.Opened),
        Unclear = DiffFacts.Of(rehearsal.Unclear),
        Survived = DiffFacts.Of(rehearsal.Survived),
        LostEnds = [.. rehearsal.LostEnds.Select(FlowWords.Place)],
        LostFlows = DiffFacts.Of(rehearsal.LostFlows),
        Assumptions = AssumptionFacts.Of(rehearsal.Assumptions),
    };
}
