using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Sorts subnets into classes for flows between VNets that are no neighbours. Immutable; thread-safe.</summary>
internal sealed class FarClasses
{
    private readonly int[] _classOf;

    internal FarClasses(WaySearch.Shared shared, PairSubnets subnets, GroupProfiles profiles, IPFamily family)
    {
        var sources = new FarSources(shared, subnets, family);
        int[] destinations = new FarDestinations(shared, subnets, sources, family).Numbers;
        var known = new Dictionary<FarClass, int>();
        var classes = new List<FarClass>();
        _classOf = new int[subnets.Count];
        for (int i = 0; i < subnets.Count; i++)
        {
            _classOf[i] = -1;
            if (sources.NumberOf(i) < 0 || destinations[i] < 0)
            {
                continue;
            }

            var key = new FarClass(sources.NumberOf(i), destinations[i], profiles.ProfileOf(i), profiles.CellOf(i));
            if (!known.TryGetValue(key, out int number))
            {
                known.Add(key, number = classes.Count);
                classes.Add(key);
            }

            _classOf[i] = number;
        }

        All = [.. classes];
        Sources = sources.Count;
        Destinations = All.Length == 0 ? 0 : All.Max(each => each.Destination) + 1;
    }

    internal FarClass[] All { get; }

    internal int Sources { get; }

    internal int Destinations { get; }

    /// <summary>Returns the class of a subnet; -1 where none may speak for it.</summary>
    internal int Of(int position) => _classOf[position];
}
