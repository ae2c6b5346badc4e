using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary><see cref="RegionalHubs"/> with a virtual appliance in each hub, through which the data subnets of its spokes send what is private; and what can fail there.</summary>
internal static class FailingHubs
{
    internal static Topology Build(int spokes)
    {
        Topology estate = RegionalHubs.Build(spokes);
        var nics = new List<NetworkInterface>();
        var tables = new List<RouteTable>();
        var tableOf = new Dictionary<ResourceId, ResourceId>();
        foreach (VNet hub in estate.VNets.Where(vnet => vnet.Name.Value.StartsWith("hub", StringComparison.Ordinal)))
        {
            Subnet shared = hub.Subnets.First(subnet => subnet.Name == "shared");
            HostAddress address = new(IPFamily.IPv4, shared.AddressPrefixes[0].First.Value + 4);
            nics.Add(new NetworkInterface
            {
                Id = hub.Id.Sibling(ResourceTypes.NetworkInterface, $"nva-{hub.Name}"),
                EnableIPForwarding = true,
                IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = shared.Id, PrivateIPAddress = address }],
            });
            var table = new RouteTable
            {
                Id = hub.Id.Sibling(ResourceTypes.RouteTable, $"via-nva-{hub.Name}"),
                Routes = [new UserDefinedRoute { Name = "private", Destination = RouteDestination.FromPrefix(AddressPrefix.Parse("10.0.0.0/8")), NextHopType = NextHopType.VirtualAppliance, NextHop = address }],
            };
            tables.Add(table);
            tableOf.Add(hub.Id, table.Id);
        }

        return estate with
        {
            NetworkInterfaces = [.. estate.NetworkInterfaces, .. nics],
            RouteTables = [.. estate.RouteTables, .. tables],
            VNets =
            [
                .. estate.VNets.Select(vnet => vnet.Peerings.Count > 0 && tableOf.TryGetValue(vnet.Peerings[0].RemoteVNetId, out ResourceId? table)
                    ? vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet.Name == "data" ? subnet with { RouteTableId = table } : subnet)] }
                    : vnet),
            ],
        };
    }

    /// <summary>Returns one failure of each kind that the estate knows, all at the first hub.</summary>
    internal static IEnumerable<Failure> Failures(Topology estate) =>
        from name in new[] { "gateway:gateway0", "instance:gateway0#1", "connection:gateway0-to-hq", "device:gateway0-to-hq", "site:hq", "appliance:nva-hub0", "firewall:firewall0", "peering:hub0/hub0-to-spoke7", "vnet:spoke7", "vnet:hub0", "region:region0" }
        select estate.FindFailure(name);
}
