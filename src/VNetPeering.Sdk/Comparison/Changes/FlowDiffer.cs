using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Compares the fate of every flow between two places in two networks, class by class: exact for every address, protocol and port, without enumerating any.</summary>
internal sealed class FlowDiffer
{
    // Joining neighbours is quadratic; pieces beyond this number stay as they are.
    private const int MostToJoin = 128;

    private readonly FlowTracer _before;
    private readonly FlowTracer _after;

    internal FlowDiffer(WalkContext before, WalkContext after)
    {
        _before = new FlowTracer(before);
        _after = new FlowTracer(after);
    }

    /// <summary>Returns what differs between two places, causes left open.</summary>
    internal IEnumerable<FlowChange> Compare(ComparedPlace from, ComparedPlace to)
    {
        foreach (IPFamily family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            List<FlowFate> before = FatesBefore(from, to, family);
            List<FlowFate> after = FatesAfter(from, to, family);
            foreach (FlowChange change in Compare(from.Place, to.Place, before, after))
            {
                yield return change;
            }
        }
    }

    /// <summary>Returns the classes of flows between two places in the earlier network.</summary>
    internal List<FlowFate> FatesBefore(ComparedPlace from, ComparedPlace to, IPFamily family) => FatesOf(_before, from.Before, to.Before, family);

    /// <summary>Returns the classes of flows between two places in the later network.</summary>
    internal List<FlowFate> FatesAfter(ComparedPlace from, ComparedPlace to, IPFamily family) => FatesOf(_after, from.After, to.After, family);

    /// <summary>Returns the verdict and ways of a packet between two places of a network; null when they do not have its addresses.</summary>
    internal static FlowFate? FateOf(FlowTracer tracer, FlowEnd? from, FlowEnd? to, FlowBox packet) =>
        from is null || to is null || !from.Ranges.Any(range => range.Contains(packet.Sources.First)) || !to.Ranges.Any(range => range.Contains(packet.Destinations.First))
            ? null
            : FlowFate.Of(tracer.PartOf(from, to, packet));

    private static List<FlowFate> FatesOf(FlowTracer tracer, FlowEnd? from, FlowEnd? to, IPFamily family) =>
        from is null || to is null || !from.Has(family) || !to.Has(family) ? [] : [.. tracer.Parts(from, to, Protocol.Any, family).Select(FlowFate.Of)];

    private static IEnumerable<FlowChange> Compare(Place from, Place to, List<FlowFate> before, List<FlowFate> after)
    {
        var found = new List<(FlowBox Box, FlowFate? Before, FlowFate? After)>();
        foreach (FlowFate later in after)
        {
            List<FlowBox> rest = [later.Box];
            foreach (FlowFate earlier in before)
            {
                if (FlowBoxes.Overlap(earlier.Box, later.Box) is { } shared)
                {
                    found.Add((shared, earlier, later));
                    rest = [.. rest.SelectMany(box => FlowBoxes.Subtract(box, shared))];
                }
            }

            found.AddRange(rest.Select(box => (box, (FlowFate?)null, (FlowFate?)later)));
        }

        foreach (FlowFate earlier in before)
        {
            IEnumerable<FlowBox> rest = [earlier.Box];
            foreach (FlowFate later in after)
            {
                rest = rest.SelectMany(box => FlowBoxes.Subtract(box, later.Box)).ToArray();
            }

            found.AddRange(rest.Select(box => (box, (FlowFate?)earlier, (FlowFate?)null)));
        }

        return found
            .Select(item => (item.Box, item.Before, item.After, Kind: KindOf(item.Before, item.After)))
            .Where(item => item.Kind is not null)
            .GroupBy(item => (item.Kind, Before: item.Before?.Verdict, After: item.After?.Verdict, WaysBefore: item.Before?.Ways, WaysAfter: item.After?.Ways, Blockers: BlockersOf(item.Kind!.Value, item.Before, item.After)))
            .SelectMany(group => Joined([.. group.Select(item => item.Box)])
                .SelectMany(box => PartialVerdicts.ProtocolsOf(box, Protocol.Any).Select(protocol => new FlowChange
                {
                    Kind = group.Key.Kind!.Value,
                    From = from,
                    To = to,
                    Sources = box.Sources,
                    Destinations = box.Destinations,
                    Protocol = protocol,
                    SourcePorts = box.SourcePorts,
                    Before = group.Key.Before,
                    After = group.Key.After,
                    WaysBefore = group.Key.WaysBefore ?? [],
                    WaysAfter = group.Key.WaysAfter ?? [],
                    Blockers = group.Key.Blockers,
                })))
            .OrderBy(change => change.Sources).ThenBy(change => change.Destinations).ThenBy(change => change.Protocol.Kind).ThenBy(change => change.Protocol.ToString(), StringComparer.Ordinal);
    }

    private static FlowChangeKind? KindOf(FlowFate? before, FlowFate? after)
    {
        bool wasReachable = before?.Verdict == Verdict.Reachable;
        bool isReachable = after?.Verdict == Verdict.Reachable;
        bool isUnclear = (before?.Verdict == Verdict.Unknown) != (after?.Verdict == Verdict.Unknown);
        return isUnclear ? FlowChangeKind.Unclear
            : isReachable && !wasReachable ? FlowChangeKind.Opened
            : wasReachable && !isReachable ? FlowChangeKind.Closed
            : isReachable && wasReachable && before!.Ways != after!.Ways && !before.Ways.Equals(after.Ways) ? FlowChangeKind.Moved
            : null;
    }

    /// <summary>The reasons, told once for the classes that meet them: an address of one packet is none.</summary>
    private static ValueList<Blocker> BlockersOf(FlowChangeKind kind, FlowFate? before, FlowFate? after) =>
        [.. ((kind == FlowChangeKind.Opened ? before : after)?.Blockers ?? []).Select(blocker => blocker with { Address = null }).Distinct()];

    private static List<FlowBox> Joined(List<FlowBox> boxes)
    {
        for (bool isJoined = boxes.Count <= MostToJoin; isJoined;)
        {
            isJoined = false;
            for (int i = 0; i < boxes.Count && !isJoined; i++)
            {
                for (int k = i + 1; k < boxes.Count && !isJoined; k++)
                {
                    if (FlowBoxes.Join(boxes[i], boxes[k]) is { } one)
                    {
                        boxes[i] = one;
                        boxes.RemoveAt(k);
                        isJoined = true;
                    }
                }
            }
        }

        return boxes;
    }
}
