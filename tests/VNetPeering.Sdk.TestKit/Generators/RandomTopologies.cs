using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Random designs that Azure would mostly accept: hubs and spokes with every kind of route, gateway and appliance, and the faults that networks really have.</summary>
public static class RandomTopologies
{
    /// <summary>Returns the design of a seed. The same seed and size always give the same design.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology Next(int seed, int size) => Next(seed, size, withBgp: false);

    /// <summary>Returns a design with Route Servers, autonomous system numbers, shared circuits and sites, and chains and rings of connections. The same seed and size always give the same design.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology NextWithBgp(int seed, int size) => Next(seed, size, withBgp: true);

    /// <summary>Returns a design of <see cref="Next(int, int)"/> with security groups on subnets and interfaces, with rules of every kind, and more cleared access flags; every third one has security admin rules. The same seed and size always give the same design.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7; below 4 nearly everything has a group.</param>
    public static Topology NextWithSecurity(int seed, int size) => Secure(seed, size, Next(seed, size));

    /// <summary>Returns a design of <see cref="NextWithBgp"/> with the same.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7; below 4 nearly everything has a group.</param>
    public static Topology NextWithBgpAndSecurity(int seed, int size) => Secure(seed, size, NextWithBgp(seed, size));

    /// <summary>Returns a design of <see cref="NextWithBgp"/> whose gateways are joined by site-to-site connections to each other in place of VNet-to-VNet ones. The same seed and size always give the same design.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology NextAcrossSites(int seed, int size) => new AcrossSites(new SeededRandom(unchecked((seed * 32) + size)), NextWithBgp(seed, size)).Turn();

    /// <summary>Returns a design of <see cref="Next(int, int)"/>, every second one of <see cref="NextWithSecurity"/>, whose firewalls have rules and whose appliances let some flows through and translate sources. The same seed and size always give the same design.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology NextWithAdmission(int seed, int size) =>
        new RandomAdmission(new SeededRandom(unchecked((seed * 64) + size)), seed % 2 == 0 ? Next(seed, size) : NextWithSecurity(seed, size)).Dress();

    /// <summary>
    /// Returns a design of <see cref="NextWithAdmission"/> in which the first VNet has an appliance that translates sources, and its subnet <c>web</c> sends everything
    /// else than to its own VNet there; most other appliances translate as well. The same seed and size always give the same design.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology NextWithTranslation(int seed, int size) =>
        new RandomTranslation(new SeededRandom(unchecked((seed * 128) + size)), NextWithAdmission(seed, size)).Dress();

    /// <summary>
    /// Returns a design of <see cref="NextWithAdmission"/> with ways in from the Internet and out: public addresses of machines, load balancers, firewalls that publish.
    /// The first VNet has a firewall that publishes port 443 of the host .8 of its subnet <c>web</c>. The same seed and size always give the same design.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology NextWithEntrances(int seed, int size) =>
        new RandomEntrances(new SeededRandom(unchecked((seed * 256) + size)), NextWithAdmission(seed, size)).Dress();

    /// <summary>Returns a design of <see cref="Next(int, int)"/>, <see cref="NextWithBgp"/> or <see cref="NextWithSecurity"/> in which VNets are classic that can be. The same seed and size always give the same design.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">How many VNets the design has, 2 to 7.</param>
    public static Topology NextWithClassic(int seed, int size) =>
        new RandomClassic(new SeededRandom(unchecked((seed * 512) + size)), (seed % 3) switch { 0 => NextWithBgp(seed, size), 1 => Next(seed, size), _ => NextWithSecurity(seed, size) }).Dress();

    private static Topology Secure(int seed, int size, Topology topology)
    {
        var random = new SeededRandom(unchecked((seed * 16) + size));
        Topology secured = new RandomSecurity(random, topology).Dress();
        return seed % 3 == 0 ? new RandomAdminRules(random, secured).Dress() : secured;
    }

    private static Topology Next(int seed, int size, bool withBgp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 7);
        return new RandomDesign(new SeededRandom(unchecked((seed * 8) + size)), size, withBgp).Build();
    }

    /// <summary>Returns the design as compact text, for the message of a failing test.</summary>
    public static string Describe(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        List<string> lines = [];
        foreach (VNet vnet in topology.VNets)
        {
            lines.Add($"vnet {vnet.Name}{(vnet.DeploymentModel == DeploymentModel.Classic ? " classic" : "")} {Join(vnet.AddressSpace)} in {(vnet.Region.IsStated ? vnet.Region.Name : "?")}{(vnet.SummarizedGatewayPrefixes.Count == 0 ? "" : $" summarized={Join(vnet.SummarizedGatewayPrefixes)}")}");
            lines.AddRange(vnet.Subnets.Select(subnet =>
                $"  subnet {subnet.Name} {Join(subnet.AddressPrefixes)}{Named(" table", subnet.RouteTableId)}{Named(" nsg", subnet.NetworkSecurityGroupId)}{Named(" nat", subnet.NatGatewayId)}{string.Concat(subnet.Delegations.Select(service => $" for {service}"))}"
                + $" outbound={subnet.DefaultOutboundAccess?.ToString() ?? "?"}{(subnet.PrivateEndpointNetworkPolicies == PrivateEndpointNetworkPolicies.Disabled ? "" : $" policies={subnet.PrivateEndpointNetworkPolicies}")}"));
            lines.AddRange(vnet.Peerings.Select(link =>
                $"  link -> {link.RemoteVNetId.Name} access={link.AllowVirtualNetworkAccess} forwarded={link.AllowForwardedTraffic} transit={link.AllowGatewayTransit} borrow={link.UseRemoteGateways}"
                + (link.PeerCompleteVNets ? "" : $" subnets [{string.Join(' ', link.LocalSubnetNames)}] -> [{string.Join(' ', link.RemoteSubnetNames)}]{(link.EnableOnlyIPv6Peering ? " v6 only" : "")}")
                + (link.State is null ? "" : $" state={link.State}") + (link.RemoteAddressSpace is null ? "" : $" snapshot={Join(link.RemoteAddressSpace)}")));
        }

        lines.AddRange(topology.RouteTables.Select(table =>
            $"table {table.Name}{(table.PropagatesGatewayRoutes ? "" : " propagation off")}: {string.Join("; ", table.Routes.Select(route => $"{route.Destination} {route.NextHopType.ToRouteWord()} {route.NextHop}".TrimEnd()))}"));
        lines.AddRange(topology.NetworkInterfaces.Select(one =>
            $"nic {one.Name} {string.Join(' ', one.IPConfigurations.Select(configuration => $"{configuration.SubnetId?.Parent?.Name}/{configuration.SubnetId?.Name} {configuration.PrivateIPAddress}{Named(" public", configuration.PublicIPAddressId)}{string.Concat(configuration.LoadBalancerBackendPoolIds.Select(pool => $" in {pool.Parent?.Name}"))}"))}"
            + $"{(one.EnableIPForwarding ? " forwards" : "")}{Named(" nsg", one.NetworkSecurityGroupId)}{string.Concat(one.IPConfigurations.SelectMany(configuration => configuration.ApplicationSecurityGroupIds).Select(id => $" @{id.Name}"))}"));
        lines.AddRange(topology.NetworkSecurityGroups.Select(group => $"nsg {group.Name}{(group.SecurityRules.Count == 0 ? "" : $"\n  {string.Join("\n  ", group.SecurityRules.Select(Draw.Text))}")}"));
        lines.AddRange(topology.Appliances.Select(one => $"appliance {one.NetworkInterfaceId.Name} stateful={one.IsStateful?.ToString() ?? "?"} snat={one.TranslatesSource?.ToString() ?? "?"}{(one.AdmittedFlows is { } flows ? $" admits [{string.Join("; ", flows)}]" : "")}"));
        lines.AddRange(topology.AzureFirewalls.Select(one => $"firewall {one.Name} {one.SubnetId?.Parent?.Name} {one.PrivateIPAddress} public={one.PublicIPAddressIds.Count}{string.Concat(one.DestinationNatRules.Select(rule => $"\n  {RandomEntrances.Describe(rule)}"))}{(one.AdmittedFlows is { } flows ? $" admits [{string.Join("; ", flows)}]" : "")}{(one.Rules is { } rules ? $"\n  {string.Join("\n  ", rules)}" : "")}"));
        lines.AddRange(topology.LoadBalancers.Select(one => $"balancer {one.Name} {string.Join(' ', one.FrontEnds.Select(front => front.PrivateIPAddress?.ToString() ?? "public"))}{(one.OutboundPoolIds.Count > 0 ? " outbound" : "")} {string.Join("; ", one.Rules.Select(RandomEntrances.Describe))}"));
        lines.AddRange(topology.PrivateEndpoints.Select(one => $"endpoint {one.Name} {one.SubnetId?.Parent?.Name}/{one.SubnetId?.Name} {string.Join(' ', one.Addresses)}"));
        lines.AddRange(topology.Gateways.Select(one => $"gateway {one.Name} {one.Type} in {one.VNetId?.Name} sku={one.Sku ?? "?"} bgp={one.EnableBgp?.ToString() ?? "?"} asn={one.Asn?.ToString(CultureInfo.InvariantCulture) ?? "?"} pools={Join(one.ClientAddressPools)}"));
        foreach (RouteServer server in topology.RouteServers)
        {
            lines.Add($"routeserver {server.Name} in {server.VNetId?.Name} asn={server.Asn} branchToBranch={server.AllowBranchToBranchTraffic} preference={server.HubRoutingPreference ?? "-"}");
            lines.AddRange(server.BgpConnections.Select(one => $"  session {one.Name} {one.PeerAddress} asn={one.PeerAsn} announces {(one.Announces is { } all ? $"[{string.Join(", ", all.Select(each => $"{each.Prefix}>{each.NextHop?.ToString() ?? "self"}@{string.Join('.', each.AsPath)}"))}]" : "?")}"));
        }

        lines.AddRange(topology.Connections.Select(one => $"connection {one.Name} {one.Type} {one.GatewayId?.Name} -> {(one.PeerGatewayId ?? one.LocalNetworkGatewayId ?? one.CircuitId)?.Name} bgp={one.EnableBgp?.ToString() ?? "?"}"));
        lines.AddRange(topology.LocalNetworkGateways.Select(one => $"device {one.Name} {Join(one.AddressSpace)} site={one.Site?.Value ?? "-"} at={one.GatewayIPAddress ?? topology.UnreadValues.FirstOrDefault(value => value.ResourceId == one.Id)?.Text ?? "?"} asn={one.Asn?.ToString(CultureInfo.InvariantCulture) ?? "?"} peer={one.BgpPeeringAddress?.ToString() ?? "?"}"));
        lines.AddRange(topology.ExpressRouteCircuits.Select(one => $"circuit {one.Name} sites={string.Join(' ', one.Sites)}"));
        foreach (NetworkManager manager in topology.NetworkManagers)
        {
            lines.AddRange(manager.NetworkGroups.Select(group => $"group {group.Name}: {string.Join(' ', group.StaticMembers.Select(member => member.ResourceId?.Name))}"));
            lines.AddRange(manager.ConnectivityConfigurations.Select(one =>
                $"configuration {one.Name} {one.ConnectivityTopology} hub={string.Join(' ', one.HubIds.Select(hub => hub.Name))} global={one.IsGlobal} deployed={(one.DeployedRegions is { } regions ? string.Join(' ', regions) : "?")}: "
                + string.Join("; ", one.AppliesToGroups.Select(item => $"{item.NetworkGroupId.Name} {item.GroupConnectivity} gateway={item.UseHubGateway} global={item.IsGlobal}"))));
        }

        lines.AddRange(topology.NetworkManagers.SelectMany(RandomAdminRules.Describe));
        lines.AddRange(topology.Sites.Select(one => $"site {one.Name} {Join(one.AddressSpace)} asn={one.Asn?.ToString(CultureInfo.InvariantCulture) ?? "?"}"));
        lines.AddRange(topology.VirtualHubs.Select(one => $"virtualhub {one.Name} {one.AddressPrefix} {string.Join(' ', one.Connections.Select(each => each.RemoteVNetId?.Name))}"));
        return string.Join('\n', lines);
    }

    private static string Join(IEnumerable<AddressPrefix> prefixes) => $"[{string.Join(' ', prefixes)}]";

    private static string Named(string word, ResourceId? id) => id is null ? string.Empty : $"{word} {id.Name}";
}
