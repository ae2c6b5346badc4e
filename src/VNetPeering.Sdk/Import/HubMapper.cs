using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Virtual WAN hubs and Route Servers.</summary>
internal static class HubMapper
{
    internal static void Hub(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireVirtualHub wire = WireRead.Node<WireVirtualHub>(ref reader)!;
        WireVirtualHub body = scope.Body(id, wire, wire.Properties);
        HubDraft draft = scope.Estate.Hub(id);
        scope.Locate(id, wire.Offset);
        if (IsRouteServer(body))
        {
            draft.State(RouteServer(scope, id, body), scope.File);
        }
        else
        {
            draft.State(
                new VirtualHub { Id = id, Region = scope.Region(id, wire.Location), AddressPrefix = scope.Prefix(id, "addressPrefix", body.AddressPrefix) },
                scope.File);
        }

        if (body.BgpConnections is not null)
        {
            var sessions = new List<(ResourceId Id, BgpConnection Value)>();
            foreach ((ResourceId child, WireBgpConnection connection) in scope.Children(id, "bgpConnections", body.BgpConnections))
            {
                // The hub lists the ids of its sessions only; `az network routeserver peering list` prints the sessions.
                if ((connection.Properties ?? connection).PeerIp.IsStated && Session(scope, child, connection) is { } session)
                {
                    sessions.Add((child, session));
                }
            }

            draft.BgpConnections.SetInside(sessions, scope.File);
        }

        if (body.VirtualNetworkConnections is not null)
        {
            draft.Connections.SetInside(
                [.. scope.Children(id, "hubVirtualNetworkConnections", body.VirtualNetworkConnections).Select(item => (item.Id, Connection(scope, item.Id, item.Child)))],
                scope.File);
        }
    }

    internal static void HubConnection(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireHubConnection wire = WireRead.Node<WireHubConnection>(ref reader)!;
        if (id.Parent is { } parent)
        {
            scope.Refer(id, "id", parent, wire.Offset);
            scope.Estate.Hub(parent).Connections.AddSeparate(id, Connection(scope, id, wire), scope.File);
        }
    }

    internal static void IPConfiguration(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireIPConfiguration wire = WireRead.Node<WireIPConfiguration>(ref reader)!;
        if (id.Parent is { } parent)
        {
            scope.Refer(id, "id", parent, wire.Offset);
            scope.Locate(id, wire.Offset);
            HubDraft draft = scope.Estate.Hub(parent);
            draft.SubnetId = scope.Reference(id, "subnet", scope.Body(id, wire, wire.Properties).Subnet) ?? draft.SubnetId;
        }
    }

    internal static void BgpConnection(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireBgpConnection wire = WireRead.Node<WireBgpConnection>(ref reader)!;
        if (id.Parent is not { } parent)
        {
            return;
        }

        scope.Refer(id, "id", parent, wire.Offset);
        HubDraft draft = scope.Estate.Hub(parent);
        if (Session(scope, id, wire) is { } session)
        {
            draft.BgpConnections.AddSeparate(id, session, scope.File);
        }
    }

    // Neither a name nor the kind decides: a hub always names its Virtual WAN and prefix, a Route Server has neither.
    private static bool IsRouteServer(WireVirtualHub body) => body.VirtualWan is null && string.IsNullOrEmpty(body.AddressPrefix.Value);

    private static RouteServer RouteServer(SourceScope scope, ResourceId id, WireVirtualHub body)
    {
        ResourceId? subnet = null;
        foreach ((ResourceId child, WireIPConfiguration configuration) in scope.Children(id, "ipConfigurations", body.IpConfigurations))
        {
            subnet ??= scope.Reference(child, "subnet", scope.Body(child, configuration, configuration.Properties).Subnet);
        }

        return new RouteServer
        {
            Id = id,
            SubnetId = subnet,
            Addresses = scope.Addresses(id, "virtualRouterIps", body.VirtualRouterIps),
            Asn = scope.Number(id, "virtualRouterAsn", body.VirtualRouterAsn) ?? new RouteServer { Id = id }.Asn,
            AllowBranchToBranchTraffic = scope.Boolean(id, "allowBranchToBranchTraffic", body.AllowBranchToBranchTraffic) ?? false,
            HubRoutingPreference = scope.Text(id, "hubRoutingPreference", body.HubRoutingPreference),
        };
    }

    private static HubConnection Connection(SourceScope scope, ResourceId id, WireHubConnection wire)
    {
        scope.Locate(id, wire.Offset);
        WireHubConnection body = scope.Body(id, wire, wire.Properties);
        return new HubConnection
        {
            Name = id.Name,
            RemoteVNetId = scope.Reference(id, "remoteVirtualNetwork", body.RemoteVirtualNetwork),
            EnableInternetSecurity = scope.Boolean(id, "enableInternetSecurity", body.EnableInternetSecurity),
        };
    }

    private static BgpConnection? Session(SourceScope scope, ResourceId id, WireBgpConnection wire)
    {
        scope.Locate(id, wire.Offset);
        WireBgpConnection body = scope.Body(id, wire, wire.Properties);
        HostAddress? address = scope.Address(id, "peerIp", body.PeerIp);
        long? asn = scope.Number(id, "peerAsn", body.PeerAsn);
        WireRoutingConfiguration? routing = scope.Object(id, "routingConfiguration", body.RoutingConfiguration);
        return address is null || asn is null
            ? null
            : new BgpConnection
            {
                Name = id.Name,
                PeerAddress = address.Value,
                PeerAsn = asn.Value,
                InboundRouteMapId = RouteMap(scope, id, "routingConfiguration.inboundRouteMap.id", routing?.InboundRouteMap),
                OutboundRouteMapId = RouteMap(scope, id, "routingConfiguration.outboundRouteMap.id", routing?.OutboundRouteMap),
            };
    }

    // What a route map says is not modelled, so one that no source describes is not missing.
    private static ResourceId? RouteMap(SourceScope scope, ResourceId id, string property, WireReference? reference)
    {
        if (reference is null || scope.Text(id, property, reference.Id) is not { } text)
        {
            return null;
        }

        if (!ResourceId.TryParse(text, out ResourceId? map))
        {
            scope.Unread(id, property, reference.Id, UnreadValueKind.MalformedReference);
        }

        return map;
    }
}
