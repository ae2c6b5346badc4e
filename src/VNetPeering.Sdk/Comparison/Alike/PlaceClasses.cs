using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>
/// Puts places into classes of which any two can be exchanged in each of some networks at once: spokes that one template wrote, for instance. What differs between
/// the networks for one pair of places then differs for each pair of the same classes, that is in the same VNet, or in two, as the first one is. Immutable once built.
/// </summary>
internal sealed class PlaceClasses
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlikePlace> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly DesignReading _first;
    private readonly ItemOwners? _owners;

    /// <param name="networks">The networks, each read as what differs from the one before it.</param>
    /// <param name="changed">The resources, with their holders, whose change makes a VNet like no other; null for none.</param>
    internal PlaceClasses(IReadOnlyList<WalkContext> networks, IReadOnlySet<string>? changed)
    {
        var readings = new DesignReading[networks.Count];
        for (int i = 0; i < readings.Length; i++)
        {
            Topology topology = networks[i].Tables.Net.Topology;
            readings[i] = i == 0 ? new DesignReading(topology) : readings[i - 1].Read(topology);
        }

        _first = readings[0];
        foreach ((DesignReading reading, WalkContext context) in readings.Zip(networks))
        {
            reading.Names.AddOutside(PlatformNoneRoutes.Of(context.Tables.Behavior.PlatformNoneList));
            reading.Names.AddOutside(context.Tables.Tags.Tags.Values.SelectMany(prefixes => prefixes).Where(prefix => prefix.First.IsPrivate));
        }

        ResourceId[] ids = [.. readings.SelectMany(reading => reading.Topology.VNets).Select(vnet => vnet.Id).Distinct()];
        HashSet<ResourceId> candidates = Candidates(ids, readings, changed);
        if (candidates.Count < 2)
        {
            return;
        }

        bool[][] flags = [.. readings.Select(reading => reading.Topology.VNets.Select(vnet => candidates.Contains(vnet.Id)).ToArray())];
        AlikeVNets[] alike = [.. readings.Zip(flags, (reading, flag) => new AlikeVNets(reading, flag, changed))];
        _owners = alike[0].Owners;
        ILookup<ResourceId, (ResourceId Subnet, HostAddress Address)>[] answering = [.. readings.Select(reading => DiffEnds.Answering(reading.Topology).ToLookup(place => place.Subnet.Parent!))];
        var vnets = new List<(ResourceId Id, VNetClass Class)>();
        foreach (ResourceId id in ids.Where(candidates.Contains))
        {
            int[] at = [.. readings.Select(reading => reading.Names.Find(id))];
            if (Enumerable.Range(0, readings.Length).All(i => at[i] < 0 || flags[i][at[i]]))
            {
                bool isBare = Enumerable.Range(0, readings.Length).All(i => at[i] < 0 || alike[i].IsBare(at[i]));
                vnets.Add((id, Describe(readings, alike, answering, at, isBare)));
            }
        }

        foreach ((ResourceId id, VNetClass vnet) in vnets.GroupBy(vnet => vnet.Class.Number).Where(group => group.Count() > 1).SelectMany(group => group))
        {
            foreach ((string key, int local) in vnet.Places)
            {
                _places.TryAdd(key, new AlikePlace(id, vnet.Number, local));
            }
        }
    }

    /// <summary>Returns what a place is like; null where no other place is like it.</summary>
    internal AlikePlace? Find(string key) => _places.GetValueOrDefault(key);

    /// <summary>Returns the VNet of the first network that alone has a resource to itself; null where it is nobody's, or others name it too.</summary>
    internal ResourceId? OwnerOf(ResourceId resource) =>
        _owners is not null && _first.Names.FindItem(resource.ToString()) is >= 0 and int item && _owners.OwnerOf(item) is >= 0 and int vnet ? _first.Topology.VNets[vnet].Id : null;

    /// <summary>The VNets that may be like others: those that a packet cannot be sent on by, and that have the same neighbours as another one.</summary>
    private static HashSet<ResourceId> Candidates(ResourceId[] ids, DesignReading[] readings, IReadOnlySet<string>? changed)
    {
        changed ??= new HashSet<string>();
        HashSet<ResourceId>[] nextHops = [.. readings.Select(NextHops)];
        var candidates = new Dictionary<ResourceId, string>();
        foreach (ResourceId id in ids.Where(id => !changed.Contains(id.ToString()) && !nextHops.Any(hops => hops.Contains(id))))
        {
            string? kind = string.Empty;
            foreach (DesignReading reading in readings)
            {
                int at = reading.Names.Find(id);
                kind = kind is null || (at >= 0 && (reading.Names.IsOdd(at) || HoldsInstances(reading.Topology.VNets[at]))) ? null
                    : $"{kind}|{(at < 0 ? string.Empty : $"{reading.TimesNamed[at]} {string.Join(' ', reading.Topology.VNets[at].Peerings.Select(link => link.RemoteVNetId.ToString().ToUpperInvariant()).Order(StringComparer.Ordinal))}")}";
            }

            if (kind is not null)
            {
                candidates.Add(id, kind);
            }
        }

        HashSet<ResourceId> alike = [.. candidates.GroupBy(candidate => candidate.Value).Where(group => group.Count() > 1).SelectMany(group => group.Select(candidate => candidate.Key))];
        foreach (DesignReading reading in readings)
        {
            alike.ExceptWith(Served(reading, alike));
        }

        return alike;
    }

    /// <summary>VNets that what belongs to two others names: a shared service, which is not exchanged.</summary>
    private static List<ResourceId> Served(DesignReading reading, HashSet<ResourceId> candidates)
    {
        int[] users = new int[reading.Items.Count];
        foreach (int item in reading.ItemsOfVNets.SelectMany(items => items))
        {
            users[item]++;
        }

        var servedBy = new Dictionary<int, HashSet<int>>();
        for (int v = 0; v < reading.ItemsOfVNets.Length; v++)
        {
            foreach (int named in reading.ItemsOfVNets[v].Where(item => users[item] == 1).SelectMany(item => reading.Items[item].VNets).Where(named => named != v))
            {
                if (!servedBy.TryGetValue(named, out HashSet<int>? by))
                {
                    servedBy.Add(named, by = []);
                }

                by.Add(v);
            }
        }

        return [.. servedBy.Where(served => served.Value.Count > 1).Select(served => reading.Topology.VNets[served.Key].Id).Where(candidates.Contains)];
    }

    private static HashSet<ResourceId> NextHops(DesignReading reading) =>
    [
        .. reading.Topology.RouteTables.SelectMany(table => table.Routes).Select(route => route.NextHop.Address).OfType<HostAddress>().Distinct()
            .Select(address => reading.Names.Homes.TryFind(address.ToPrefix(), out int vnet, out _) ? reading.Topology.VNets[vnet].Id : null).OfType<ResourceId>(),
    ];

    private static bool HoldsInstances(VNet vnet) =>
        vnet.IsPlaceholder || vnet.DeploymentModel != DeploymentModel.ResourceManager || vnet.Subnets.Any(subnet => SpecialSubnets.HoldsManagedInstances(subnet.Name));

    private VNetClass Describe(DesignReading[] readings, AlikeVNets[] alike, ILookup<ResourceId, (ResourceId Subnet, HostAddress Address)>[] answering, int[] at, bool isBare)
    {
        var parts = new List<string> { isBare ? "bare" : "whole" };
        var locals = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < readings.Length; i++)
        {
            parts.Add(at[i] < 0 ? "-" : Invariant(NumberOf(alike[i].Describe(at[i], isBare))));
            foreach ((string key, string text) in at[i] < 0 ? [] : isBare ? Subnets(readings[i], alike[i], at[i]) : Whole(readings[i], alike[i], answering[i], at[i]))
            {
                if (!locals.TryGetValue(key, out string[]? texts))
                {
                    locals.Add(key, texts = [.. Enumerable.Repeat("-", readings.Length)]);
                }

                // Of two resources with one id the first counts.
                texts[i] = texts[i] == "-" ? text : texts[i];
            }
        }

        // What bears a number in several networks is the same resource in all of them.
        parts.AddRange(isBare ? [] : locals.Values.Select(texts => string.Join('/', texts)).Order(StringComparer.Ordinal));
        return new VNetClass(NumberOf(string.Join('\n', parts)), [.. locals.Select(local => (local.Key, NumberOf(string.Join('/', local.Value))))]);
    }

    private IEnumerable<(string Key, string Text)> Subnets(DesignReading reading, AlikeVNets alike, int vnet) =>
        reading.Topology.VNets[vnet].Subnets.Select((subnet, s) => (subnet.Id.ToString(), Invariant(NumberOf(alike.DescribeSubnet(vnet, s)))));

    private static IEnumerable<(string Key, string Text)> Whole(DesignReading reading, AlikeVNets alike, ILookup<ResourceId, (ResourceId Subnet, HostAddress Address)> answering, int vnet)
    {
        VNet record = reading.Topology.VNets[vnet];
        foreach (Subnet subnet in record.Subnets)
        {
            yield return (subnet.Id.ToString(), $"subnet {subnet.Name.Value.ToUpperInvariant()}");
        }

        int number = 0;
        foreach (int item in alike.NumberedOf(vnet))
        {
            yield return (reading.Items[item].Key, $"#{Invariant(number++)}");
        }

        foreach ((ResourceId subnet, HostAddress address) in answering[record.Id])
        {
            Reference reference = reading.Names.Of(address.ToString());
            yield return ($"{subnet} {address}", reference.Kind == ReferenceKind.Address && reference.VNet == vnet ? $"address {reference.Tail}" : $"address {address}");
        }
    }

    private int NumberOf(string text)
    {
        if (!_known.TryGetValue(text, out int number))
        {
            _known.Add(text, number = _known.Count);
        }

        return number;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record VNetClass(int Number, (string Key, int Local)[] Places);
}
