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
        PeeringLink? second = pair.Later;
        return second is null || second.Peering.PeerCompleteVNets || !pair.Earlier.Peering.PeerCompleteVNets
            ? (second is null ? null : Find(pair, second)) ?? Find(pair, pair.Earlier)
            : Find(pair, pair.Earlier) ?? Find(pair, second);
    }

    private static PeeringOverlap? Find(PeeringPair pair, PeeringLink link)
    {
        ValueList<AddressPrefix> localSpace = link.Local.AddressSpace;
        if (link.Peering.PeerCompleteVNets)
        {
            return Collide(localSpace, link.RemoteSpace) ? Overlap(pair, link, [(localSpace, link.RemoteSpace)]) : null;
        }

        // What takes part is compared with the whole space of the other side, both ways (rule 2.90).
        return Collide(link.LocalPrefixes, link.RemoteSpace) || Collide(localSpace, link.RemotePrefixes)
            ? Overlap(pair, link, [(link.LocalPrefixes, link.RemoteSpace), (localSpace, link.RemotePrefixes)])
            : null;
    }

    private static bool Collide(ValueList<AddressPrefix> first, ValueList<AddressPrefix> second)
    {
        foreach (AddressPrefix prefix in first)
        {
            foreach (AddressPrefix other in second)
            {
                if (prefix.Overlaps(other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static PeeringOverlap Overlap(PeeringPair pair, PeeringLink link, (ValueList<AddressPrefix> Local, ValueList<AddressPrefix> Remote)[] compared) => new()
    {
        Pair = pair,
        Link = link,
        IsSubnetPeering = !link.Peering.PeerCompleteVNets,
        LocalPrefixes = compared.SelectMany(sides => sides.Local.Where(prefix => sides.Remote.Any(prefix.Overlaps))).Distinct().Order().ToValueList(),
        RemotePrefixes = compared.SelectMany(sides => sides.Remote.Where(prefix => sides.Local.Any(prefix.Overlaps))).Distinct().Order().ToValueList(),
    };
}
