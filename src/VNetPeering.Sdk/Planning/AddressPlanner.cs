using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>Finds free address space beside what a network uses.</summary>
/// <remarks>
/// <para>
/// Used are the address spaces of VNets, sites and local network gateways, client pools, Virtual WAN hubs, what links have stored of VNets that are gone (rule 2.12), and
/// reservations. A default route of a site stands for the rest of the world and uses nothing. A prefix for one VNet has to avoid only what Azure or packets would
/// confuse it with: its peers and their peers (rules 2.10-2.13), sites, client pools, hubs and reservations; VNets that it has nothing to do with may use the same.
/// </para>
/// <para>The same questions in the same order always get the same answers. Not thread-safe.</para>
/// </remarks>
public sealed class AddressPlanner
{
    private readonly Topology _topology;
    private readonly ValueList<AddressPrefix> _pools;
    private readonly List<AddressUse> _uses;
    private readonly AddressAllocator _allocator = new();

    /// <summary>Creates a planner. Cost: near-linear in the prefixes of the topology.</summary>
    /// <param name="topology">The network that is there.</param>
    /// <param name="pools">The pools, in the order in which they are used.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no pool.</exception>
    public AddressPlanner(Topology topology, params IEnumerable<AddressPrefix> pools)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(pools);
        _topology = topology;
        _pools = [.. pools];
        if (_pools.Count == 0)
        {
            throw new ArgumentException("There is no pool to plan in. Give at least one prefix, for example 10.0.0.0/8.", nameof(pools));
        }

        _uses = [.. AddressUses.Of(topology)];
        _uses.ForEach(use => _allocator.Take(use.Prefix));
    }

    /// <summary>Gets what is in use, reservations and planned prefixes among them, in the order of the addresses.</summary>
    public ValueList<AddressUse> Uses => [.. _uses.OrderBy(use => use.Prefix).ThenBy(use => use.Kind).ThenBy(use => use.Owner, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Keeps a prefix free of anything that is planned.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    public AddressPlanner Reserve(string name, AddressPrefix prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Use(name, prefix);
        return this;
    }

    /// <summary>Returns the first free prefix of a length, and takes it; null when no pool has room. Cost: O(log n).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not between 1 and 128.</exception>
    public AddressPrefix? NextFree(int length)
    {
        AddressPrefix? free = _allocator.Allocate(PoolsFor(Checked(length)), length);
        if (free is { } prefix)
        {
            _uses.Add(new AddressUse { Prefix = prefix, Kind = AddressUseKind.Reservation, Owner = "planned" });
        }

        return free;
    }

    /// <summary>
    /// Returns the first free prefix of a length that a VNet may add, whose peers and their peers it avoids; null when no pool has room. It is not taken. Cost: near-linear in the
    /// uses.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="vnetId"/> is null.</exception>
    /// <exception cref="ArgumentException">The topology has no such VNet.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not between 1 and 128.</exception>
    public AddressPrefix? NextFreeFor(ResourceId vnetId, int length)
    {
        ArgumentNullException.ThrowIfNull(vnetId);
        VNet vnet = _topology.VNets.FirstOrDefault(candidate => candidate.Id == vnetId)
            ?? throw new ArgumentException($"Topology \"{_topology.Name}\" has no VNet \"{vnetId}\". Name one of its VNets.", nameof(vnetId));
        HashSet<string> near = new(Neighbourhood.Of(_topology, vnet).Select(id => id.ToString()), StringComparer.OrdinalIgnoreCase);
        var allocator = new AddressAllocator();
        foreach (AddressUse use in _uses.Where(use => use.Kind is not AddressUseKind.VNet || near.Contains(use.Owner)))
        {
            allocator.Take(use.Prefix);
        }

        return allocator.Allocate(PoolsFor(Checked(length)), length);
    }

    /// <summary>
    /// Plans several prefixes at once: the largest first, those of one size by name, each out of the smallest block that holds it. What a lock holds stays where it is.
    /// </summary>
    /// <param name="requests">The prefixes.</param>
    /// <param name="locked">What was planned before; null for nothing.</param>
    /// <returns>The prefixes in the order of the requests; <see cref="AddressLock.Of"/> makes the next lock of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requests"/> is null.</exception>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    /// <exception cref="AddressPlanException">
    /// There is no room for a request, or a lock holds a name with another length or with a prefix that is outside the pools or in use by now. Nothing is planned then.
    /// </exception>
    public ValueList<PlannedPrefix> Plan(IEnumerable<PrefixRequest> requests, AddressLock? locked = null)
    {
        ArgumentNullException.ThrowIfNull(requests);
        PrefixRequest[] all = [.. requests];
        HashSet<ResourceName> names = [];
        foreach (PrefixRequest request in all)
        {
            Checked(request.Length);
            if (!names.Add(request.Name))
            {
                throw new ArgumentException($"\"{request.Name}\" is asked for twice. Give each prefix a name of its own.", nameof(requests));
            }
        }

        Dictionary<ResourceName, AddressPrefix> kept = Kept(all, locked ?? AddressLock.Empty);
        var trial = new AddressAllocator();
        foreach (AddressPrefix taken in _uses.Select(use => use.Prefix).Concat(kept.Values))
        {
            trial.Take(taken);
        }

        List<string> problems = [];
        foreach (PrefixRequest request in all.Where(request => !kept.ContainsKey(request.Name)).OrderBy(request => request.Length).ThenBy(request => request.Name.Value, StringComparer.OrdinalIgnoreCase))
        {
            if (trial.AllocateBest(PoolsFor(request.Length), request.Length) is { } prefix)
            {
                kept.Add(request.Name, prefix);
            }
            else
            {
                problems.Add($"There is no room for \"{request.Name}\", a /{request.Length}, in {string.Join(", ", _pools)}. Add a pool, or ask for less.");
            }
        }

        if (problems.Count > 0)
        {
            throw new AddressPlanException(string.Join('\n', problems));
        }

        foreach (PrefixRequest request in all)
        {
            Use(request.Name, kept[request.Name]);
        }

        return [.. all.Select(request => new PlannedPrefix { Name = request.Name, Prefix = kept[request.Name] })];
    }

    /// <summary>Returns how full each pool is. Cost: near-linear in the uses.</summary>
    public ValueList<PoolReport> Report()
    {
        PrefixSet used = PrefixSet.Create(_uses.Select(use => use.Prefix));
        return
        [
            .. _pools.Select(pool =>
            {
                var blocks = new FreeBlocks(pool, _uses.Select(use => use.Prefix));
                return new PoolReport
                {
                    Pool = pool,
                    Used = used.Intersect(PrefixSet.Create(pool)).AddressCount(pool.Family),
                    Free = PrefixSet.Create(blocks.All).AddressCount(pool.Family),
                    LargestFree = blocks.Largest,
                    FreeBlocks = [.. blocks.All],
                };
            }),
        ];
    }

    private static int Checked(int length) => length is >= 1 and <= 128
        ? length
        : throw new ArgumentOutOfRangeException(nameof(length), length, $"A prefix of length {length} cannot be planned. Give a length from 1 to 32 for IPv4, or to 128 for IPv6.");

    // Lengths that IPv4 has mean IPv4: IPv6 networks are never that short in Azure.
    private IEnumerable<AddressPrefix> PoolsFor(int length) => _pools.Where(pool => pool.Family == (length <= 32 ? IPFamily.IPv4 : IPFamily.IPv6));

    private void Use(string name, AddressPrefix prefix)
    {
        _uses.Add(new AddressUse { Prefix = prefix, Kind = AddressUseKind.Reservation, Owner = name });
        _allocator.Take(prefix);
    }

    private Dictionary<ResourceName, AddressPrefix> Kept(PrefixRequest[] requests, AddressLock locked)
    {
        var kept = new Dictionary<ResourceName, AddressPrefix>();
        List<string> problems = [];
        foreach (PrefixRequest request in requests)
        {
            if (locked.Prefixes.FirstOrDefault(entry => entry.Name == request.Name)?.Prefix is not { } prefix)
            {
                continue;
            }

            AddressUse? other = _uses.Find(use => use.Prefix.Overlaps(prefix) && !IsOwn(use, request.Name, prefix));
            if (prefix.Length != request.Length)
            {
                problems.Add($"\"{request.Name}\" is locked as {prefix} and asked for as a /{request.Length}. Ask for /{prefix.Length}, or take it out of the lock to give it new addresses.");
            }
            else if (!_pools.Any(pool => pool.Contains(prefix)))
            {
                problems.Add($"\"{request.Name}\" is locked as {prefix}, which lies in none of the pools {string.Join(", ", _pools)}. Add a pool, or take it out of the lock.");
            }
            else if (other is not null)
            {
                problems.Add($"\"{request.Name}\" is locked as {prefix}, and {other.Prefix} of \"{other.Owner}\" is in use there. Free those addresses, or take it out of the lock.");
            }
            else
            {
                kept.Add(request.Name, prefix);
            }
        }

        // Locked names that nobody asks for keep their addresses too: they may be deployed.
        foreach (PlannedPrefix entry in locked.Prefixes.Where(entry => !Array.Exists(requests, request => request.Name == entry.Name) && !_uses.Exists(use => use.Prefix == entry.Prefix)))
        {
            Use(entry.Name, entry.Prefix);
        }

        return problems.Count == 0 ? kept : throw new AddressPlanException(string.Join('\n', problems));
    }

    /// <summary>What was planned may be deployed by now, as a VNet of that name.</summary>
    private static bool IsOwn(AddressUse use, ResourceName name, AddressPrefix prefix) =>
        use.Prefix == prefix && (use.Owner == name.Value || (ResourceId.TryParse(use.Owner, out ResourceId? id) && id.Name == name));
}
