using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AnswersToSitesDetour : ValidationRule
{
    private const int MostShown = 5;

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4017",
        Title = "Answers to a site go over an appliance that its packets pass by",
        Severity = Severity.Warning,
        Rules = "3.60, 3.61, 3.57",
        Evidence = "A public report (blog.cloudtrooper.net, 2021) and published lab output: the path is symmetric only with a table on the GatewaySubnet",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        if (context.GatewayIndex.All.Count == 0)
        {
            return;
        }

        var sites = new Dictionary<ResourceId, AddressPrefix[]>();
        var detours = new Dictionary<ResourceId, List<Detour>>();
        foreach (ApplianceHop hop in context.ApplianceHops.All)
        {
            if (StatefulAt(context, hop) is not { } forwarder || ServingVNet(context, hop.VNet) is not { } hub || GatewaySubnetOf(context, hub) is not { } door)
            {
                continue;
            }

            if (!sites.TryGetValue(hub.Id, out AddressPrefix[]? prefixes))
            {
                sites[hub.Id] = prefixes = [.. SitesBehind(context, hub.Id).Distinct()];
            }

            AddressPrefix[] ofSites = [.. prefixes.Where(prefix => IsLed(hop, prefix) && !IsHidden(context, hop.VNet, prefix))];

            // Clients come in as sites do, and their pool is a gateway row (4.51).
            AddressPrefix[] ofClients = [.. context.GatewaysOf(hub.Id).SelectMany(gateway => gateway.ClientAddressPools).Where(pool => IsLed(hop, pool) && !IsHidden(context, hop.VNet, pool))];
            foreach (Subnet subnet in hop.Subnets.Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name)))
            {
                AddressPrefix[] entered = [.. subnet.AddressPrefixes.Where(own => IsEnteredDirectly(context, hub, door, hop.VNet, own))];
                var detour = new Detour(hop, subnet, forwarder, SharesFamily(entered, ofSites), SharesFamily(entered, ofClients));
                if (detour.OfSites || detour.OfClients)
                {
                    detours.TryAdd(door.Id, []);
                    detours[door.Id].Add(detour);
                }
            }
        }

        foreach ((ResourceId door, var found) in detours)
        {
            Report(context, sink, door, found);
        }
    }

    private static void Report(ValidationContext context, DiagnosticSink sink, ResourceId door, List<Detour> found)
    {
        ResourceId[] subnets = [.. found.Select(item => item.Subnet.Id).Distinct()];
        ResourceId[] tables = [.. found.Select(item => item.Hop.Table.Id).Distinct()];
        ResourceId[] forwarders = [.. found.Select(item => item.Forwarder).Distinct()];
        string more = subnets.Length > MostShown ? $" and {subnets.Length - MostShown} more" : string.Empty;
        string names = Wording.List([.. subnets.Take(MostShown).Select(context.Name)]) + more;
        sink.Report(new Finding
        {
            Resource = door,
            Related = [.. tables, .. forwarders],
            Message = $"Packets of {Senders(found)} go from {context.Name(door)} straight to {names}, and {(tables.Length == 1 ? "route table" : "route tables")} {Wording.List([.. tables.Select(context.Name)])} {(tables.Length == 1 ? "leads" : "lead")} the answers to {Wording.List([.. forwarders.Select(context.Name)])}, which sees one direction only: a stateful appliance drops them.",
            Fix = $"Lead the prefixes of {names} to {Wording.List([.. found.Select(item => item.Hop.Address).Distinct()])} by the route table of {context.Name(door)}, or take the routes to the sites out.",
        });
    }

    private static bool SharesFamily(AddressPrefix[] some, AddressPrefix[] others) => some.Any(one => others.Any(other => other.Family == one.Family));

    private static string Senders(List<Detour> found) =>
        !found.Exists(item => item.OfClients) ? "sites" : found.Exists(item => item.OfSites) ? "sites and clients" : "point-to-site clients";

    // One that keeps no state, or has the answers come back by its own address, does not mind.
    private static ResourceId? StatefulAt(ValidationContext context, ApplianceHop hop) =>
        hop.Place.VNet is { IsPlaceholder: false } home
        && context.Appliances.ForwarderAt(home, hop.Address) is { } forwarder
        && !context.Topology.Appliances.Any(declared => declared.NetworkInterfaceId == forwarder && (declared.IsStateful == false || declared.TranslatesSource == true))
            ? forwarder
            : null;

    /// <summary>The VNet whose gateways serve a VNet: its own, or those that it borrows.</summary>
    private static VNet? ServingVNet(ValidationContext context, VNet vnet) => context.GatewaysOf(vnet.Id).Count > 0
        ? vnet
        : context.LinksFrom(vnet.Id).FirstOrDefault(link => link is { State: PeeringState.Connected, Peering.UseRemoteGateways: true, Reverse: { State: PeeringState.Connected, Peering.AllowGatewayTransit: true } })?.Remote;

    // Null where the table is not described: nobody knows what it does.
    private static Subnet? GatewaySubnetOf(ValidationContext context, VNet hub) =>
        hub.Subnets.FirstOrDefault(subnet => subnet.Name == SpecialSubnets.Gateway) is { } door
        && (door.RouteTableId is not { } table || (context.RouteTables.Find(table) is not null && !context.IsUnread(table, "routes")))
            ? door
            : null;

    private static IEnumerable<AddressPrefix> SitesBehind(ValidationContext context, ResourceId hub)
    {
        foreach (Gateway gateway in context.GatewaysOf(hub))
        {
            foreach ((_, LocalNetworkGateway device) in context.GatewayIndex.SitesOf(gateway.Id))
            {
                foreach (AddressPrefix prefix in device.AddressSpace.Concat(SpaceOf(context, device.Site)))
                {
                    yield return prefix;
                }
            }

            foreach (ResourceId circuit in context.GatewayIndex.ConnectionsOf(gateway.Id).Select(connection => connection.CircuitId).OfType<ResourceId>())
            {
                foreach (AddressPrefix prefix in context.Topology.ExpressRouteCircuits.Where(one => one.Id == circuit).SelectMany(one => one.Sites).SelectMany(site => SpaceOf(context, site)))
                {
                    yield return prefix;
                }
            }
        }
    }

    private static IEnumerable<AddressPrefix> SpaceOf(ValidationContext context, ResourceName? site) =>
        site is { } name ? context.Topology.Sites.Where(one => one.Name == name).SelectMany(one => one.AddressSpace) : [];

    /// <summary>A route that is as long as the site's prefix wins (3.50); a wider one only where gateway routes are kept out (3.22) and no longer route leads elsewhere.</summary>
    private static bool IsLed(ApplianceHop hop, AddressPrefix site)
    {
        foreach (AddressPrefix prefix in hop.RoutesBeyond.Select(route => route.Destination.Prefix).OfType<AddressPrefix>())
        {
            bool isWide = hop.Table.DisableBgpRoutePropagation == true && prefix.Contains(site)
                && !hop.Table.Routes.Any(other => other.Destination.Prefix is { } longer && longer.Length > prefix.Length && longer.Contains(site));
            if (site.Contains(prefix) || isWide)
            {
                return true;
            }
        }

        return false;
    }

    // Own and peered space is reached without a gateway (3.51).
    private static bool IsHidden(ValidationContext context, VNet vnet, AddressPrefix site) =>
        vnet.AddressSpace.Any(own => own.Contains(site))
        || context.LinksFrom(vnet.Id).Any(link => link.State == PeeringState.Connected && (link.Peering.RemoteAddressSpace ?? link.RemotePrefixes).Any(remote => remote.Contains(site)));

    /// <summary>Whether no route of the GatewaySubnet takes packets to a prefix away from the VNet's own or peered space.</summary>
    private static bool IsEnteredDirectly(ValidationContext context, VNet hub, Subnet door, VNet vnet, AddressPrefix own)
    {
        IEnumerable<AddressPrefix> known = hub.Id == vnet.Id
            ? vnet.AddressSpace
            : context.LinksFrom(hub.Id).Where(link => link.RemoteId == vnet.Id && link.State == PeeringState.Connected).SelectMany(link => link.Peering.RemoteAddressSpace ?? link.RemotePrefixes);
        AddressPrefix[] system = [.. known.Where(prefix => prefix.Contains(own))];
        return system.Length > 0
            && !(context.RouteTables.Find(door.RouteTableId)?.Routes ?? []).Any(route => route.Destination.Prefix is not { } prefix
                || own.Contains(prefix)
                || (prefix.Contains(own) && prefix.Length >= system.Max(one => one.Length)));
    }

    /// <summary>A subnet whose answers go another way than the packets came.</summary>
    private sealed record Detour(ApplianceHop Hop, Subnet Subnet, ResourceId Forwarder, bool OfSites, bool OfClients);
}
