using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>
/// The places of a working network, in sets of which any two members can be exchanged whatever fails. What a failure leaves follows from the network and from what is down,
/// so that an exchange that leaves both as they are leaves it as it is, too. Immutable; thread-safe.
/// </summary>
internal sealed class RehearsedPlaces
{
    private readonly WalkContext _network;
    private readonly ComparedPlace[] _places;
    private readonly AlikePlace?[] _alike;
    private readonly ResourceId?[] _homes;
    private readonly PlaceClasses? _classes;

    /// <param name="network">The working network.</param>
    /// <param name="isOneByOne">Whether each place is looked at for itself.</param>
    internal RehearsedPlaces(WalkContext network, bool isOneByOne)
    {
        _network = network;
        Ends = DiffEnds.Of(network);
        _classes = isOneByOne ? null : new PlaceClasses([network], changed: null);
        string[] keys = [.. Ends.Keys.Order(StringComparer.OrdinalIgnoreCase)];
        _alike = [.. keys.Select(key => _classes?.Find(key))];
        _homes = [.. keys.Select((key, i) => _alike[i]?.VNet ?? (Ends[key].VNet is >= 0 and int vnet ? network.Tables.Net.VNets[vnet].VNet.Id : null))];
        var numbers = new Dictionary<ResourceId, int>();
        _places = new ComparedPlace[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            int vnet = -1 - i;
            if (_homes[i] is { } home && !numbers.TryGetValue(home, out vnet))
            {
                numbers.Add(home, vnet = numbers.Count);
            }

            _places[i] = new ComparedPlace(i, keys[i], Ends[keys[i]], Ends[keys[i]], vnet);
        }
    }

    /// <summary>Gets the places by their keys.</summary>
    internal Dictionary<string, FlowEnd> Ends { get; }

    /// <summary>Gets the places, in their order.</summary>
    internal IReadOnlyList<ComparedPlace> All => _places;

    /// <summary>Returns the places in sets that fare alike when something is down.</summary>
    internal ComparedPlaces For(Damage damage)
    {
        HashSet<ResourceId> touched = Touched(damage);
        var sets = new Dictionary<(int Kind, int Local, bool IsDead), List<ComparedPlace>>();
        for (int i = 0; i < _places.Length; i++)
        {
            // In a VNet that is down everything is. In one of which something is, two of its places may be told apart by it.
            (int, int, bool) kind = _alike[i] is { } alike && !touched.Contains(alike.VNet) ? (alike.Kind, alike.Local, damage.Dead.Contains(alike.VNet)) : (-1, i, false);
            if (!sets.TryGetValue(kind, out List<ComparedPlace>? members))
            {
                sets.Add(kind, members = []);
            }

            members.Add(_places[i]);
        }

        return new ComparedPlaces(sets.Select(set => new PlaceSet(set.Value, set.Key.Kind, isMet: true)));
    }

    /// <summary>The VNets that something that is down belongs to or leads to, and that are not down themselves.</summary>
    private HashSet<ResourceId> Touched(Damage damage)
    {
        HashSet<ResourceId> touched = [.. damage.Dead.Select(resource => _classes?.OwnerOf(resource)).OfType<ResourceId>().Where(vnet => !damage.Dead.Contains(vnet))];
        if (damage.Links.Count > 0)
        {
            foreach (Peering link in _network.Tables.Net.Topology.VNets.SelectMany(vnet => vnet.Peerings).Where(link => damage.Links.Contains(link.Id)))
            {
                touched.Add(link.LocalVNetId);
                touched.Add(link.RemoteVNetId);
            }
        }

        return touched;
    }
}
