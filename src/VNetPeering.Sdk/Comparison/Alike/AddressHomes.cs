using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>Finds the VNet in whose address space a prefix lies. VNets that share space with another one, or have public space, are left out. Immutable; thread-safe.</summary>
internal sealed class AddressHomes
{
    private readonly Home[] _homes;
    private readonly HashSet<int> _isAlone;

    internal AddressHomes(IReadOnlyList<VNet> vnets)
    {
        Home[] all = [.. vnets.SelectMany((vnet, index) => vnet.AddressSpace.Select((prefix, part) => new Home(prefix, index, part))).OrderBy(home => home.Prefix.First)];
        var shared = new HashSet<int>();
        for (int i = 1, widest = 0; i < all.Length; i++)
        {
            if (all[i].Prefix.First <= all[widest].Prefix.Last)
            {
                shared.Add(all[i].VNet);
                shared.Add(all[widest].VNet);
            }

            widest = all[widest].Prefix.Last < all[i].Prefix.Last ? i : widest;
        }

        shared.UnionWith(all.Where(home => !PrivateSpace.Prefixes.Any(space => space.Contains(home.Prefix))).Select(home => home.VNet));
        _homes = [.. all.Where(home => !shared.Contains(home.VNet))];
        _isAlone = [.. _homes.Select(home => home.VNet)];
    }

    /// <summary>Says whether a VNet has private space, and shares none.</summary>
    internal bool IsAlone(int vnet) => _isAlone.Contains(vnet);

    /// <summary>Finds the VNet whose space holds a whole prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="vnet">Receives its index.</param>
    /// <param name="part">Receives which prefix of its space it is.</param>
    internal bool TryFind(AddressPrefix prefix, out int vnet, out int part)
    {
        int low = 0;
        for (int high = _homes.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _homes[middle].Prefix.First <= prefix.First ? (middle + 1, high) : (low, middle);
        }

        bool isHome = low > 0 && _homes[low - 1].Prefix.Contains(prefix);
        (vnet, part) = isHome ? (_homes[low - 1].VNet, _homes[low - 1].Part) : (-1, -1);
        return isHome;
    }

    private readonly record struct Home(AddressPrefix Prefix, int VNet, int Part);
}
