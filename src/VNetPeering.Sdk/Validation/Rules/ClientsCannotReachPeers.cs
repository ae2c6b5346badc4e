using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ClientsCannotReachPeers : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3016",
        Title = "Point-to-site clients cannot reach peers that do not use the gateway",
        Severity = Severity.Warning,
        Rules = "4.51, Q-09",
        Evidence = "Published lab output: with transit the pool is a route of the spoke; that it is missing without is a reading, held by AzureBehavior.ClientsReachPeersWithoutTransit",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        // A gateway at an unknown place may stand in any of the peers and bring the route.
        if (context.Behavior.ClientsReachPeersWithoutTransit || context.HasGatewayOfUnknownPlace)
        {
            return;
        }

        foreach (Gateway gateway in context.GatewayIndex.Vpn.Where(gateway => gateway.ClientAddressPools.Count > 0 && gateway.VNetId is not null))
        {
            ResourceId hub = gateway.VNetId!;
            PeeringLink[] stranded = [.. context.LinksFrom(hub).Where(link => HasNoTransit(context, link) && !HasOtherWayBack(context, link.Remote!, gateway.ClientAddressPools)).Select(link => link.Reverse!)];
            if (stranded.Length == 0)
            {
                continue;
            }

            string peers = Wording.List([.. stranded.Select(link => context.Name(link.Local.Id))]);
            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. stranded.Select(link => link.Id)],
                Message = $"Gateway {context.Name(gateway.Id)} has point-to-site clients in {Wording.List(gateway.ClientAddressPools)}. {peers} {(stranded.Length == 1 ? "is" : "are")} peered with {context.Name(hub)} without using its gateway, so no route leads back to the clients.",
                Fix = $"Set UseRemoteGateways in {peers} and AllowGatewayTransit in {context.Name(hub)}, or route {Wording.List(gateway.ClientAddressPools)} there to an appliance.",
            });
        }
    }

    // Both links stand, the gateway lets clients and peer pass (2.43), and the peer does not ask for it. Asking in vain is VNP3001. What the peer's own flag closes is the hub's space, not the clients (2.42).
    private static bool HasNoTransit(ValidationContext context, PeeringLink link) =>
        link is { IsClassic: false, Remote: not null, State: PeeringState.Connected }
        && (link.Peering.AllowVirtualNetworkAccess || !context.Behavior.AccessFlagBlocksWithoutSecurityGroup)
        && link.Reverse is { State: PeeringState.Connected, Peering.UseRemoteGateways: false } back
        && !context.IsUnread(back.Id, "useRemoteGateways")
        && !context.IsUnread(link.Id, "allowVirtualNetworkAccess");

    // A gateway or Route Server of the peer's own, or one that it borrows elsewhere, may learn the pool; so may a route to an appliance know the way.
    private static bool HasOtherWayBack(ValidationContext context, VNet peer, ValueList<AddressPrefix> pools) =>
        context.GatewaysOf(peer.Id).Count > 0
        || context.RouteServersOf(peer.Id).Count > 0
        || ValidationContext.IsUsedByGateway(peer)
        || context.LinksFrom(peer.Id).Any(link => link.Peering.UseRemoteGateways || context.IsUnread(link.Id, "useRemoteGateways"))
        || peer.Subnets.Any(subnet => subnet.RouteTableId is { } table && pools.All(pool => MayRoute(context, table, pool)));

    private static bool MayRoute(ValidationContext context, ResourceId table, AddressPrefix pool) =>
        context.RouteTables.Find(table) is not { } described
        || described.Routes.Any(route => route.NextHopType == NextHopType.VirtualAppliance && (route.Destination.Unresolved is not null || route.Destination.Prefix?.Contains(pool) == true));
}
