using System.Buffers;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>Tells what the texts of a design name: its VNets, their addresses, its other resources. Not thread-safe.</summary>
internal sealed class DesignNames
{
    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("0123456789abcdefABCDEF.:/");

    private readonly Dictionary<string, int> _vnets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _items = new(StringComparer.OrdinalIgnoreCase);
    private readonly ValueList<AddressPrefix>[] _spaces;
    private readonly HashSet<AddressPrefix> _outside = [.. PrivateSpace.Prefixes];
    private readonly HashSet<int> _odd = [];

    /// <param name="vnets">The VNets.</param>
    /// <param name="items">The keys of all other resources.</param>
    internal DesignNames(IReadOnlyList<VNet> vnets, IEnumerable<string> items)
    {
        _spaces = [.. vnets.Select(vnet => vnet.AddressSpace)];
        Homes = new AddressHomes(vnets);
        for (int v = 0; v < vnets.Count; v++)
        {
            if (!_vnets.TryAdd(vnets[v].Id.ToString(), v))
            {
                _odd.Add(v);
                _odd.Add(_vnets[vnets[v].Id.ToString()]);
            }
        }

        int index = 0;
        foreach (string item in items)
        {
            _items.TryAdd(item, index++);
        }
    }

    internal AddressHomes Homes { get; }

    /// <summary>Returns the index of a VNet; -1 where the design has none of that id.</summary>
    internal int Find(ResourceId vnet) => _vnets.GetValueOrDefault(vnet.ToString(), -1);

    /// <summary>Returns the index of another resource; -1 where the design has none of that key.</summary>
    internal int FindItem(string key) => _items.GetValueOrDefault(key, -1);

    /// <summary>Says whether a VNet cannot be spoken for by another one, whatever the rest of the design is.</summary>
    internal bool IsOdd(int vnet) => _odd.Contains(vnet) || !Homes.IsAlone(vnet);

    /// <summary>Says what a text names.</summary>
    internal Reference Of(string text) => Read(text) with { Text = text.ToUpperInvariant() };

    /// <summary>Returns the prefixes around a prefix that the design or the platform tells from the rest, from wide to narrow.</summary>
    internal string PrefixesAround(AddressPrefix prefix) => string.Join(
        ' ',
        Enumerable.Range(0, prefix.Length).Select(length => AddressPrefix.Containing(prefix.First, length)).Where(_outside.Contains));

    /// <summary>Adds prefixes that are told apart by what is no part of the design.</summary>
    internal void AddOutside(IEnumerable<AddressPrefix> prefixes)
    {
        foreach (AddressPrefix prefix in prefixes)
        {
            Note(prefix);
        }
    }

    private Reference Read(string text)
    {
        if (text.StartsWith('/'))
        {
            return ReadId(text);
        }

        if (AddressPrefix.TryParse(text, out AddressPrefix prefix))
        {
            return Homes.TryFind(prefix, out int vnet, out int part) ? new Reference(ReferenceKind.Address, vnet, TailOf(prefix, vnet, part), text) : Outside(prefix);
        }

        if (HostAddress.TryParse(text, out HostAddress address))
        {
            return Homes.TryFind(address.ToPrefix(), out int vnet, out int part) ? new Reference(ReferenceKind.Address, vnet, $"{TailOf(address.ToPrefix(), vnet, part)} host", text) : default;
        }

        ReadParts(text);
        return default;
    }

    private Reference Outside(AddressPrefix prefix)
    {
        Note(prefix);
        return default;
    }

    private Reference ReadId(string text)
    {
        const string Marker = "/virtualNetworks/";
        int at = text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            int end = text.IndexOf('/', at + Marker.Length);
            string id = end < 0 ? text : text[..end];
            if (_vnets.TryGetValue(id, out int vnet))
            {
                return new Reference(ReferenceKind.VNet, vnet, text[id.Length..].ToUpperInvariant(), text);
            }
        }

        // The id of a part ends in type and name of the part.
        for (string id = text; id.Length > 0;)
        {
            if (_items.TryGetValue(id, out int item))
            {
                return new Reference(ReferenceKind.Item, item, text[id.Length..].ToUpperInvariant(), text);
            }

            int name = id.LastIndexOf('/');
            int type = name > 0 ? id.LastIndexOf('/', name - 1) : -1;
            id = type > 0 ? id[..type] : string.Empty;
        }

        return default;
    }

    /// <summary>Where in the space of its VNet a prefix lies; the whole of it has no tail.</summary>
    private string TailOf(AddressPrefix prefix, int vnet, int part)
    {
        AddressPrefix home = _spaces[vnet][part];
        return home == prefix && _spaces[vnet].Count == 1 ? string.Empty : $"{part}+{prefix.First.Value - home.First.Value}/{prefix.Length - home.Length}";
    }

    /// <summary>Addresses inside other words: whoever has them cannot be spoken for by another VNet.</summary>
    private void ReadParts(string text)
    {
        if (text.AsSpan().IndexOfAny('.', ':') < 0)
        {
            return;
        }

        HostAddress? last = null;
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAnyExcept(OfAddresses);
            length = length < 0 ? text.Length - start : length;
            if (length > 0 && Meant(text.Substring(start, length)) is { } prefix)
            {
                Note(prefix);
                if (last is { } first && start > 0 && text[start - 1] == '-' && first.Family == prefix.Family && first < prefix.First)
                {
                    foreach (AddressPrefix between in new AddressRange(first, prefix.Last).ToPrefixes())
                    {
                        Note(between);
                        MarkInside(between);
                    }
                }

                last = prefix.First;
            }

            start += Math.Max(length, 1);
        }
    }

    private void Note(AddressPrefix prefix)
    {
        if (Homes.TryFind(prefix, out int vnet, out _))
        {
            _odd.Add(vnet);
        }
        else
        {
            _outside.Add(prefix);
        }
    }

    private void MarkInside(AddressPrefix prefix)
    {
        for (int v = 0; v < _spaces.Length; v++)
        {
            if (_spaces[v].Any(prefix.Contains))
            {
                _odd.Add(v);
            }
        }
    }

    private static AddressPrefix? Meant(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return AddressPrefix.TryParse(text, out AddressPrefix prefix) ? prefix
            : HostAddress.TryParse(slash < 0 ? text : text[..slash], out HostAddress address)
                ? slash >= 0 && int.TryParse(text.AsSpan(slash + 1), out int length) && length >= 0 && length <= address.BitCount ? AddressPrefix.Containing(address, length) : address.ToPrefix()
            : null;
    }
}
