using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting.Json;

namespace VNetPeering.Sdk.Reporting;

/// <summary>An overview of a topology as text. It prints the same facts as the JSON answer, so that both say the same.</summary>
internal static class TopologyText
{
    public static string Render(Topology topology, ValueList<IgnoredItem> ignored)
    {
        ShowAnswer facts = ShowFacts.Of(topology, ignored);
        var text = new TextBlock();
        ShowCounts counts = facts.Counts;
        text.Line(string.Join(", ",
            Counted.Of(counts.VNets, "VNet"),
            Counted.Of(counts.Subnets, "subnet"),
            Counted.Of(counts.Peerings, "peering link"),
            Counted.Of(counts.Gateways, "gateway"),
            Counted.Of(counts.RouteTables, "route table"),
            Counted.Of(counts.Nsgs, "security group")) + ".");
        foreach (VNetFact vnet in facts.VNets)
        {
            text.Line().Line($"VNet {vnet.Name}  {List(vnet.AddressPrefixes)}{After(vnet.Location)}");
            foreach (SubnetFact subnet in vnet.Subnets)
            {
                text.Line($"subnet   {subnet.Name}  {List(subnet.AddressPrefixes)}{Attached("route table", subnet.RouteTable)}{Attached("nsg", subnet.Nsg)}{Attached("nat", subnet.NatGateway)}", 1);
            }

            WritePeerings(text, facts, vnet.Id);
        }

        string[] described = [.. facts.VNets.Select(vnet => vnet.Id)];
        foreach (string owner in facts.Peerings.Select(peering => peering.VNet).Where(id => !described.Contains(id, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            text.Line().Line($"VNet {Last(owner)}  (known by its id only)");
            WritePeerings(text, facts, owner);
        }

        WriteOthers(text, facts);
        Section(text, "unresolved:", facts.Unresolved.Select(item => $"{item.Path ?? item.JsonPath ?? item.Resource}: {item.Expression}"));
        Section(text, "ignored:", facts.Ignored.Select(item => $"{item.File}: {(item.Type is null ? string.Empty : $"{Counted.Of(item.Count, "resource")} of type {item.Type}. ")}{item.Reason}"));

        return text.ToString();
    }

    private static void WritePeerings(TextBlock text, ShowAnswer facts, string vnet)
    {
        foreach (PeeringFact peering in facts.Peerings.Where(peering => string.Equals(peering.VNet, vnet, StringComparison.OrdinalIgnoreCase)))
        {
            string state = peering.PeeringState is null ? "state not stated" : peering.PeeringState + (peering.PeeringSyncLevel is null ? string.Empty : $", {peering.PeeringSyncLevel}");
            string subnets = peering.LocalSubnetNames is null ? string.Empty : $"; subnets {List(peering.LocalSubnetNames)} to {List(peering.RemoteSubnetNames ?? [])}";
            text.Line($"peering  {peering.Name} -> {Last(peering.RemoteVNet)}  {state}; {Flags(peering)}{subnets}", 1);
        }
    }

    private static void WriteOthers(TextBlock text, ShowAnswer facts)
    {
        Section(text, "gateways:", facts.Gateways.Select(gateway => $"{gateway.Name}  {gateway.Type}{After(gateway.Sku)}{(gateway.Subnet is null ? string.Empty : $"  in {Last(gateway.Subnet, 3)}")}"));
        Section(text, "connections:", facts.Connections.Select(connection => $"{connection.Name}  {connection.Type}  {Last(connection.Gateway1)} -> {Last(connection.Gateway2 ?? connection.Local ?? connection.Peer)}"));
        Section(text, "local network gateways:", facts.LocalNetworkGateways.Select(local => $"{local.Name}  {List(local.AddressPrefixes ?? [])}"));
        foreach (RouteTableFact table in facts.RouteTables)
        {
            string propagation = table.DisableBgpRoutePropagation == true ? "  (gateway routes do not propagate)" : string.Empty;
            text.Line().Line($"route table {table.Name}{propagation}");
            foreach (RouteFact route in table.Routes)
            {
                text.Line($"{route.Name}  {route.AddressPrefix} -> {route.NextHopType}{After(route.NextHopIp)}", 1);
            }
        }

        Section(text, "security groups:", facts.Nsgs.Select(nsg => $"{nsg.Name}  {Counted.Of(nsg.Rules.Count, "rule")}"));
        Section(text, "firewalls:", facts.Firewalls.Select(firewall => $"{firewall.Name}  in {(firewall.Subnet is null ? Last(firewall.VirtualHub) : Last(firewall.Subnet, 3))}"));
        Section(text, "virtual hubs:", facts.VirtualHubs.Select(hub => $"{hub.Name}  {hub.Kind}{After(hub.AddressPrefix)}"));
        Section(text, "hub connections:", facts.HubConnections.Select(connection => $"{connection.Name}  {connection.Hub} -> {Last(connection.RemoteVNet)}"));
        foreach (NetworkManagerFact manager in facts.NetworkManagers ?? [])
        {
            text.Line().Line($"network manager {manager.Name}");
            foreach (NetworkGroupFact group in manager.NetworkGroups)
            {
                text.Line($"group          {group.Name}  {List([.. group.Members.Select(member => Last(member))])}", 1);
            }

            foreach (ConnectivityConfigurationFact configuration in manager.ConnectivityConfigurations)
            {
                string hub = configuration.Hubs.Count == 0 ? string.Empty : $"  hub {List([.. configuration.Hubs.Select(id => Last(id))])}";
                string deployed = Deployed(configuration.DeployedRegions);
                string direct = configuration.ConnectivityTopology == nameof(ConnectivityTopology.Mesh) || configuration.DirectlyConnected.Count == 0 ? string.Empty : $"  direct {List([.. configuration.DirectlyConnected.Select(id => Last(id))])}";
                string borrowing = configuration.UseHubGateway.Count == 0 ? string.Empty : $"  uses the hub's gateway {List([.. configuration.UseHubGateway.Select(id => Last(id))])}";
                string global = configuration.IsGlobal ? "  across regions" : string.Empty;
                text.Line($"configuration  {configuration.Name}  {configuration.ConnectivityTopology}{hub}  for {List([.. configuration.AppliesToGroups.Select(id => Last(id))])}{direct}{borrowing}{global}  {deployed}", 1);
            }

            foreach (SecurityAdminConfigurationFact configuration in manager.SecurityAdminConfigurations ?? [])
            {
                WriteAdminRules(text, configuration);
            }
        }
    }

    private static void WriteAdminRules(TextBlock text, SecurityAdminConfigurationFact configuration)
    {
        string deployed = Deployed(configuration.DeployedRegions);
        foreach (AdminRuleCollectionFact collection in configuration.RuleCollections)
        {
            text.Line($"admin rules    {configuration.Name}/{collection.Name}  {Counted.Of(collection.Rules.Count, "rule")}  for {List([.. collection.AppliesToGroups.Select(id => Last(id))])}  {deployed}", 1);
        }
    }

    private static string Deployed(IReadOnlyList<string>? regions) =>
        regions is null ? "deployment not stated" : $"deployed to {(regions.Count == 0 ? "no region" : List(regions))}";

    private static void Section(TextBlock text, string title, IEnumerable<string> items)
    {
        string[] lines = [.. items];
        if (lines.Length > 0)
        {
            text.Line().Section(title, lines);
        }
    }

    private static string Flags(PeeringFact peering)
    {
        PeeringFlags flags = peering.Flags;
        return LinkWords.Of(flags.AllowVirtualNetworkAccess, flags.AllowForwardedTraffic, flags.AllowGatewayTransit, flags.UseRemoteGateways, peering.EnableOnlyIPv6Peering);
    }

    private static string List(IReadOnlyList<string> items) => items.Count == 0 ? "-" : string.Join(' ', items);

    private static string After(string? text) => string.IsNullOrEmpty(text) ? string.Empty : $"  {text}";

    private static string Attached(string what, string? id) => id is null ? string.Empty : $"  {what} {Last(id)}";

    /// <summary>Returns the last name of an id, or with <paramref name="from"/> = 3 the owner before it: <c>hub/GatewaySubnet</c>.</summary>
    private static string Last(string? id, int from = 1)
    {
        if (id is null)
        {
            return "(not stated)";
        }

        string[] parts = id.Split('/');
        return id.StartsWith('/') && parts.Length > 3 ? (from == 3 ? $"{parts[^3]}/{parts[^1]}" : parts[^1]) : id;
    }
}
