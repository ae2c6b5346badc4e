using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Finds the peered VNets whose prefixes collide, each pair at most once (rules 2.10, 2.90).</summary>
internal static class PeeringOverlaps
{
    public static IEnumerable<PeeringOverlap> Find(IEnumerable<PeeringPair> pairs) => pairs.Select(Find).OfType<PeeringOverlap>();

    private static PeeringOverlap? Find(PeeringPair pair)
    {
        // The later link is the one that would be refused; a link over the whole space says more than one over subnets.
        PeeringLink[] links = [.. pair.Links.Reverse().OrderByDescending(link => link.Peering.PeerCompleteVNets)];
        foreach (PeeringLink link in links)
        {
            IReadOnlyList<SpaceOverlap> overlaps = link.Peering.PeerCompleteVNets
                ? SpaceOverlaps.Find([link.Local.AddressSpace, link.RemoteSpace])
                : [
                    // What takes part is compared with the whole space of the other side, both ways (rule 2.90).
                    .. SpaceOverlaps.Find([link.LocalPrefixes, link.RemoteSpace]),
                    .. SpaceOverlaps.Find([link.Local.AddressSpace, link.RemotePrefixes]),
                ];
            if (overlaps.Count > 0)
            {
                return new PeeringOverlap
                {
                    Pair = pair,
                    Link = link,
                    IsSubnetPeering = !link.Peering.PeerCompleteVNets,
                    LocalPrefixes = Union(overlaps.Select(overlap => overlap.FirstPrefixes)),
                    RemotePrefixes = Union(overlaps.Select(overlap => overlap.SecondPrefixes)),
                };
            }
        }

        return null;
    }

    private static ValueList<AddressPrefix> Union(IEnumerable<ValueList<AddressPrefix>> lists) =>
        lists.SelectMany(list => list).Distinct().Order().ToValueList();
}
