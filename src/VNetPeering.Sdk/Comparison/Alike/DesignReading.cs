using System.Buffers;
using System.Globalization;
using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>
/// A design as its JSON, every text of which is read for what it names. Whoever reads the file reads every property there is, those included that are added to the
/// model later. Not thread-safe.
/// </summary>
internal sealed class DesignReading
{
    // Wishes, and where things were written: no packet hangs on them.
    private static readonly HashSet<string> NoConfiguration = ["name", "vnets", "accessIntents", "inspectionIntents", "sources"];
    private static readonly HashSet<string> WithoutMeaning = ["name", "description", "because"];

    private readonly DesignValueReader _reader;
    private readonly DesignItem[] _items;

    internal DesignReading(Topology topology)
    {
        _reader = new DesignValueReader();
        Topology = topology;
        (VNets, _items) = Parse(topology);
        Names = new DesignNames(topology.VNets, _items.Select(item => item.Key));
        TimesNamed = new int[VNets.Length];
        ItemsOfVNets = [.. VNets.Select(ItemsOf)];
        for (int i = 0; i < _items.Length; i++)
        {
            Resolve(i);
        }
    }

    private DesignReading(Topology topology, DesignReading other)
    {
        _reader = other._reader;
        Topology = topology;
        Names = other.Names;
        VNets = [.. other.VNets];
        _items = [.. other._items];
        TimesNamed = [.. other.TimesNamed];
        ItemsOfVNets = [.. other.ItemsOfVNets];
        Topology differing = TopologyLists.With(topology with { UnreadValues = [] }, new DifferingResources(topology, other.Topology));
        (DesignValue[] vnets, DesignItem[] items) = Parse(differing);
        for (int i = 0; i < vnets.Length; i++)
        {
            int at = Names.Find(differing.VNets[i].Id);
            VNets[at] = vnets[i];
            ItemsOfVNets[at] = ItemsOf(vnets[i]);
        }

        foreach (DesignItem item in items)
        {
            int at = Names.FindItem(item.Key);
            foreach (int vnet in _items[at].Namings)
            {
                TimesNamed[vnet]--;
            }

            _items[at] = item;
            Resolve(at);
        }
    }

    internal Topology Topology { get; }

    internal DesignNames Names { get; }

    internal DesignValue[] VNets { get; }

    internal IReadOnlyList<DesignItem> Items => _items;

    /// <summary>Gets the resources that each VNet names.</summary>
    internal List<int>[] ItemsOfVNets { get; }

    /// <summary>Gets how often resources that are no VNets name each VNet.</summary>
    internal int[] TimesNamed { get; }

    /// <summary>Reads a design that differs from this one: where both have the same resources, only those are read that differ.</summary>
    internal DesignReading Read(Topology topology)
    {
        var same = new SameKeys(Topology, topology);
        TopologyLists.With(topology, same);
        return same.AreSame && Topology.UnreadValues.Equals(topology.UnreadValues) && Topology.VNets.Zip(topology.VNets).All(pair => pair.First.AddressSpace.Equals(pair.Second.AddressSpace))
            ? new DesignReading(topology, this)
            : new DesignReading(topology);
    }

    /// <summary>Says whether the text of a property is a name, which means nothing to packets.</summary>
    internal static bool IsName(string property) => WithoutMeaning.Contains(property);

    private (DesignValue[] VNets, DesignItem[] Items) Parse(Topology topology)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            TopologyFormat.Topology.Write(writer, topology with { AccessIntents = [], InspectionIntents = [], Sources = SourceMap.Empty });
        }

        DesignValue design = _reader.Read(buffer.WrittenSpan);
        var items = new List<DesignItem>();
        foreach (DesignValue list in design.Items.Where(list => !NoConfiguration.Contains(list.Name)))
        {
            foreach (DesignValue item in list.Items)
            {
                string key = item.Find("id")?.Text ?? $"{list.Name}/{item.Find("name")?.Text ?? items.Count.ToString(CultureInfo.InvariantCulture)}";
                items.Add(new DesignItem(list.Name, key, item));
            }
        }

        return (design.Find("vnets")?.Items ?? [], [.. items]);
    }

    private List<int> ItemsOf(DesignValue vnet)
    {
        var items = new SortedSet<int>();
        vnet.Resolve(Names.Of, reference =>
        {
            if (reference.Kind == ReferenceKind.Item)
            {
                items.Add(reference.Index);
            }
        });
        return [.. items];
    }

    private void Resolve(int index)
    {
        DesignItem item = _items[index];
        item.Value.Resolve(Names.Of, reference =>
        {
            if (reference.VNet >= 0)
            {
                item.Namings.Add(reference.VNet);
                TimesNamed[reference.VNet]++;
            }
            else if (reference.Kind == ReferenceKind.Item && reference.Index != index)
            {
                item.Items.Add(reference.Index);
            }
        });
        item.VNets.UnionWith(item.Namings);
    }

    /// <summary>Looks whether two designs have the same resources in the same order, each once.</summary>
    private sealed class SameKeys(Topology one, Topology other) : TopologyLists.IChanger
    {
        internal bool AreSame { get; private set; } = true;

        public ValueList<T> Of<T>(Func<Topology, ValueList<T>> list, Func<T, object> key)
        {
            if (!AreSame || ReferenceEquals(list(one), list(other)))
            {
                AreSame = AreSame && list(one).DistinctBy(key).Count() == list(one).Count;
                return list(other);
            }

            AreSame = list(one).Count == list(other).Count
                && list(one).Zip(list(other)).All(pair => key(pair.First).Equals(key(pair.Second)))
                && list(one).DistinctBy(key).Count() == list(one).Count;
            return list(other);
        }
    }
}
