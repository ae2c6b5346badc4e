using System.Globalization;
using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>
/// The facts of an estate as lines of text in lower case: arrays are sets, ids ignore case, a switch written as text equals the switch, and an expression
/// stands as its own text.
/// </summary>
internal static class CorpusFacts
{
    internal static IEnumerable<string> Differences(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var want = expected.Select(Normal).ToHashSet(StringComparer.Ordinal);
        var have = actual.Select(Normal).ToHashSet(StringComparer.Ordinal);
        return want.Except(have).Select(fact => $"missing: {fact}").Concat(have.Except(want).Select(fact => $"extra:   {fact}")).Order(StringComparer.Ordinal);
    }

    internal static IEnumerable<string> FromExpected(JsonElement root)
    {
        foreach (JsonElement vnet in List(root, "vnets"))
        {
            string id = Text(vnet, "id");
            yield return $"vnet {id} name {Text(vnet, "name")} location {Text(vnet, "location")}";
            yield return $"vnet {id} prefixes {Set(vnet, "addressPrefixes")} dns {Set(vnet, "dnsServers")}";
            foreach (JsonElement subnet in List(vnet, "subnets"))
            {
                yield return $"subnet {id}/{Text(subnet, "name")} prefixes {Set(subnet, "addressPrefixes")} nsg {Text(subnet, "nsg")} table {Text(subnet, "routeTable")} "
                    + $"nat {Text(subnet, "natGateway")} delegations {Set(subnet, "delegations")}";
            }
        }

        foreach (JsonElement peering in List(root, "peerings"))
        {
            string flags = string.Join(' ', peering.GetProperty("flags").EnumerateObject().Select(flag => $"{flag.Name}={flag.Value}").Order(StringComparer.Ordinal));
            yield return $"peering {Text(peering, "vnet")}/{Text(peering, "name")} to {Text(peering, "remoteVnet")} {flags} state {Text(peering, "peeringState")} "
                + $"sync {Text(peering, "peeringSyncLevel")} local {Set(peering, "localSubnetNames")} remote {Set(peering, "remoteSubnetNames")} as {Set(peering, "remoteAddressPrefixes")}";
        }

        foreach (JsonElement gateway in List(root, "gateways"))
        {
            yield return $"gateway {Text(gateway, "id")} type {Text(gateway, "type")} vpn {Text(gateway, "vpnType")} sku {Text(gateway, "sku")} subnet {Text(gateway, "subnet")} "
                + $"bgp {Text(gateway, "enableBgp")} active {Text(gateway, "activeActive")} asn {Text(gateway, "asn")}";
        }

        foreach (JsonElement connection in List(root, "connections"))
        {
            yield return $"connection {Text(connection, "name")} type {Text(connection, "type")} from {Text(connection, "gateway1")} to {Text(connection, "gateway2")} "
                + $"local {Text(connection, "local")} peer {Text(connection, "peer")} bgp {Text(connection, "enableBgp")}";
        }

        foreach (JsonElement gateway in List(root, "localNetworkGateways"))
        {
            yield return $"lng {Text(gateway, "name")} prefixes {Set(gateway, "addressPrefixes")}";
        }

        foreach (JsonElement table in List(root, "routeTables"))
        {
            string owner = Text(table, "name");
            yield return $"table {owner} id {Text(table, "id")} propagation {Text(table, "disableBgpRoutePropagation")}";
            foreach (JsonElement route in List(table, "routes"))
            {
                yield return $"route {owner}/{Text(route, "name")} to {Text(route, "addressPrefix")} by {Text(route, "nextHopType")} at {Text(route, "nextHopIp")}";
            }
        }

        foreach (JsonElement group in List(root, "nsgs"))
        {
            string owner = Text(group, "id");
            yield return $"nsg {owner}";
            foreach (JsonElement rule in List(group, "rules"))
            {
                yield return $"rule {owner}/{Text(rule, "name")} {Text(rule, "direction")} {Text(rule, "access")} {Text(rule, "priority")} {Text(rule, "protocol")} "
                    + $"from {Side(rule, "src")}:{Side(rule, "srcPort")} to {Side(rule, "dst")}:{Side(rule, "dstPort")}";
            }
        }

        foreach (JsonElement firewall in List(root, "firewalls"))
        {
            yield return $"firewall {Text(firewall, "id")} subnet {Text(firewall, "subnet")} hub {Text(firewall, "virtualHub")}";
        }

        foreach (JsonElement hub in List(root, "virtualHubs"))
        {
            yield return $"{Text(hub, "kind")} {Text(hub, "id")} {Text(hub, "addressPrefix")}";
        }

        foreach (JsonElement connection in List(root, "hubConnections"))
        {
            yield return $"hub connection {Text(connection, "hub")}/{Text(connection, "name")} to {Text(connection, "remoteVnet")} secured {Text(connection, "enableInternetSecurity")}";
        }

        yield return $"circuits {Text(root, "expressRouteCircuits")}";
    }

    internal static IEnumerable<string> FromTopology(Topology topology)
    {
        ILookup<ResourceId, UnreadValue> unread = topology.UnreadValues.ToLookup(value => value.ResourceId);
        foreach (VNet vnet in topology.VNets)
        {
            // The facts list what is described; a VNet that only its child names is none of it.
            if (!vnet.IsPlaceholder)
            {
                yield return $"vnet {vnet.Id} name {vnet.Name} location {vnet.Region}";
                yield return $"vnet {vnet.Id} prefixes {Set(Prefixes(vnet.Id, vnet.AddressSpace, "addressSpace"))} dns {Set(vnet.DnsServers)}";
            }

            foreach (Subnet subnet in vnet.Subnets)
            {
                yield return $"subnet {vnet.Id}/{subnet.Name} prefixes {Set(Prefixes(subnet.Id, subnet.AddressPrefixes, "addressPrefix"))} nsg {subnet.NetworkSecurityGroupId?.ToString() ?? Unread(subnet.Id, "networkSecurityGroup")} "
                    + $"table {subnet.RouteTableId} nat {subnet.NatGatewayId} delegations {Set(subnet.Delegations)}";
            }

            foreach (Peering peering in vnet.Peerings)
            {
                yield return $"peering {vnet.Id}/{peering.Name} to {peering.RemoteVNetId} {Flags(peering)} state {peering.State} sync {peering.SyncLevel} "
                    + $"local {Set(peering.LocalSubnetNames)} remote {Set(peering.RemoteSubnetNames)} as {Set(peering.RemoteAddressSpace ?? [])}";
            }
        }

        foreach (Gateway gateway in topology.Gateways)
        {
            yield return $"gateway {gateway.Id} type {gateway.Type} vpn {gateway.VpnType} sku {gateway.Sku} subnet {gateway.SubnetId} bgp {gateway.EnableBgp} "
                + $"active {gateway.ActiveActive} asn {gateway.Asn}";
        }

        foreach (Connection connection in topology.Connections)
        {
            string type = connection.Type == ConnectionType.VNetToVNet ? "Vnet2Vnet" : $"{connection.Type}";
            yield return $"connection {connection.Name} type {type} from {connection.GatewayId} to {connection.PeerGatewayId} local {connection.LocalNetworkGatewayId} "
                + $"peer {connection.CircuitId} bgp {connection.EnableBgp}";
        }

        foreach (LocalNetworkGateway gateway in topology.LocalNetworkGateways)
        {
            yield return $"lng {gateway.Name} prefixes {Set(Prefixes(gateway.Id, gateway.AddressSpace, "localNetworkAddressSpace"))}";
        }

        foreach (RouteTable table in topology.RouteTables)
        {
            yield return $"table {table.Name} id {table.Id} propagation {table.DisableBgpRoutePropagation}";
            foreach (UserDefinedRoute route in table.Routes)
            {
                yield return $"route {table.Name}/{route.Name} to {route.Destination} by {route.NextHopType.ToRouteWord()} at {route.NextHop}";
            }
        }

        foreach (NetworkSecurityGroup group in topology.NetworkSecurityGroups)
        {
            yield return $"nsg {group.Id}";
            foreach (SecurityRule rule in group.SecurityRules)
            {
                yield return $"rule {group.Id}/{rule.Name} {rule.Direction} {rule.Access} {rule.Priority} {rule.Protocol} "
                    + $"from {Side(rule.SourceAddressPrefix, rule.SourceAddressPrefixes)}:{Side(rule.SourcePortRange, rule.SourcePortRanges)} "
                    + $"to {Side(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes)}:{Side(rule.DestinationPortRange, rule.DestinationPortRanges)}";
            }
        }

        foreach (AzureFirewall firewall in topology.AzureFirewalls)
        {
            yield return $"firewall {firewall.Id} subnet {firewall.SubnetId} hub {firewall.VirtualHubId}";
        }

        foreach (VirtualHub hub in topology.VirtualHubs)
        {
            if (hub.Region.IsStated)
            {
                yield return $"vWAN hub {hub.Id} {hub.AddressPrefix}";
            }

            foreach (HubConnection connection in hub.Connections)
            {
                yield return $"hub connection {hub.Name}/{connection.Name} to {connection.RemoteVNetId} secured {connection.EnableInternetSecurity}";
            }
        }

        foreach (RouteServer server in topology.RouteServers)
        {
            yield return $"RouteServer {server.Id} ";
        }

        yield return $"circuits {topology.ExpressRouteCircuits.Count.ToString(CultureInfo.InvariantCulture)}";

        string Unread(ResourceId id, string property) => string.Concat(unread[id].Where(value => value.Property == property).Select(value => value.Text));

        IEnumerable<string> Prefixes(ResourceId id, IEnumerable<AddressPrefix> prefixes, string property) =>
            prefixes.Select(prefix => prefix.ToString())
                .Concat(unread[id].Where(value => value.Property.StartsWith(property, StringComparison.Ordinal)).Select(value => value.Text));
    }

    private static string Flags(Peering peering)
    {
        (PeeringSwitches Switch, string Name, bool Value)[] all =
        [
            (PeeringSwitches.AllowVirtualNetworkAccess, "allowVirtualNetworkAccess", peering.AllowVirtualNetworkAccess),
            (PeeringSwitches.AllowForwardedTraffic, "allowForwardedTraffic", peering.AllowForwardedTraffic),
            (PeeringSwitches.AllowGatewayTransit, "allowGatewayTransit", peering.AllowGatewayTransit),
            (PeeringSwitches.UseRemoteGateways, "useRemoteGateways", peering.UseRemoteGateways),
            (PeeringSwitches.DoNotVerifyRemoteGateways, "doNotVerifyRemoteGateways", peering.DoNotVerifyRemoteGateways),
            (PeeringSwitches.PeerCompleteVNets, "peerCompleteVnets", peering.PeerCompleteVNets),
        ];
        return string.Join(' ', all.Where(item => peering.WrittenSwitches.HasFlag(item.Switch)).Select(item => $"{item.Name}={item.Value}").Order(StringComparer.Ordinal));
    }

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : string.Empty;

    private static string Set(JsonElement element, string name) => Set(List(element, name).Select(item => item.ToString()));

    private static string Side(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? Set(element, name) : Set([Text(element, name)]);

    private static string Side(string? single, ValueList<string> list) => single is not null ? Set([single]) : list.Count > 0 ? Set(list) : Set([string.Empty]);

    private static string Set<T>(IEnumerable<T> items) => $"[{string.Join(", ", items.Select(item => Normal($"{item}")).Order(StringComparer.Ordinal))}]";

    private static string Normal(string text) => text.ToLowerInvariant();
}
