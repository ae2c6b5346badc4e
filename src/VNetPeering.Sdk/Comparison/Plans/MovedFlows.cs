using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>
/// Finds what is down between places that move to other addresses. No packet works before and after then; so it is asked by protocol and ports: what some address of the
/// one has with some address of the other before and after, and no address has then. Immutable; thread-safe.
/// </summary>
internal sealed class MovedFlows(FlowDiffer whole, FlowDiffer wave)
{
    /// <summary>Says whether one of two places has other addresses in the end.</summary>
    internal static bool HaveMoved(ComparedPlace from, ComparedPlace to) => HasMoved(from) || HasMoved(to);

    /// <summary>Says whether what is down is told of addresses that one of the places did not have before.</summary>
    internal static bool IsOfMoved(FlowChange down, ComparedPlace from, ComparedPlace to) => !Had(from, down.Sources) || !Had(to, down.Destinations);

    /// <summary>Returns what is down behind a wave, told of the addresses of then, or of the former ones where a place is not there then.</summary>
    internal IEnumerable<FlowChange> Down(ComparedPlace from, ComparedPlace to, ComparedPlace fromLater, ComparedPlace toLater) => new[] { IPFamily.IPv4, IPFamily.IPv6 }
        .SelectMany(family => Down(from, to, wave.FatesAfter(from, to, family), whole.FatesBefore(from, to, family), whole.FatesAfter(fromLater, toLater, family)));

    private static IEnumerable<FlowChange> Down(ComparedPlace from, ComparedPlace to, List<FlowFate> now, List<FlowFate> before, List<FlowFate> after)
    {
        FlowBox[] works = [.. Bare(before).SelectMany(box => Bare(after).Select(other => FlowBoxes.Overlap(box, other))).OfType<FlowBox>()];
        foreach (FlowBox worksNow in works.Length == 0 ? [] : Bare(now))
        {
            works = [.. works.SelectMany(box => FlowBoxes.Subtract(box, worksNow))];
        }

        bool isThere = now.Count > 0;
        FlowFate[] then = isThere ? [.. now.Where(fate => fate.Verdict != Verdict.Reachable)] : [.. before.Where(fate => fate.Verdict == Verdict.Reachable)];
        return Apart(works)
            .SelectMany(box => then.Select(fate => (Box: FlowBoxes.Overlap(fate.Box, box with { Sources = fate.Box.Sources, Destinations = fate.Box.Destinations }), Fate: fate)))
            .Where(part => part.Box is not null)
            .SelectMany(part => PartialVerdicts.ProtocolsOf(part.Box!.Value, Protocol.Any).Select(protocol => new FlowChange
            {
                Kind = isThere && part.Fate.Verdict == Verdict.Unknown ? FlowChangeKind.Unclear : FlowChangeKind.Closed,
                From = from.Place,
                To = to.Place,
                Sources = part.Box.Value.Sources,
                Destinations = part.Box.Value.Destinations,
                Protocol = protocol,
                SourcePorts = part.Box.Value.SourcePorts,
                Before = Verdict.Reachable,
                After = isThere ? part.Fate.Verdict : null,
                Blockers = [.. part.Fate.Blockers.Select(blocker => blocker with { Address = null }).Distinct()],
            }));
    }

    private static bool Had(ComparedPlace place, AddressRange addresses) => place.Before is { } before && before.Ranges.Any(range => range.Contains(addresses.First));

    private static bool HasMoved(ComparedPlace place) => place is { Before: { } before, After: { } after } && !before.Ranges.SequenceEqual(after.Ranges);

    /// <summary>Returns what works, without the addresses: all boxes have the same.</summary>
    private static FlowBox[] Bare(List<FlowFate> fates) =>
        [.. fates.Where(fate => fate.Verdict == Verdict.Reachable).Select(fate => fate.Box with { Sources = Any(fate.Box.Sources.Family), Destinations = Any(fate.Box.Destinations.Family) }).Distinct()];

    private static List<FlowBox> Apart(FlowBox[] boxes)
    {
        List<FlowBox> apart = [];
        foreach (FlowBox box in boxes)
        {
            IEnumerable<FlowBox> rest = [box];
            foreach (FlowBox known in apart)
            {
                rest = rest.SelectMany(part => FlowBoxes.Subtract(part, known)).ToArray();
            }

            apart.AddRange(rest);
        }

        return apart;
    }

    private static AddressRange Any(IPFamily family) => new(new HostAddress(family, 0), new HostAddress(family, 0));
}
