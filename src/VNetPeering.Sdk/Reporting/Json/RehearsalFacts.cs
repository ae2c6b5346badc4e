using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Rehearsals;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Rehearsals as facts of an answer.</summary>
internal static class RehearsalFacts
{
    private static readonly FlowChangeKind[] Kinds = Enum.GetValues<FlowChangeKind>();

    public static RehearsalAnswer Of(IEnumerable<Rehearsal> rehearsals)
    {
        var sets = new PlaceSets();
        var answer = new RehearsalAnswer { Rehearsals = [.. rehearsals.Select(rehearsal => Of(rehearsal, sets))] };
        return answer with { PlaceSets = sets.All.Count == 0 ? null : sets.All };
    }

    private static RehearsalFact Of(Rehearsal rehearsal, PlaceSets sets) => new()
    {
        Fails = [.. rehearsal.Failures.Select(failure => new FailureFact { Kind = FailureWords.One(failure.Kind), Name = failure.Name, Resource = failure.Resource?.ToString() })],
        Harmless = rehearsal.IsHarmless,
        BrokenPairs = rehearsal.BrokenPairs,
        Down = [.. rehearsal.Down.Select(down => new DownFact { Name = down.Name, Resource = down.Resource?.ToString(), Reason = down.Reason.ToString() })],
        Broken = DiffFacts.Of(rehearsal.Difference, FlowChangeKind.Closed, sets),
        Opened = DiffFacts.Of(rehearsal.Difference, FlowChangeKind.Opened, sets),
        Unclear = DiffFacts.Of(rehearsal.Difference, FlowChangeKind.Unclear, sets),
        Survived = DiffFacts.Of(rehearsal.Difference, FlowChangeKind.Moved, sets),
        LostEnds = [.. rehearsal.LostEnds.Select(FlowWords.Place)],
        LostFlows = [.. Kinds.SelectMany(kind => DiffFacts.Of(rehearsal.Lost, kind, sets))],
        Assumptions = AssumptionFacts.Of(rehearsal.Assumptions),
    };
}
