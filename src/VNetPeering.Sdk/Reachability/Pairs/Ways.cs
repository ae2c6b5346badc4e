using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers for how packets of one subnet fare on the way to another, security groups of the two aside: stopped, uncertain, to be traced, or delivered past some
/// appliances. Thread-safe.
/// </summary>
internal sealed class Ways
{
    internal const int Blocked = 1;
    internal const int Unknown = 2;

    /// <summary>Only a trace can tell.</summary>
    internal const int Open = 3;

    /// <summary>Delivered past no appliance. Greater numbers are deliveries as well.</summary>
    internal const int Direct = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<ValueList<string>, int> _numbers = new() { [[]] = Direct };
    private SeenAppliance[][] _appliances = [[]];

    /// <summary>Returns the number of a delivery past appliances.</summary>
    internal int Past(List<SeenAppliance> appliances)
    {
        if (appliances.Count == 0)
        {
            return Direct;
        }

        SeenAppliance[] distinct = [.. appliances.DistinctBy(appliance => appliance.Key).OrderBy(appliance => appliance.Key, StringComparer.Ordinal)];
        ValueList<string> key = [.. distinct.Select(appliance => appliance.Key)];
        lock (_lock)
        {
            if (!_numbers.TryGetValue(key, out int number))
            {
                number = Direct + _appliances.Length;
                _numbers.Add(key, number);
                _appliances = [.. _appliances, distinct];
            }

            return number;
        }
    }

    /// <summary>Joins how a flow and its answer fare with what the security groups of both subnets say; null when only a trace can tell.</summary>
    /// <param name="there">The way of the flow.</param>
    /// <param name="back">The way of its answer, which no group of the two subnets stops (5.05).</param>
    /// <param name="outbound">The verdict of the group at the source.</param>
    /// <param name="inbound">The verdict of the group at the destination, which counts only for a flow that gets there.</param>
    internal Verdict? Join(int there, int back, Verdict outbound, Verdict inbound)
    {
        if (there == Blocked || back == Blocked || outbound == Verdict.Blocked || (there >= Direct && inbound == Verdict.Blocked))
        {
            return Verdict.Blocked;
        }

        if (there == Open || back == Open)
        {
            return null;
        }

        if (there == Unknown || back == Unknown)
        {
            return Verdict.Unknown;
        }

        Verdict appliances = there == back ? Verdict.Reachable : Compare(there, back);
        return appliances == Verdict.Blocked ? Verdict.Blocked
            : appliances == Verdict.Unknown || outbound == Verdict.Unknown || inbound == Verdict.Unknown ? Verdict.Unknown
            : Verdict.Reachable;
    }

    /// <summary>A stateful appliance must see both directions (3.57); one that the input does not describe may or may not mind (3.59).</summary>
    private Verdict Compare(int there, int back)
    {
        SeenAppliance[][] known = Volatile.Read(ref _appliances);
        SeenAppliance[] one = known[there - Direct];
        SeenAppliance[] other = known[back - Direct];
        SeenAppliance[] oneSided = [.. one.Where(appliance => !Array.Exists(other, seen => seen.Key == appliance.Key)), .. other.Where(appliance => !Array.Exists(one, seen => seen.Key == appliance.Key))];
        return Array.Exists(oneSided, appliance => appliance.IsStateful is true) ? Verdict.Blocked
            : Array.Exists(oneSided, appliance => appliance.IsStateful is null) ? Verdict.Unknown
            : Verdict.Reachable;
    }
}
