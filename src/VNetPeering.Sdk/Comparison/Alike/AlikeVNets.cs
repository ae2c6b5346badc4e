using System.Text;
using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>
/// Describes each VNet of a design that may be exchanged with another one: what it is, what belongs to it, and in which ways everything else names it. Equal
/// descriptions mean that to exchange both VNets leaves the design as it is, so that packets fare alike. Not thread-safe.
/// </summary>
internal sealed class AlikeVNets
{
    // What else belongs to a VNet makes a place of its own, or sends packets elsewhere.
    private static readonly HashSet<string> Exchangeable =
    [
        "routeTables", "networkSecurityGroups", "natGateways", "publicIPAddresses", "networkInterfaces", "virtualMachines", "applicationSecurityGroups", "privateEndpoints", "loadBalancers",
    ];

    private const int None = -1;
    private const int Several = -2;

    private readonly DesignReading _reading;
    private readonly bool[] _isCandidate;
    private readonly IReadOnlySet<string>? _changed;
    private readonly AlikeText _texts;
    private readonly List<int>?[] _ownItems;
    private readonly List<string>?[] _namings;
    private readonly bool[] _hasInnerNamings;

    /// <param name="reading">The design.</param>
    /// <param name="isCandidate">Which VNets may be exchanged.</param>
    /// <param name="changed">The resources, with their holders, whose change makes a VNet like no other; null for none.</param>
    internal AlikeVNets(DesignReading reading, bool[] isCandidate, IReadOnlySet<string>? changed)
    {
        _reading = reading;
        _isCandidate = isCandidate;
        _changed = changed;
        ItemOwners owners = Owners = new ItemOwners(reading, isCandidate);
        _texts = new AlikeText(reading, owners);
        _ownItems = new List<int>?[isCandidate.Length];
        _namings = new List<string>?[isCandidate.Length];
        _hasInnerNamings = new bool[isCandidate.Length];
        for (int i = 0; i < reading.Items.Count; i++)
        {
            DesignItem item = reading.Items[i];
            if (owners.OwnerOf(i) is >= 0 and int owner)
            {
                (_ownItems[owner] ??= []).Add(i);
                isCandidate[owner] &= Exchangeable.Contains(item.List) && changed?.Contains(item.Key) is not true;
            }
            else if (item.VNets.Any(vnet => isCandidate[vnet]))
            {
                CollectNamings(item.Value, item.Key, item.Key, self: -1);
            }
        }

        for (int v = 0; v < isCandidate.Length; v++)
        {
            CollectNamings(reading.VNets[v], reading.Topology.VNets[v].Id.ToString(), reading.Topology.VNets[v].Id.ToString(), v);
        }

        for (int v = 0; v < isCandidate.Length; v++)
        {
            if (isCandidate[v])
            {
                NumberItems(v);
            }
        }
    }

    /// <summary>Gets whose the resources are.</summary>
    internal ItemOwners Owners { get; }

    /// <summary>Says whether a VNet holds nothing but subnets of which none matters to another one, so that each subnet can be exchanged by itself.</summary>
    internal bool IsBare(int vnet)
    {
        VNet record = _reading.Topology.VNets[vnet];
        return !_hasInnerNamings[vnet]
            && (_ownItems[vnet] ?? []).TrueForAll(item => AlikeText.IsByContent(_reading.Items[item]) && !NamesParts(_reading.Items[item].Value, vnet))
            && record.Peerings.All(link => link.LocalSubnetNames.Count == 0 && link.RemoteSubnetNames.Count == 0)
            && record.Subnets.All(subnet => subnet.AddressPrefixes.Count > 0 && subnet.AddressPrefixes.All(prefix => record.AddressSpace.Any(space => space.Contains(prefix))))
            && !Overlap([.. record.Subnets.SelectMany(subnet => subnet.AddressPrefixes).Order()]);
    }

    /// <summary>Describes a VNet.</summary>
    /// <param name="vnet">The VNet.</param>
    /// <param name="asBare">Whether its subnets are left out.</param>
    internal string Describe(int vnet, bool asBare)
    {
        var text = new StringBuilder();
        VNet record = _reading.Topology.VNets[vnet];
        foreach (AddressPrefix prefix in record.AddressSpace)
        {
            text.Append(prefix.Family == IPFamily.IPv4 ? '4' : '6').Append('/').Append(prefix.Length).Append(" in ").Append(_reading.Names.PrefixesAround(prefix)).Append('\n');
        }

        foreach (DesignValue property in _reading.VNets[vnet].Items)
        {
            if (property.Name != "id" && !(asBare && property.Name == "subnets"))
            {
                text.Append(property.Name).Append(':');
                _texts.Write(text, property, vnet, isAnonymous: false);
                text.Append('\n');
            }
        }

        foreach (string naming in (_namings[vnet] ?? []).Order(StringComparer.Ordinal))
        {
            text.Append(naming).Append('\n');
        }

        if (!asBare)
        {
            foreach (int item in NumberedOf(vnet))
            {
                text.Append('#').Append(_reading.Items[item].List).Append(' ');
                _texts.Write(text, _reading.Items[item].Value, vnet, isAnonymous: true);
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Describes a subnet of a bare VNet: all but where it lies and how large it is.</summary>
    internal string DescribeSubnet(int vnet, int subnet)
    {
        var text = new StringBuilder();
        foreach (AddressPrefix prefix in _reading.Topology.VNets[vnet].Subnets[subnet].AddressPrefixes)
        {
            text.Append(prefix.Family).Append(SubnetAddresses.Usable(prefix) is null ? "- " : "+ ");
        }

        foreach (DesignValue property in _reading.VNets[vnet].Find("subnets")!.Items[subnet].Items)
        {
            if (property.Name is not ("id" or "addressPrefixes" or "ipConfigurationIds"))
            {
                text.Append(property.Name).Append(':');
                _texts.Write(text, property, vnet, isAnonymous: false);
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Returns the resources of a VNet that have a number, in its order.</summary>
    internal IEnumerable<int> NumberedOf(int vnet) => (_ownItems[vnet] ?? []).Where(item => !AlikeText.IsByContent(_reading.Items[item]));

    private static bool Overlap(AddressPrefix[] ascending) => Enumerable.Range(1, Math.Max(0, ascending.Length - 1)).Any(i => ascending[i].Overlaps(ascending[i - 1]));

    /// <summary>Numbers the resources that are told apart, in the order of what they say. Where two say the same, either order describes the VNet.</summary>
    private void NumberItems(int vnet)
    {
        (int Item, string Text)[] items = [.. NumberedOf(vnet).Select(item => (Item: item, Text: Of(item))).OrderBy(item => item.Text, StringComparer.Ordinal).ThenBy(item => item.Item)];
        for (int number = 0; number < items.Length; number++)
        {
            _texts.Number(items[number].Item, number);
        }

        if (items.Length > 0)
        {
            _ownItems[vnet] = [.. _ownItems[vnet]!.Except(items.Select(item => item.Item)), .. items.Select(item => item.Item)];
        }

        string Of(int item)
        {
            var text = new StringBuilder(_reading.Items[item].List);
            _texts.Write(text, _reading.Items[item].Value, vnet, isAnonymous: true);
            return text.ToString();
        }
    }

    private static bool NamesParts(DesignValue value, int vnet) => (value.Names.IsInner && value.Names.VNet == vnet) || Array.Exists(value.Items, item => NamesParts(item, vnet));

    /// <summary>Notes how a resource that stays names VNets that may be exchanged: each object or text of a list that names one of them, by where it stands.</summary>
    private void CollectNamings(DesignValue value, string path, string key, int self)
    {
        if (value.Kind == JsonValueKind.Array)
        {
            CollectFromList(value, path, key, self);
            return;
        }

        foreach (DesignValue property in value.Items)
        {
            int named = Named(property, self);
            if (named != None && (property.Kind == JsonValueKind.Array || named == Several))
            {
                CollectNamings(property, $"{path}.{property.Name}", $"{key}/{property.Name}", self);
            }
            else if (named != None)
            {
                // It would have to be told together with all else that the object names.
                _isCandidate[named] = false;
            }
        }
    }

    private void CollectFromList(DesignValue list, string path, string key, int self)
    {
        bool areAnonymous = AlikeText.AreNamesUnique(list);
        for (int i = 0; i < list.Items.Length; i++)
        {
            DesignValue item = list.Items[i];
            int named = Named(item, self);
            string itemKey = item.Find("id")?.Text ?? (item.Find("name") is { } name ? $"{key}/{name.Text}" : key);
            if (named >= 0)
            {
                _isCandidate[named] &= itemKey == key || _changed?.Contains(itemKey) is not true;
                _hasInnerNamings[named] |= NamesParts(item, named);
                var text = new StringBuilder(path).Append(' ');
                _texts.Write(text, item, named, areAnonymous);
                (_namings[named] ??= []).Add(text.ToString());
            }
            else if (named == Several)
            {
                CollectNamings(item, $"{path}[{i}]", itemKey, self);
            }
        }
    }

    /// <summary>The only VNet that may be exchanged and is named in a value; none, or several.</summary>
    private int Named(DesignValue value, int self)
    {
        int own = value.Names.VNet;
        int named = own >= 0 && own != self && _isCandidate[own] ? own : None;
        for (int i = 0; i < value.Items.Length && named != Several; i++)
        {
            int other = Named(value.Items[i], self);
            named = named == None ? other : other == None || other == named ? named : Several;
        }

        return named;
    }
}
