using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Every appliance address that a route table of some subnet leads to.</summary>
internal sealed class ApplianceHops
{
    private readonly ResourceIndex<ApplianceHop> _byVNet;

    public ApplianceHops(ValidationContext context)
    {
        All = [.. Collect(context)];
        _byVNet = new ResourceIndex<ApplianceHop>(All, hop => hop.VNet.Id);
    }

    /// <summary>Gets one item for each table, VNet and address, in the order of the tables.</summary>
    public IReadOnlyList<ApplianceHop> All { get; }

    /// <summary>Returns those that packets of a VNet are led to.</summary>
    public IReadOnlyList<ApplianceHop> From(ResourceId vnet) => _byVNet.Of(vnet);

    private static IEnumerable<ApplianceHop> Collect(ValidationContext context)
    {
        ILookup<ResourceId?, VirtualHub> hubs = context.Topology.VirtualHubs
            .SelectMany(hub => hub.Connections.Select(connection => (connection.RemoteVNetId, Hub: hub)))
            .ToLookup(item => item.RemoteVNetId, item => item.Hub);
        foreach (RouteTable table in context.Topology.RouteTables.Where(table => ReferenceEquals(context.RouteTables.Find(table.Id), table)))
        {
            IGrouping<HostAddress, UserDefinedRoute>[] appliances =
            [
                .. table.Routes
                    .Where(route => route.NextHopType == NextHopType.VirtualAppliance && route.NextHop.Address is not null)
                    .GroupBy(route => route.NextHop.Address!.Value),
            ];
            foreach (var users in context.RouteTables.SubnetsOf(table.Id).GroupBy(user => user.VNet.Id))
            {
                VNet vnet = users.First().VNet;
                Subnet[] subnets = [.. users.Select(user => user.Subnet)];
                VirtualHub[] own = [.. hubs[vnet.Id]];
                foreach (IGrouping<HostAddress, UserDefinedRoute> appliance in appliances)
                {
                    yield return new ApplianceHop
                    {
                        Table = table,
                        Routes = [.. appliance],
                        Address = appliance.Key,
                        VNet = vnet,
                        Subnets = subnets,
                        Place = NextHopPlace.Find(context, vnet, own, appliance.Key),
                    };
                }
            }
        }
    }
}
