using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>
/// Finds the flows that had a choice of machines, one of which is down, and that go on by the others. The places on their way are the same as before, so that no comparison of
/// places shows it: their ways name the appliances.
/// </summary>
internal static class Survivors
{
    /// <param name="from">Where the flows start, in the network in which something is down.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="before">The classes of the working network.</param>
    /// <param name="after">Traces the network in which something is down.</param>
    /// <param name="changes">What fares otherwise, and is told already.</param>
    /// <param name="dead">What is down.</param>
    internal static IEnumerable<FlowChange> Of(FlowEnd from, FlowEnd to, IEnumerable<ClassTrace> before, FlowTracer after, IReadOnlyList<FlowChange> changes, HashSet<ResourceId> dead)
    {
        var later = new Dictionary<IPFamily, List<ClassTrace>>();
        foreach (ClassTrace part in before.Where(part => part.Verdict == Verdict.Reachable && part.Choices.Any(way => Passes(way, dead))))
        {
            List<FlowBox> rest = [part.Box];
            foreach (FlowChange change in changes)
            {
                rest = [.. rest.SelectMany(box => FlowBoxes.Subtract(box, ChangeBoxes.Of(change)))];
            }

            IPFamily family = part.Box.Sources.Family;
            if (rest.Count > 0 && !later.ContainsKey(family))
            {
                later.Add(family, after.Parts(from, to, Protocol.Any, family));
            }

            foreach (FlowBox box in rest)
            {
                foreach (ClassTrace now in later[family].Where(now => now.Verdict == Verdict.Reachable))
                {
                    if (FlowBoxes.Overlap(box, now.Box) is { } shared)
                    {
                        foreach (FlowChange survivor in ChangeBoxes.With(Survivor(from.Place, to.Place, part, now), shared))
                        {
                            yield return survivor;
                        }
                    }
                }
            }
        }
    }

    private static FlowChange Survivor(Place from, Place to, ClassTrace before, ClassTrace after) => new()
    {
        Kind = FlowChangeKind.Moved,
        From = from,
        To = to,
        Sources = before.Box.Sources,
        Destinations = before.Box.Destinations,
        Protocol = Protocol.Any,
        Before = Verdict.Reachable,
        After = Verdict.Reachable,
        WaysBefore = Ways(before),
        WaysAfter = Ways(after),
    };

    private static bool Passes(ClassTrace way, HashSet<ResourceId> dead) =>
        way.Forward.Hops.Concat(way.Return.Hops).SelectMany(hop => hop.Steps).Any(step => step.Kind == StepKind.Appliance && step.Resource is not null && dead.Contains(step.Resource));

    private static ValueList<string> Ways(ClassTrace part) =>
        [.. (part.Choices.Count == 0 ? [part] : part.Choices).Select(way => $"{Hops(way.Forward)}; back {Hops(way.Return)}").Distinct().Order(StringComparer.Ordinal)];

    private static string Hops(DirectionTrace direction) => string.Join(" > ", direction.Hops.Select(hop => $"{(hop.Over is null ? string.Empty : $"[{hop.Over}] ")}{hop.At}{Appliance(hop)}"));

    private static string Appliance(FlowHop hop) => string.Concat(hop.Steps.Where(step => step.Kind == StepKind.Appliance && step.Resource is not null).Select(step => $" by {step.Resource!.Name}"));
}
