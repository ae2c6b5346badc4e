// Two spokes that swap their spaces wait for one another: what each wants is still the other's, and both are peers of one hub (rule 2.11). Once one of them has no
// peering there, Azure lets it overlap, both take the other's prefix beside their own, move, and give the old one up; then it is peered again.
//
//      app  10.1 -> 10.2         app  -x-  hub  ---  data
//      data 10.2 -> 10.1         10.1, 10.2          10.2, 10.1
//
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>VNets that wait in a ring for address space that another one is to give up, and the peerings that can be taken apart so that they go on. Immutable; thread-safe.</summary>
internal sealed class SpaceCycles
{
    // Of more common peers only whole VNets are parted from all of them.
    private const int MostSharedPeers = 3;

    private readonly Topology _after;
    private readonly Dictionary<ResourceId, HashSet<ResourceId>> _peers;
    private readonly VNet[] _waiting;
    private readonly bool[,] _waitsFor;
    private readonly bool[,] _leadsTo;

    /// <param name="after">The later network.</param>
    /// <param name="reached">The network that operations lead to as far as Azure accepts them.</param>
    /// <param name="refused">What it refuses there.</param>
    internal SpaceCycles(Topology after, Topology reached, IReadOnlyList<OperationResult> refused)
    {
        _after = after;
        HashSet<ResourceId> stuck = [.. refused.Select(result => result.Operation).Where(operation => operation is AddAddressPrefix or PutVNet).Select(operation => operation.Target)];
        Dictionary<ResourceId, VNet> later = after.VNets.Where(vnet => stuck.Contains(vnet.Id)).DistinctBy(vnet => vnet.Id).ToDictionary(vnet => vnet.Id);
        _waiting = [.. reached.VNets.Where(vnet => later.ContainsKey(vnet.Id))];
        _peers = _waiting.Length < 2 ? [] : PeersOf(reached);
        _waitsFor = new bool[_waiting.Length, _waiting.Length];
        for (int i = 0; i < _waiting.Length; i++)
        {
            AddressPrefix[] wanted = [.. later[_waiting[i].Id].AddressSpace.Except(_waiting[i].AddressSpace)];
            for (int k = 0; k < _waiting.Length; k++)
            {
                _waitsFor[i, k] = i != k && Ways(i, k).Any() && _waiting[k].AddressSpace.Except(later[_waiting[k].Id].AddressSpace).Any(held => Array.Exists(wanted, held.Overlaps));
            }
        }

        _leadsTo = (bool[,])_waitsFor.Clone();
        for (int through = 0; through < _waiting.Length; through++)
        {
            for (int i = 0; i < _waiting.Length; i++)
            {
                for (int k = 0; k < _waiting.Length; k++)
                {
                    _leadsTo[i, k] |= _leadsTo[i, through] && _leadsTo[through, k];
                }
            }
        }
    }

    /// <summary>Returns what may be tried, each a set of peerings to take apart and to make again behind the moves that wait for it.</summary>
    internal IEnumerable<IReadOnlyList<PlannedOperation>> Partings()
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < _waiting.Length; i++)
        {
            int[] ring = [.. Enumerable.Range(0, _waiting.Length).Where(k => _leadsTo[i, k] && _leadsTo[k, i])];
            foreach ((ResourceId, ResourceId)[] pairs in ring.Length == 0 ? [] : Sets(i, ring))
            {
                PlannedOperation[] operations = [.. Operations(pairs, [.. ring.Select(k => _waiting[k].Id)])];
                if (operations.Length > 0 && seen.Add(string.Join(' ', operations.Select(planned => planned.Operation.Target))))
                {
                    yield return operations;
                }
            }
        }
    }

    /// <summary>Returns sets of peerings that set a VNet free: from one that it waits for, from its ring, or all of its ring from one another.</summary>
    private IEnumerable<(ResourceId, ResourceId)[]> Sets(int vnet, int[] ring)
    {
        foreach (int other in ring.Where(other => _waitsFor[vnet, other]))
        {
            (ResourceId, ResourceId)[][] ways = [.. Ways(vnet, other)];
            for (int choice = 0; choice < (ways.Length <= MostSharedPeers ? 1 << ways.Length : 0); choice++)
            {
                yield return [.. ways.Select((way, number) => (choice >> number & 1) == 0 ? way[0] : way[^1])];
            }
        }

        yield return [.. Around(vnet, ring)];
        yield return [.. ring.SelectMany(each => Around(each, ring))];
    }

    /// <summary>Returns the peerings of a VNet over which it meets those of its ring that want its space or have what it wants.</summary>
    private IEnumerable<(ResourceId, ResourceId)> Around(int vnet, int[] ring) => ring.Where(other => _waitsFor[vnet, other] || _waitsFor[other, vnet]).SelectMany(other => Ways(vnet, other)).Select(way => way[0]);

    /// <summary>Returns the ways over which Azure compares the spaces of two VNets: their own peering, and each peer of both, as the peerings of either with it.</summary>
    private IEnumerable<(ResourceId, ResourceId)[]> Ways(int one, int other)
    {
        (ResourceId first, ResourceId second) = (_waiting[one].Id, _waiting[other].Id);
        if (!_peers.TryGetValue(first, out HashSet<ResourceId>? peers) || !_peers.TryGetValue(second, out HashSet<ResourceId>? others))
        {
            yield break;
        }

        if (peers.Contains(second))
        {
            yield return [(first, second)];
        }

        foreach (ResourceId shared in peers.Where(others.Contains).Order())
        {
            yield return [(first, shared), (second, shared)];
        }
    }

    /// <summary>Both links go and come together: the one that stays would be Disconnected, and counts as long as it is there (rules 2.12 and 2.21).</summary>
    private IEnumerable<PlannedOperation> Operations((ResourceId, ResourceId)[] pairs, ResourceId[] ring)
    {
        Peering[] links = [.. _after.VNets.SelectMany(vnet => vnet.Peerings)
            .Where(link => Array.Exists(pairs, pair => pair == (link.LocalVNetId, link.RemoteVNetId) || pair == (link.RemoteVNetId, link.LocalVNetId)))];
        return
        [
            .. links.Select(link => new PlannedOperation(Stage.Unpeer, new DeleteResource { Id = link.Id })),
            .. links.Select(link => new PlannedOperation(Stage.PeerAgain, new PutPeering { Peering = OperationList.Plain(link) }) { Follows = ring }),
        ];
    }

    private static Dictionary<ResourceId, HashSet<ResourceId>> PeersOf(Topology topology)
    {
        var peers = new Dictionary<ResourceId, HashSet<ResourceId>>();
        foreach (Peering link in topology.VNets.SelectMany(vnet => vnet.Peerings))
        {
            Add(link.LocalVNetId, link.RemoteVNetId);
            Add(link.RemoteVNetId, link.LocalVNetId);
        }

        return peers;

        void Add(ResourceId from, ResourceId to)
        {
            if (!peers.TryGetValue(from, out HashSet<ResourceId>? known))
            {
                peers.Add(from, known = []);
            }

            known.Add(to);
        }
    }
}
