// A link X -> Y is refused when X overlaps a third VNet that Y already has a link to. Written for both links of every peering this means:
// no two neighbours of a VNet may overlap, provided that the VNet itself has a link to at least one of the two.
//
//        hub ----> app      10.1.0.0/24       app and db overlap: whichever is linked later is refused.
//         ^------- db       10.1.0.0/25       They need not be peered with each other.
//
// The rule reaches one hop only: in a chain A-B-C-D, A and C are neighbours of B, A and D of nobody (rule 2.13).
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Finds neighbours of a VNet that overlap: one result per refused link (rules 2.11-2.14).</summary>
/// <remarks>Cost: one sort of the neighbours' prefixes per VNet, plus the neighbours that overlap. Pairs that are peered and overlap are left to rule 2.10.</remarks>
internal static class NeighbourOverlaps
{
    public static IEnumerable<NeighbourOverlap> Find(ValidationContext context)
    {
        HashSet<(int, int)> reported = [.. context.PeeringOverlaps.Select(overlap => Key(overlap.Link.LocalNumber, overlap.Link.RemoteNumber))];
        for (int hub = 0; hub < context.VNetCount; hub++)
        {
            if (HasSeveralNeighbours(context, hub) && IsLooked(context, hub))
            {
                foreach (NeighbourOverlap overlap in Around(context, hub, reported))
                {
                    yield return overlap;
                }
            }
        }
    }

    // Around a VNet nothing is new unless it is itself another one, or a neighbour is.
    private static bool IsLooked(ValidationContext context, int hub) =>
        context.Focus is not { } focus || focus.Holds(context.VNetIdOf(hub)) || context.LinksFrom(hub).Any(focus.Holds) || context.LinksTo(hub).Any(focus.Holds);

    // Most VNets are spokes of one hub: they are told apart without building anything.
    private static bool HasSeveralNeighbours(ValidationContext context, int hub)
    {
        int first = -1;
        foreach (PeeringLink link in context.LinksFrom(hub))
        {
            if (first >= 0 && link.RemoteNumber != first)
            {
                return true;
            }

            first = link.RemoteNumber;
        }

        foreach (PeeringLink link in context.LinksTo(hub))
        {
            if (first >= 0 && link.LocalNumber != first)
            {
                return true;
            }

            first = link.LocalNumber;
        }

        return false;
    }

    private static IEnumerable<NeighbourOverlap> Around(ValidationContext context, int hub, HashSet<(int, int)> reported)
    {
        Neighbour[] neighbours = [.. Collect(context, hub).OrderBy(neighbour => Rank(context, neighbour)).ThenBy(neighbour => neighbour.Link.Order)];
        ValueList<AddressPrefix>[] spaces = [.. neighbours.Select(neighbour => neighbour.Prefixes(context.Behavior))];
        foreach (SpaceOverlap overlap in SpaceOverlaps.Find(spaces, Counts))
        {
            // Orphans stand first, so a later neighbour can be one only where the earlier is one too.
            foreach (IGrouping<bool, NeighbourCollision> kind in overlap.Collisions.Select(Of).GroupBy(collision => collision.Earlier.IsOrphan))
            {
                yield return new NeighbourOverlap { HubId = context.VNetIdOf(hub), Later = neighbours[overlap.Later], Collisions = [.. kind], IsThroughOrphan = kind.Key };
            }
        }

        bool Counts(int earlier, int later) =>
            !reported.Contains(Key(neighbours[earlier].Number, neighbours[later].Number))
            && (HasLinkFromHub(context, neighbours[earlier]) || HasLinkFromHub(context, neighbours[later]));

        NeighbourCollision Of(SpaceCollision collision) => new()
        {
            Earlier = neighbours[collision.Earlier],
            EarlierPrefixes = collision.EarlierPrefixes,
            LaterPrefixes = collision.LaterPrefixes,
        };
    }

    private static Dictionary<int, Neighbour>.ValueCollection Collect(ValidationContext context, int hub)
    {
        var neighbours = new Dictionary<int, Neighbour>();
        foreach (PeeringLink link in context.LinksFrom(hub))
        {
            Of(link.RemoteNumber, link.RemoteId).HubLink = link;
        }

        foreach (PeeringLink link in context.LinksTo(hub))
        {
            // A classic hub has no links to anybody. An orphaned link to the hub means that the hub's own link is gone,
            // so the pair is no neighbour any more unless the hub has written a new one.
            if (!(link.IsClassic || (link.IsOrphaned && !neighbours.ContainsKey(link.LocalNumber))))
            {
                Of(link.LocalNumber, link.Local.Id).OwnLink = link;
            }
        }

        return neighbours.Values;

        Neighbour Of(int number, ResourceId id)
        {
            if (!neighbours.TryGetValue(number, out Neighbour? neighbour))
            {
                neighbour = new Neighbour(number, id);
                neighbours.Add(number, neighbour);
            }

            return neighbour;
        }
    }

    // An orphan was there before anything that can still be written, and so was what the topology does not describe.
    private static int Rank(ValidationContext context, Neighbour neighbour) => neighbour.IsOrphan
        ? -2
        : context.FindVNet(neighbour.Number) is null ? -1 : neighbour.Number;

    // A Connected link implies its counterpart, even where the topology does not show it.
    private static bool HasLinkFromHub(ValidationContext context, Neighbour neighbour) =>
        neighbour.OwnLink?.State == PeeringState.Connected
        || (neighbour.HubLink is { } link && (link.State != PeeringState.Initiated || context.Behavior.InitiatedLinksCountAsNeighbours));

    private static (int, int) Key(int first, int second) => first <= second ? (first, second) : (second, first);
}
