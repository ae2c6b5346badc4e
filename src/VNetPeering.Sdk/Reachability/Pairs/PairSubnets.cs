using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The subnets that are ends of flows of one address family, in arrays: there may be 400,000. Those of a VNet stand together. Immutable; thread-safe.
/// </summary>
internal sealed class PairSubnets
{
    private readonly CompiledTopology _net;
    private readonly IPFamily _family;
    private readonly int[] _index;
    private readonly int[] _vnet;
    private readonly int[] _firstIn;
    private readonly bool[] _hasUnread;
    private readonly Traits[] _traits;

    // The lowest and the highest address of each. Those of IPv4 take four bytes.
    private readonly uint[] _first;
    private readonly uint[] _last;
    private readonly UInt128[] _first6;
    private readonly UInt128[] _last6;
    private readonly Dictionary<int, AddressRange[]> _inParts = [];

    internal PairSubnets(CompiledTopology net, SecurityGroups security, PlaceFinder places, IPFamily family)
    {
        _net = net;
        _family = family;
        int most = net.Subnets.Length;
        bool isIPv4 = family == IPFamily.IPv4;
        _index = new int[most];
        _vnet = new int[most];
        _traits = new Traits[most];
        _first = isIPv4 ? new uint[most] : [];
        _last = isIPv4 ? new uint[most] : [];
        _first6 = isIPv4 ? [] : new UInt128[most];
        _last6 = isIPv4 ? [] : new UInt128[most];
        _firstIn = new int[net.VNets.Length + 1];
        _hasUnread = new bool[net.VNets.Length];
        PositionOf = new int[most];
        var ids = new SubnetIds(net, byIndex: false);
        if (!ids.AreInOrder || !Read(security, places, ids))
        {
            Read(security, places, new SubnetIds(net, byIndex: true));
        }

        if (Count == most)
        {
            // All are here, each at its own place.
            _index = PositionOf;
        }
    }

    [Flags]
    private enum Traits : byte
    {
        HasRanges = 1,
        HasGroup = 2,
        IsUnderGroup = 4,
        IsPlain = 8,
        IsPrivate = 16, // of the lowest address; a plain one has all or none private
        HasServices = 32,
    }

    /// <summary>Gets the number of subnets.</summary>
    internal int Count { get; private set; }

    /// <summary>Gets, for each subnet of the network, where it stands here; -1 where it is not here.</summary>
    internal int[] PositionOf { get; }

    /// <summary>Returns the index of a subnet in the network.</summary>
    internal int IndexOf(int position) => _index[position];

    internal int VNetOf(int position) => _vnet[position];

    /// <summary>Returns the position of the first subnet of a VNet; the next VNet's first one is behind its last.</summary>
    internal int FirstIn(int vnet) => _firstIn[vnet];

    /// <summary>Says whether an address in a VNet that no subnet holds may yet lie in one whose prefixes the input does not hold.</summary>
    internal bool HasUnread(int vnet) => _hasUnread[vnet];

    /// <summary>Says whether it has addresses at which machines can be.</summary>
    internal bool HasRanges(int position) => (_traits[position] & Traits.HasRanges) != 0;

    /// <summary>Says whether packets that leave it meet a security group.</summary>
    internal bool HasGroup(int position) => (_traits[position] & Traits.HasGroup) != 0;

    /// <summary>Says whether it has a security group of the user's that counts: gateways and firewalls carry none (2.43).</summary>
    internal bool IsUnderGroup(int position) => (_traits[position] & Traits.IsUnderGroup) != 0;

    /// <summary>Says whether its addresses are in its VNet's space and in no other subnet of it, all private or all public. What is not plain is traced.</summary>
    internal bool IsPlain(int position) => (_traits[position] & Traits.IsPlain) != 0;

    /// <summary>Says whether its addresses are private ones.</summary>
    internal bool IsPrivate(int position) => (_traits[position] & Traits.IsPrivate) != 0;

    /// <summary>Says whether service endpoints are enabled.</summary>
    internal bool HasServices(int position) => (_traits[position] & Traits.HasServices) != 0;

    /// <summary>Returns the lowest address of a subnet that has any.</summary>
    internal HostAddress First(int position) => _family == IPFamily.IPv4 ? HostAddress.FromIPv4(_first[position]) : HostAddress.FromIPv6(_first6[position]);

    /// <summary>Returns the highest address of a subnet that has any.</summary>
    internal HostAddress Last(int position) => _family == IPFamily.IPv4 ? HostAddress.FromIPv4(_last[position]) : HostAddress.FromIPv6(_last6[position]);

    /// <summary>Says whether a machine in the subnet can have an address.</summary>
    internal bool Holds(int position, HostAddress address)
    {
        bool isBetween = First(position) <= address && address <= Last(position);
        if (!isBetween || !_inParts.TryGetValue(position, out AddressRange[]? parts))
        {
            return isBetween;
        }

        // No lambda: it would cost an object at each call.
        foreach (AddressRange part in parts)
        {
            if (part.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether all addresses of a plain subnet are in the space of a VNet.</summary>
    internal bool IsFrom(int position, int vnet)
    {
        if (_vnet[position] == vnet || !_inParts.TryGetValue(position, out AddressRange[]? parts))
        {
            return _vnet[position] == vnet || _net.VNets[vnet].Owns(First(position));
        }

        foreach (AddressRange part in parts)
        {
            if (!_net.VNets[vnet].Owns(part.First))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns a subnet as one end of a pair.</summary>
    internal PairSubnet Get(int position) => new()
    {
        Index = _index[position],
        VNet = _vnet[position],
        Ranges = RangesOf(position),
        IsPlain = IsPlain(position),
    };

    /// <summary>Says whether the addresses of a subnet are all from the lowest to the highest.</summary>
    internal bool IsOneRange(int position) => HasRanges(position) && (_inParts.Count == 0 || !_inParts.ContainsKey(position));

    /// <summary>Returns the addresses of a subnet that are all from the lowest to the highest.</summary>
    internal AddressRange OnlyRangeOf(int position) => new(First(position), Last(position));

    /// <summary>Returns the addresses of a subnet.</summary>
    internal AddressRange[] RangesOf(int position) => !HasRanges(position) ? []
        : _inParts.TryGetValue(position, out AddressRange[]? parts) ? parts
        : [OnlyRangeOf(position)];

    private bool Read(SecurityGroups security, PlaceFinder places, SubnetIds ids)
    {
        Count = 0;
        _inParts.Clear();
        for (int v = 0; v < _net.VNets.Length; v++)
        {
            CompiledVNet vnet = _net.VNets[v];
            bool hasManaged = _net.ManagedAddresses(v).Count > 0;
            ReadOnlySpan<Subnet> records = vnet.VNet.Subnets.AsSpan();
            _hasUnread[v] = vnet.HasUnknownSpace;
            for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd; k++)
            {
                PositionOf[k] = -1;
                Subnet record = records[k - vnet.FirstSubnet];
                bool isFirst = ids.IsFirst(vnet, k);
                _hasUnread[v] |= record.AddressPrefixes.Count == 0;
                _traits[Count] = 0;
                if (!isFirst || !Place(record, hasManaged ? places.Subnet(k).Ranges : null))
                {
                    continue;
                }

                PositionOf[k] = Count;
                _index[Count] = k;
                _vnet[Count] = v;
                _traits[Count] |= TraitsOf(security, vnet, k);
                Count++;
            }

            _firstIn[v + 1] = Count;
        }

        return ids.AreInOrder || ids.IsByIndex;
    }

    /// <summary>Notes the addresses of a subnet in the family, none where it has none in either; false when it has some in the other family only.</summary>
    private bool Place(Subnet record, IReadOnlyList<AddressRange>? machines)
    {
        if (machines is null && record.AddressPrefixes.Count == 1)
        {
            AddressPrefix prefix = record.AddressPrefixes[0];
            return SubnetAddresses.Usable(prefix) is not { } usable || (usable.Family == _family && Note(usable.First, usable.Last));
        }

        machines ??= [.. record.AddressPrefixes.Select(SubnetAddresses.Usable).OfType<AddressRange>()];
        AddressRange[] mine = [.. machines.Where(range => range.Family == _family)];
        if (mine.Length > 1)
        {
            _inParts.Add(Count, mine);
        }

        return mine.Length > 0 ? Note(mine.Min(range => range.First), mine.Max(range => range.Last)) : machines.Count == 0;
    }

    private bool Note(HostAddress first, HostAddress last)
    {
        _traits[Count] |= Traits.HasRanges;
        if (_family == IPFamily.IPv4)
        {
            _first[Count] = (uint)first.Low;
            _last[Count] = (uint)last.Low;
        }
        else
        {
            _first6[Count] = first.Value;
            _last6[Count] = last.Value;
        }

        return true;
    }

    private Traits TraitsOf(SecurityGroups security, CompiledVNet vnet, int subnet)
    {
        Subnet record = vnet.VNet.Subnets[subnet - vnet.FirstSubnet];
        Traits traits = record.NetworkSecurityGroupId is null ? 0
            : !SpecialSubnets.TakesGroups(record.Name) ? Traits.HasGroup
            : Traits.HasGroup | Traits.IsUnderGroup;
        HostAddress first = First(Count);
        bool isAlike = (record.AddressPrefixes.Count == 1 && PlainSubnets.IsSurelyAlike(record.AddressPrefixes[0])) || first.IsPrivate == Last(Count).IsPrivate;

        // Security admin rules are about network groups, and a route table that the input does not hold may tag anything: both are left to a trace.
        bool lacksTable = record.RouteTableId is not null && _net.Subnets[subnet].RouteTable == CompiledSubnet.Unresolved;
        return traits
            | (first.IsPrivate ? Traits.IsPrivate : 0)
            | (record.ServiceEndpoints.Count > 0 ? Traits.HasServices : 0)
            | (!lacksTable && !_net.HasUnreadSwitches(vnet.Index) && isAlike && security.AdminSetOf(subnet) < 0 && PlainSubnets.Contains(vnet, record) ? Traits.IsPlain : 0);
    }
}
