using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>Changes of <see cref="RegionalHubs"/> that take several waves, most of which no order makes without a downtime.</summary>
internal static class PlannedChanges
{
    /// <summary>Returns the changes: a name, the network that is there, and the one that is wanted.</summary>
    internal static IEnumerable<(string Name, Topology Before, Topology After)> Of(Topology estate)
    {
        int hubAt = IndexOf(estate.VNets, vnet => vnet.Name == "hub0");
        int spokeAt = IndexOf(estate.VNets, vnet => vnet.Name == "spoke7");
        VNet hub = estate.VNets[hubAt];
        VNet spoke = estate.VNets[spokeAt];
        int linkAt = IndexOf(hub.Peerings, link => link.RemoteVNetId == spoke.Id);

        Topology without = Put(Put(estate, hubAt, hub with { Peerings = [.. hub.Peerings.Where((_, i) => i != linkAt)] }), spokeAt, null);
        yield return ("one more spoke", without, estate);

        // What is left when somebody deletes the spoke's link.
        Topology broken = Put(Put(estate, spokeAt, spoke with { Peerings = [] }), hubAt, hub with { Peerings = With(hub.Peerings, linkAt, hub.Peerings[linkAt] with { State = PeeringState.Disconnected }) });
        Topology whole = Put(estate, hubAt, hub with { Peerings = With(hub.Peerings, linkAt, hub.Peerings[linkAt] with { State = PeeringState.Connected }) });
        yield return ("a Disconnected peering made again", broken, whole);

        yield return ("a link of the hub gets another name", estate, Put(estate, hubAt, hub with { Peerings = With(hub.Peerings, linkAt, Renamed(hub.Peerings[linkAt])) }));

        yield return ("the hub's shared subnet moves to another prefix", estate, Put(estate, hubAt, hub with
        {
            AddressSpace = hub.AddressSpace.Add(AddressPrefix.Parse("172.16.0.0/24")),
            Subnets = [.. hub.Subnets.Select(subnet => subnet.Name == "shared" ? subnet with { AddressPrefixes = [AddressPrefix.Parse("172.16.0.0/24")] } : subnet)],
        }));

        yield return ("the hub's gateway is replaced", estate, estate with
        {
            Gateways = [.. estate.Gateways.Select(gateway => gateway.Name == "gateway0" ? gateway with { Id = Again(gateway.Id) } : gateway)],
            Connections = [.. estate.Connections.Select(connection => connection.GatewayId?.Name == "gateway0" ? connection with { GatewayId = Again(connection.GatewayId) } : connection)],
        });

        yield return ("every link of the hub gets another name", estate, Put(estate, hubAt, hub with { Peerings = [.. hub.Peerings.Select(Renamed)] }));
    }

    private static ResourceId Again(ResourceId id) => id.Sibling(ResourceTypes.Gateway, $"{id.Name}-again");

    private static Peering Renamed(Peering link) => link with { Id = link.Id.Parent!.Child("virtualNetworkPeerings", $"{link.Name}-again") };

    private static Topology Put(Topology topology, int at, VNet? vnet) => topology with { VNets = [.. topology.VNets.Select((old, i) => i == at ? vnet : old).OfType<VNet>()] };

    private static ValueList<T> With<T>(ValueList<T> items, int at, T item) => [.. items.Select((old, i) => i == at ? item : old)];

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> isIt) => Enumerable.Range(0, items.Count).First(i => isIt(items[i]));
}
