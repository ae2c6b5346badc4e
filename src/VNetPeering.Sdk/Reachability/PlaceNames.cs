using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The places of a network by their last name and their last two names. They hold for every network with the same ids. Built once and never changed; thread-safe.</summary>
internal sealed class PlaceNames
{
    private readonly CompiledTopology _net;
    private readonly FlowEndFactory _factory;
    private readonly Dictionary<ResourceName, List<(PlaceKind Kind, int Index)>> _byLastName = [];
    private readonly Dictionary<(ResourceName Parent, ResourceName Name), List<(PlaceKind Kind, int Index)>> _byLastTwoNames = [];

    internal PlaceNames(RoutingTables tables)
    {
        _net = tables.Net;
        _factory = new FlowEndFactory(tables);
        Topology topology = _net.Topology;
        for (int i = 0; i < _net.Subnets.Length; i++)
        {
            Name(_net.Subnets[i].Subnet.Name, PlaceKind.Subnet, i);
        }

        for (int i = 0; i < topology.NetworkInterfaces.Count; i++)
        {
            Name(topology.NetworkInterfaces[i].Name, PlaceKind.NetworkInterface, i);
        }

        for (int i = 0; i < topology.VirtualMachines.Count; i++)
        {
            Name(topology.VirtualMachines[i].Name, PlaceKind.VirtualMachine, i);
        }

        for (int i = 0; i < topology.Gateways.Count; i++)
        {
            if (topology.Gateways[i].ClientAddressPools.Count > 0)
            {
                Name(topology.Gateways[i].Name, PlaceKind.ClientPool, i);
            }
        }

        IReadOnlyList<ResourceName> sites = _factory.SiteNames;
        for (int i = 0; i < sites.Count; i++)
        {
            Name(sites[i], PlaceKind.Site, i);
        }
    }

    /// <summary>Gets all places, by name.</summary>
    internal IEnumerable<(PlaceKind Kind, int Index)> All => _byLastName.OrderBy(entry => entry.Key).SelectMany(entry => entry.Value);

    /// <summary>Returns the places whose last name is the given one.</summary>
    internal IReadOnlyList<(PlaceKind Kind, int Index)> With(ResourceName name) => _byLastName.GetValueOrDefault(name) ?? [];

    /// <summary>Returns the places whose last two names are the given ones.</summary>
    internal IReadOnlyList<(PlaceKind Kind, int Index)> With((ResourceName Parent, ResourceName Name) names) => _byLastTwoNames.GetValueOrDefault(names) ?? [];

    internal static (ResourceName Parent, ResourceName Name) ParentAndName(ResourceId id) => (id.Parent?.Name ?? id.ResourceGroup, id.Name);

    /// <summary>Returns the id of a place; null for a declared site, which is no resource.</summary>
    internal ResourceId? IdOf((PlaceKind Kind, int Index) candidate) => candidate.Kind switch
    {
        PlaceKind.Subnet => _net.Subnets[candidate.Index].Subnet.Id,
        PlaceKind.NetworkInterface => _net.Topology.NetworkInterfaces[candidate.Index].Id,
        PlaceKind.VirtualMachine => _net.Topology.VirtualMachines[candidate.Index].Id,
        PlaceKind.ClientPool => _net.Topology.Gateways[candidate.Index].Id,
        PlaceKind.Site => _factory.SiteIds[candidate.Index],
        _ => throw new InvalidOperationException($"A {candidate.Kind} has no index."),
    };

    private static List<(PlaceKind Kind, int Index)> ListAt<TKey>(Dictionary<TKey, List<(PlaceKind Kind, int Index)>> index, TKey key)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<(PlaceKind Kind, int Index)>? list))
        {
            index[key] = list = [];
        }

        return list;
    }

    private void Name(ResourceName name, PlaceKind kind, int index)
    {
        if (IdOf((kind, index)) is { } id)
        {
            // Many VNets have a subnet of one name; the parent tells them apart, so that no list here grows long.
            List<(PlaceKind Kind, int Index)> siblings = ListAt(_byLastTwoNames, ParentAndName(id));

            // Of records with one id the first one counts, as everywhere.
            if (siblings.Exists(known => known.Kind == kind && IdOf(known) == id))
            {
                return;
            }

            siblings.Add((kind, index));
        }

        ListAt(_byLastName, name).Add((kind, index));
    }
}
