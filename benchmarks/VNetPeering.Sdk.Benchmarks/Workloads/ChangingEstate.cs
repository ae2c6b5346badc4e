using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>
/// <see cref="AnchorEstate"/> with a route table for each subnet, an Azure Firewall in each hub, and for the first subnet of each spoke a security group of its
/// own, all alike; and the changes of it that people make. Hub-and-spoke estates look like this: written by one template, spoke by spoke.
/// </summary>
internal static class ChangingEstate
{
    internal static Topology Build(int hubs, int spokes)
    {
        Topology plain = AnchorEstate.Build(hubs, spokes, ownTables: true);
        var groups = new List<NetworkSecurityGroup>();
        var vnets = new List<VNet>();
        var firewalls = new List<AzureFirewall>();
        foreach (VNet vnet in plain.VNets)
        {
            if (vnet.Subnets[0].Name == SpecialSubnets.Firewall)
            {
                HostAddress first = vnet.Subnets[0].AddressPrefixes[0].First;
                firewalls.Add(new AzureFirewall
                {
                    Id = vnet.Id.Sibling(ResourceTypes.AzureFirewall, "firewall"),
                    SubnetId = vnet.Subnets[0].Id,
                    PrivateIPAddress = new HostAddress(first.Family, first.Value + 4),
                });
                vnets.Add(vnet);
                continue;
            }

            ResourceId group = vnet.Id.Sibling(ResourceTypes.NetworkSecurityGroup, $"{vnet.Name}-group");
            groups.Add(new NetworkSecurityGroup { Id = group, SecurityRules = [Rule("web", 100, SecurityRuleAccess.Allow, "10.0.0.0/8", "443"), Rule("rest", 4000, SecurityRuleAccess.Deny, "*", "*")] });
            vnets.Add(vnet with { Subnets = [vnet.Subnets[0] with { NetworkSecurityGroupId = group }, .. vnet.Subnets.Skip(1)] });
        }

        return plain with { VNets = [.. vnets], NetworkSecurityGroups = [.. groups], AzureFirewalls = [.. firewalls] };
    }

    /// <summary>Returns the changes: a name, and the changed estate.</summary>
    /// <param name="before">An estate.</param>
    /// <param name="spokes">Its number of spokes a hub.</param>
    internal static IEnumerable<(string Name, Topology After)> Changes(Topology before, int spokes)
    {
        int spokeAt = 7;
        VNet spoke = before.VNets[spokeAt];
        int hubAt = spokes;
        VNet hub = before.VNets[hubAt];
        Peering toHub = hub.Peerings.First(link => link.RemoteVNetId == before.VNets[(2 * spokes) + 1].Id);
        int groupAt = IndexOf(before.NetworkSecurityGroups, group => group.Id == spoke.Subnets[0].NetworkSecurityGroupId);
        int tableAt = IndexOf(before.RouteTables, table => table.Id == spoke.Subnets[1].RouteTableId);
        int hubTableAt = IndexOf(before.RouteTables, table => table.Id == hub.Subnets[0].RouteTableId);
        NetworkSecurityGroup changed = before.NetworkSecurityGroups[groupAt];
        yield return ("a rule of a spoke's security group", before with
        {
            NetworkSecurityGroups = With(before.NetworkSecurityGroups, groupAt, changed with { SecurityRules = [.. changed.SecurityRules, Rule("admin", 200, SecurityRuleAccess.Allow, "10.0.0.0/8", "22")] }),
        });
        yield return ("a route of a spoke's table", before with
        {
            RouteTables = With(before.RouteTables, tableAt, before.RouteTables[tableAt] with { Routes = before.RouteTables[tableAt].Routes.Add(Route("cut", "10.0.128.0/17", NextHopType.None)) }),
        });
        yield return ("the access flag of a spoke's link", before with
        {
            VNets = With(before.VNets, spokeAt, spoke with { Peerings = [spoke.Peerings[0] with { AllowVirtualNetworkAccess = false }] }),
        });
        yield return ("a spoke with both links", Added(before, hubAt));
        yield return ("a flag of a hub's link to another hub", before with
        {
            VNets = With(before.VNets, hubAt, hub with { Peerings = [.. hub.Peerings.Select(link => link == toHub ? link with { AllowForwardedTraffic = false } : link)] }),
        });
        yield return ("a route of a hub's table", before with
        {
            RouteTables = With(before.RouteTables, hubTableAt, before.RouteTables[hubTableAt] with { Routes = before.RouteTables[hubTableAt].Routes.Add(Route("cut", "10.0.128.0/18", NextHopType.None)) }),
        });
        yield return ("what a hub's firewall admits", before with
        {
            AzureFirewalls = With(before.AzureFirewalls, 0, before.AzureFirewalls[0] with { AdmittedFlows = [new AdmittedFlow { Protocol = Protocol.Tcp(443) }] }),
        });
    }

    private static Topology Added(Topology before, int hubAt)
    {
        VNet hub = before.VNets[hubAt];
        ResourceId id = hub.Id.Sibling(ResourceTypes.VNet, "spoke-new");
        ResourceId table = before.RouteTables.First(table => table.Id == before.VNets[0].Subnets[0].RouteTableId).Id;
        var spoke = new VNet
        {
            Id = id,
            Region = hub.Region,
            AddressSpace = [AddressPrefix.Parse("10.0.127.0/25")],
            Subnets = [new Subnet { Id = id.Child("subnets", "subnet-0"), AddressPrefixes = [AddressPrefix.Parse("10.0.127.0/27")], RouteTableId = table }],
            Peerings = [new Peering { Id = id.Child("virtualNetworkPeerings", "to-hub"), RemoteVNetId = hub.Id, AllowForwardedTraffic = true }],
        };
        return before with
        {
            VNets = With(before.VNets, hubAt, hub with { Peerings = hub.Peerings.Add(new Peering { Id = hub.Id.Child("virtualNetworkPeerings", "to-spoke-new"), RemoteVNetId = id }) }).Add(spoke),
        };
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> isIt) => Enumerable.Range(0, items.Count).First(i => isIt(items[i]));

    private static Collections.ValueList<T> With<T>(Collections.ValueList<T> items, int at, T item) => [.. items.Select((old, i) => i == at ? item : old)];

    private static UserDefinedRoute Route(string name, string prefix, NextHopType type) => new() { Name = name, Destination = RouteDestination.FromPrefix(AddressPrefix.Parse(prefix)), NextHopType = type };

    private static SecurityRule Rule(string name, int priority, SecurityRuleAccess access, string source, string ports) => new()
    {
        Name = name, Priority = priority, Direction = SecurityRuleDirection.Inbound, Access = access, Protocol = access == SecurityRuleAccess.Allow ? "Tcp" : "*",
        SourceAddressPrefix = source, SourcePortRange = "*", DestinationAddressPrefix = "*", DestinationPortRange = ports,
    };
}
