// What an operation on one spoke can newly break lies near: at the spoke itself, at the links to and from it, and around each of its peers, where it may overlap
// another peer of that one (rule 2.11). The rest of a large estate is left out, and with it all other peers of the hub whose prefixes are nowhere near.
//
//      s1   s2   s3 ...  s999        s2 is written. Asked about: s2, hub, and of the other spokes those
//        \   |   |      /            that overlap a prefix of s2.
//         +--- hub ----+
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>The VNets that an operation has changed, where it has changed nothing else.</summary>
internal sealed class ChangedVNets
{
    private readonly Topology _after;
    private readonly HashSet<ResourceId> _ids;

    private ChangedVNets(Topology after, HashSet<ResourceId> ids, bool areAlone)
    {
        _after = after;
        _ids = ids;
        Focus = new ValidationFocus(ids);
        AreAlone = areAlone;
    }

    public ValidationFocus Focus { get; }

    /// <summary>Gets whether no VNet has come or gone or changed its region, and no link leads elsewhere or works where it did not.</summary>
    public bool AreAlone { get; }

    /// <summary>Compares two topologies; null where something else than VNets differs, or where a network manager adds links of its own.</summary>
    public static ChangedVNets? Between(Topology before, Topology after)
    {
        if (before.NetworkManagers.Count > 0 || !Shelves.All.All(shelf => shelf.IsSame(before, after)) || !ReferenceEquals(before.UnreadValues, after.UnreadValues))
        {
            return null;
        }

        var ids = new HashSet<ResourceId>();
        bool areAlone = before.VNets.Count == after.VNets.Count;
        if (areAlone)
        {
            for (int i = 0; i < after.VNets.Count; i++)
            {
                if (!ReferenceEquals(before.VNets[i], after.VNets[i]))
                {
                    ids.Add(before.VNets[i].Id);
                    ids.Add(after.VNets[i].Id);
                    areAlone &= HaveSamePeers(before.VNets[i], after.VNets[i]);
                }
            }
        }
        else
        {
            var earlier = new HashSet<VNet>(before.VNets, ReferenceEqualityComparer.Instance);
            var later = new HashSet<VNet>(after.VNets, ReferenceEqualityComparer.Instance);
            ids.UnionWith(after.VNets.Where(vnet => !earlier.Contains(vnet)).Concat(before.VNets.Where(vnet => !later.Contains(vnet))).Select(vnet => vnet.Id));
        }

        return new ChangedVNets(after, ids, areAlone);
    }

    /// <summary>Returns the VNets that changed, their peers, and those peers of their peers that may overlap them. Everything else is as in the whole topology.</summary>
    public Topology Neighbourhood()
    {
        var peers = new HashSet<ResourceId>(_ids);
        Collect(_ids, peers);
        var further = new HashSet<ResourceId>();
        Collect(peers, further);
        VNet[] changed = [.. _after.VNets.Where(vnet => _ids.Contains(vnet.Id))];
        AddressPrefix[] space = [.. changed.SelectMany(Prefixes).Concat(_after.VNets.SelectMany(vnet => vnet.Peerings).Where(link => _ids.Contains(link.RemoteVNetId)).SelectMany(Stored)).Distinct()];
        ILookup<ResourceId, Peering>? links = null;
        return _after with { VNets = [.. _after.VNets.Where(vnet => peers.Contains(vnet.Id) || (further.Contains(vnet.Id) && MayOverlap(vnet)))] };

        bool MayOverlap(VNet vnet)
        {
            links ??= _after.VNets.Where(other => peers.Contains(other.Id)).SelectMany(other => other.Peerings).ToLookup(link => link.RemoteVNetId);
            return Prefixes(vnet).Concat(links[vnet.Id].SelectMany(Stored)).Any(prefix => Array.Exists(space, prefix.Overlaps));
        }
    }

    private static bool HaveSamePeers(VNet before, VNet after) =>
        before.Id == after.Id
        && before.IsPlaceholder == after.IsPlaceholder
        && before.Region == after.Region
        && before.Peerings.Count == after.Peerings.Count
        && before.Peerings.Zip(after.Peerings).All(pair => pair.First.RemoteVNetId == pair.Second.RemoteVNetId && pair.First.State == pair.Second.State);

    // The other ends of all links from and to some VNets.
    private void Collect(HashSet<ResourceId> of, HashSet<ResourceId> ends)
    {
        foreach (VNet vnet in _after.VNets)
        {
            bool isOne = of.Contains(vnet.Id);
            foreach (Peering link in vnet.Peerings)
            {
                if (isOne)
                {
                    ends.Add(link.RemoteVNetId);
                }
                else if (of.Contains(link.RemoteVNetId))
                {
                    ends.Add(vnet.Id);
                }
            }
        }
    }

    // Everything that an overlap can be about. Subnets count by themselves: a faulty design may have them outside its VNets.
    private static IEnumerable<AddressPrefix> Prefixes(VNet vnet) =>
        vnet.AddressSpace.Concat(vnet.Subnets.SelectMany(subnet => subnet.AddressPrefixes)).Concat(vnet.Peerings.SelectMany(link => link.LocalAddressSpace ?? []));

    private static IEnumerable<AddressPrefix> Stored(Peering link) => (link.RemoteAddressSpace ?? []).Concat(link.RemoteVirtualNetworkAddressSpace ?? []);
}
