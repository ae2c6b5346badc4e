using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Tells tidy VNets from others: no other VNet shares their space, and their own rows lead to their own space or over one link each to the whole space of a VNet
/// of which that holds too. Who has rows about whom can be read off the links of tidy VNets; all others have their rows looked at. Immutable; thread-safe.
/// </summary>
internal sealed class Territories
{
    private const short Several = -1;

    private readonly RoutingTables _tables;
    private readonly CompiledTopology _net;
    private readonly LinkFacts _facts;
    private readonly bool[] _isShared;
    private readonly bool[] _isTidy;
    private readonly short[] _lengths;

    internal Territories(RoutingTables tables, LinkFacts facts, IPFamily family)
    {
        _tables = tables;
        _facts = facts;
        _net = tables.Net;
        _isShared = new bool[_net.VNets.Length];
        _lengths = new short[_isShared.Length];
        if (family == IPFamily.IPv4)
        {
            FindShared(_net, prefix => (uint)prefix.First.Low, prefix => (uint)prefix.Last.Low, family);
        }
        else
        {
            FindShared(_net, prefix => prefix.First.Value, prefix => prefix.Last.Value, family);
        }

        _isTidy = new bool[_isShared.Length];
        for (int v = 0; v < _isTidy.Length; v++)
        {
            _isTidy[v] = FindTidy(_net.VNets[v], family);
        }
    }

    /// <summary>Says whether another VNet has addresses of this one's space.</summary>
    internal bool IsShared(int vnet) => _isShared[vnet];

    internal bool IsTidy(int vnet) => _isTidy[vnet];

    /// <summary>Returns the length of the only prefix of a VNet in the family; -1 where it has several or none.</summary>
    internal int LengthOf(int vnet) => _lengths[vnet] is > 0 and short length ? length : -1;

    private void FindShared<TNumber>(CompiledTopology net, Func<AddressPrefix, TNumber> firstOf, Func<AddressPrefix, TNumber> lastOf, IPFamily family)
        where TNumber : struct, IComparable<TNumber>
    {
        int count = 0;
        foreach (CompiledVNet vnet in net.VNets)
        {
            count += vnet.VNet.AddressSpace.Count;
        }

        var firsts = new TNumber[count];
        var spaces = new (TNumber Last, int VNet)[count];
        count = 0;
        foreach (CompiledVNet vnet in net.VNets)
        {
            foreach (AddressPrefix prefix in vnet.VNet.AddressSpace.AsSpan())
            {
                if (prefix.Family == family)
                {
                    _lengths[vnet.Index] = _lengths[vnet.Index] == 0 && prefix.Length > 0 ? (short)prefix.Length : Several;
                    firsts[count] = firstOf(prefix);
                    spaces[count++] = (lastOf(prefix), vnet.Index);
                }
            }
        }

        Array.Sort(firsts, spaces, 0, count);

        // Prefixes nest or are apart. What starts before the end of the widest one so far lies in it; that one has seen all that lie in it.
        for (int i = 1, widest = 0; i < count; i++)
        {
            bool isInside = firsts[i].CompareTo(spaces[widest].Last) <= 0;
            if (isInside && spaces[i].VNet != spaces[widest].VNet)
            {
                _isShared[spaces[i].VNet] = _isShared[spaces[widest].VNet] = true;
            }

            widest = isInside && spaces[i].Last.CompareTo(spaces[widest].Last) <= 0 ? widest : i;
        }
    }

    private bool FindTidy(CompiledVNet vnet, IPFamily family)
    {
        bool isTidy = !_isShared[vnet.Index]
            && vnet.VNet.DeploymentModel == DeploymentModel.ResourceManager
            && vnet.VirtualHubs.Count == 0
            && vnet.PrivateEndpoints.Count == 0
            && _tables.Groups.Of(vnet.Index).Rows.Length == 0;
        for (int i = vnet.FirstLink; i < vnet.LinkEnd && isTidy; i++)
        {
            isTidy = IsTidyOver(i, family);
        }

        return isTidy;
    }

    private bool IsTidyOver(int index, IPFamily family)
    {
        if (!_facts.LeadsSomewhere(index))
        {
            return true;
        }

        int local = _facts.LocalOf(index);
        int remote = _facts.RemoteOf(index);
        if (remote < 0 || remote == local || _isShared[remote] || _net.VNets[remote].PrivateEndpoints.Count > 0)
        {
            return false;
        }

        // A second link to one VNet is refused by Azure; it may be in the input. The reverse of a reverse is the first link.
        int reverse = _facts.ReverseOf(index);
        int first = reverse >= 0 ? _facts.ReverseOf(reverse) : FirstBetween(local, remote);
        return first == index && (_facts.BringsWholeSpace(index) || AreOf(_net.VNets[remote].VNet, _net.Links[index].RemotePrefixes!, family));
    }

    private int FirstBetween(int local, int remote)
    {
        int index = _net.VNets[local].FirstLink;
        while (_facts.RemoteOf(index) != remote)
        {
            index++;
        }

        return index;
    }

    /// <summary>Says whether prefixes are some of a VNet's own, whole.</summary>
    private static bool AreOf(VNet vnet, AddressPrefix[] prefixes, IPFamily family)
    {
        foreach (AddressPrefix prefix in prefixes)
        {
            if (prefix.Family == family && !vnet.AddressSpace.AsSpan().Contains(prefix))
            {
                return false;
            }
        }

        return true;
    }
}
