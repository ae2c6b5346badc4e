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

/// <summary>Finds neighbours of a VNet that overlap: one result per pair and common neighbour (rules 2.11-2.14).</summary>
/// <remarks>Cost: one sort of the neighbours' prefixes per VNet, plus the number of overlaps. Pairs that are peered and overlap are left to rule 2.10.</remarks>
internal static class NeighbourOverlaps
{
    public static IEnumerable<NeighbourOverlap> Find(ValidationContext context)
    {
        HashSet<(ResourceId, ResourceId)> reported = [.. context.PeeringOverlaps.Select(overlap => Key(overlap.Link.Local.Id, overlap.Link.RemoteId))];
        return context.LinkedVNetIds
            .SelectMany(hub => Around(context, hub))
            .Where(overlap => !reported.Contains(Key(overlap.Earlier.Id, overlap.Later.Id)));
    }

    private static IEnumerable<NeighbourOverlap> Around(ValidationContext context, ResourceId hub)
    {
        Neighbour[] neighbours = [.. Collect(context, hub).OrderBy(neighbour => Rank(context, neighbour)).ThenBy(neighbour => neighbour.Link.Order)];
        if (neighbours.Length < 2)
        {
            return [];
        }

        ValueList<AddressPrefix>[] spaces = [.. neighbours.Select(neighbour => neighbour.Prefixes(context.Behavior))];
        return SpaceOverlaps.Find(spaces)
            .Where(overlap => HasLinkFromHub(context, neighbours[overlap.First]) || HasLinkFromHub(context, neighbours[overlap.Second]))
            .Select(overlap => new NeighbourOverlap
            {
                HubId = hub,
                Earlier = neighbours[overlap.First],
                Later = neighbours[overlap.Second],
                EarlierPrefixes = overlap.FirstPrefixes,
                LaterPrefixes = overlap.SecondPrefixes,
            });
    }

    private static Dictionary<ResourceId, Neighbour>.ValueCollection Collect(ValidationContext context, ResourceId hub)
    {
        var neighbours = new Dictionary<ResourceId, Neighbour>();
        foreach (PeeringLink link in context.LinksFrom(hub))
        {
            Of(link.RemoteId).HubLink = link;
        }

        foreach (PeeringLink link in context.LinksTo(hub))
        {
            // A classic hub has no links to anybody. An orphaned link to the hub means that the hub's own link is gone,
            // so the pair is no neighbour any more unless the hub has written a new one.
            if (!(link.IsClassic || (link.IsOrphaned && !neighbours.ContainsKey(link.Local.Id))))
            {
                Of(link.Local.Id).OwnLink = link;
            }
        }

        return neighbours.Values;

        Neighbour Of(ResourceId id)
        {
            if (!neighbours.TryGetValue(id, out Neighbour? neighbour))
            {
                neighbour = new Neighbour(id);
                neighbours.Add(id, neighbour);
            }

            return neighbour;
        }
    }

    // An orphan was there before anything that can still be written, and so was what the topology does not describe.
    private static int Rank(ValidationContext context, Neighbour neighbour) => neighbour.IsOrphan
        ? -2
        : context.FindVNet(neighbour.Id) is null ? -1 : context.OrderOf(neighbour.Id);

    // A Connected link implies its counterpart, even where the topology does not show it.
    private static bool HasLinkFromHub(ValidationContext context, Neighbour neighbour) =>
        neighbour.OwnLink?.State == PeeringState.Connected
        || (neighbour.HubLink is { } link && (link.State != PeeringState.Initiated || context.Behavior.InitiatedLinksCountAsNeighbours));

    private static (ResourceId, ResourceId) Key(ResourceId first, ResourceId second) => first <= second ? (first, second) : (second, first);
}
