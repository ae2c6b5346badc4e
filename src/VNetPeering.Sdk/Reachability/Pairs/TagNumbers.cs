using System.Runtime.InteropServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Numbers route tables by what they add to <c>VirtualNetwork</c> (5.22): those that add the same have one number. Not thread-safe.</summary>
internal sealed class TagNumbers(ServiceTagCatalog tags)
{
    private readonly KeyNumbers _numbers = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<AddressPrefix> _prefixes = [];
    private readonly List<int> _open = [];
    private readonly List<int> _key = [];

    /// <summary>Returns the number of a table; null stands for a subnet without one.</summary>
    internal int Of(RouteTable? table)
    {
        _prefixes.Clear();
        _open.Clear();
        foreach (UserDefinedRoute route in table is null ? [] : table.Routes.AsSpan())
        {
            if (route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway)
            {
                Add(route.Destination);
            }
        }

        _prefixes.Sort();
        _open.Sort();
        _key.Clear();
        AddressPrefix? last = null;
        foreach (AddressPrefix prefix in _prefixes)
        {
            if (prefix != last)
            {
                AddKey(prefix);
                last = prefix;
            }
        }

        // No prefix begins like a name: those have a number below zero.
        int lastName = 0;
        foreach (int name in _open)
        {
            if (name != lastName)
            {
                _key.Add(name);
                lastName = name;
            }
        }

        // So do default routes that do not join, though a gateway knows them.
        int sentOut = (SentOut.Holds(table, AddressPrefix.AllIPv4) ? 1 : 0) | (SentOut.Holds(table, AddressPrefix.AllIPv6) ? 2 : 0);
        if (sentOut != 0)
        {
            _key.Add(int.MinValue + sentOut);
        }

        return _numbers.Of(CollectionsMarshal.AsSpan(_key));
    }

    private void Add(RouteDestination destination)
    {
        if (destination.Prefix is { } prefix)
        {
            _prefixes.Add(prefix);
        }
        else if (destination.ServiceTag is { } tag)
        {
            if (tags.Find(tag) is { } known)
            {
                _prefixes.AddRange(known);
            }
            else
            {
                // Nobody knows what it adds.
                if (!_names.TryGetValue(tag, out int name))
                {
                    _names.Add(tag, name = -1 - _names.Count);
                }

                _open.Add(name);
            }
        }
    }

    private void AddKey(AddressPrefix prefix)
    {
        UInt128 value = prefix.First.Value;
        bool isIPv4 = prefix.Family == IPFamily.IPv4;
        _key.Add((prefix.Length * 2) + (isIPv4 ? 0 : 1));
        for (int shift = isIPv4 ? 0 : 96; shift >= 0; shift -= 32)
        {
            _key.Add((int)(uint)(value >> shift));
        }
    }
}
