using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RouteToMissingVpnGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4008",
        Title = "Route leads to a gateway that is no VPN gateway",
        Severity = Severity.Warning,
        Rules = "3.38, 3.39, 3.23",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023); whether Azure refuses it is not confirmed",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        HashSet<ResourceId?> behindHubs = [.. context.Topology.VirtualHubs.SelectMany(hub => hub.Connections).Select(connection => connection.RemoteVNetId)];
        foreach (RouteTable table in context.Topology.RouteTables)
        {
            string[] routes = [.. table.Routes.Where(route => route.NextHopType == NextHopType.VirtualNetworkGateway).Select(route => $"\"{route.Name}\"")];
            if (routes.Length == 0 || context.HasGatewayOfUnknownPlace || !ReferenceEquals(context.RouteTables.Find(table.Id), table))
            {
                continue;
            }

            (ResourceId VNet, string Reason)[] faults =
            [
                .. context.RouteTables.SubnetsOf(table.Id)
                    .GroupBy(user => user.VNet.Id)
                    .Where(users => !behindHubs.Contains(users.Key))
                    .Select(users => (users.Key, Reason: Reason(context, users.First().VNet, users.All(user => user.Subnet.Name == SpecialSubnets.Gateway))))
                    .Where(fault => fault.Reason is not null)
                    .Select(fault => (fault.Key, fault.Reason!)),
            ];
            if (faults.Length > 0)
            {
                sink.Report(new Finding
                {
                    Resource = table.Id,
                    Related = [.. faults.Select(fault => fault.VNet)],
                    Message = $"Route table {context.Name(table.Id)} leads {Wording.List(routes)} to VirtualNetworkGateway, which means a VPN gateway alone: {string.Join("; ", faults.Take(6).Select(fault => fault.Reason))}{(faults.Length > 6 ? $"; and {faults.Length - 6} more VNets" : string.Empty)}. The packets are lost.",
                    Fix = "Remove the route where ExpressRoute or nobody serves the VNet, and let gateway routes be propagated there.",
                });
            }
        }
    }

    // Null where the VNet has or borrows a VPN gateway only, where that is not known, and where what it borrows has a finding of its own.
    private static string? Reason(ValidationContext context, VNet vnet, bool isGatewaySubnetOnly)
    {
        PeeringLink[] borrowing = [.. context.LinksFrom(vnet.Id).Where(link => link.Peering.UseRemoteGateways)];
        bool isKnown = vnet is { IsPlaceholder: false, DeploymentModel: DeploymentModel.ResourceManager }
            && !context.IsLinkUnread(vnet)
            && !HasUndescribedGateway(context, vnet)
            && borrowing.All(link => link.Remote is { } hub && !HasUndescribedGateway(context, hub))
            && !context.LinksFrom(vnet.Id).Any(link => context.IsUnread(link.Id, "useRemoteGateways"));
        if (!isKnown)
        {
            return null;
        }

        Gateway[] gateways = [.. context.GatewaysOf(vnet.Id), .. borrowing.SelectMany(link => context.GatewaysOf(link.RemoteId))];
        string name = context.Name(vnet.Id);
        if (gateways.Where(gateway => gateway.Type == GatewayType.ExpressRoute).Select(gateway => context.Name(gateway.Id)).ToArray() is [_, ..] circuits)
        {
            // 3.38: a VPN gateway does not help where one for ExpressRoute stands beside it.
            string[] beside = [.. gateways.Where(gateway => gateway.Type == GatewayType.Vpn).Select(gateway => context.Name(gateway.Id))];
            return $"{name} is served by the ExpressRoute gateway {Wording.List(circuits)}{(beside.Length > 0 ? $" beside the VPN gateway {Wording.List(beside)}, and where both stand the route is not valid" : string.Empty)}";
        }

        // Nothing leaves a GatewaySubnet that has no gateway yet, and borrowing from a hub without anything to lend is refused.
        bool borrowsNothing = borrowing.Any(link => context.GatewaysOf(link.RemoteId).Count == 0 && context.RouteServersOf(link.RemoteId).Count == 0);
        return gateways.Length > 0 || isGatewaySubnetOnly || borrowsNothing ? null : $"{name} has no gateway and borrows none";
    }

    private static bool HasUndescribedGateway(ValidationContext context, VNet vnet) => GatewayOccupants.Of(vnet)
        .Any(occupant => context.GatewaysOf(vnet.Id).All(gateway => gateway.Id != occupant) && context.RouteServersOf(vnet.Id).All(server => server.Id != occupant));
}
