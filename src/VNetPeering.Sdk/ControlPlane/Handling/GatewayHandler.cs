using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes gateways, Route Servers, connections and local network gateways.</summary>
internal static class GatewayHandler
{
    public static Refusal? Put(Work work, Gateway body)
    {
        Gateway? existing = Shelves.Gateways.Find(work, body.Id);
        if (body.IPConfigurations.Select(part => part.SubnetId).OfType<ResourceId>().FirstOrDefault(subnet => work.FindSubnet(subnet) is null) is { } missing)
        {
            return Refusals.ReferenceMissing(work, body.Id, missing);
        }

        if (existing is not null && existing.Type != body.Type)
        {
            return Refusals.Fixed(work, body.Id, "kind");
        }

        if (existing?.VpnType is { } was && body.VpnType is { } wanted && was != wanted)
        {
            return Refusals.Fixed(work, body.Id, "VPN type");
        }

        Shelves.Gateways.Put(work, body.Type == GatewayType.Vpn && body.BgpPeeringAddresses.Count == 0 ? WithOwnAddresses(work, body) : body);
        return null;
    }

    public static Refusal? Put(Work work, RouteServer body)
    {
        if (body.SubnetId is { } subnet && work.FindSubnet(subnet) is null)
        {
            return Refusals.ReferenceMissing(work, body.Id, subnet);
        }

        Shelves.RouteServers.Put(work, body);
        return null;
    }

    public static Refusal? Put(Work work, Connection body)
    {
        Connection? existing = Shelves.Connections.Find(work, body.Id);
        ResourceId? missing =
            body.GatewayId is { } gateway && Shelves.Gateways.Find(work, gateway) is null ? gateway
            : body.PeerGatewayId is { } peer && Shelves.Gateways.Find(work, peer) is null ? peer
            : body.LocalNetworkGatewayId is { } site && Shelves.LocalNetworkGateways.Find(work, site) is null ? site
            : body.CircuitId is { } circuit && work.Rest.ExpressRouteCircuits.All(other => other.Id != circuit) ? circuit
            : null;
        if (missing is not null)
        {
            return Refusals.ReferenceMissing(work, body.Id, missing);
        }

        if (existing is not null && existing.Type != body.Type)
        {
            return Refusals.Fixed(work, body.Id, "kind");
        }

        Shelves.Connections.Put(work, body);
        return null;
    }

    public static Refusal? Delete(Work work, ResourceId id)
    {
        if (work.Rest.Connections.FirstOrDefault(connection => connection.GatewayId == id || connection.PeerGatewayId == id) is { } connection)
        {
            return Refusals.InUse(work, id, connection.Id, code: null);
        }

        Shelves.Gateways.Remove(work, id);
        InterfaceHandler.Vacate(work, id);
        return null;
    }

    public static Refusal? DeleteRouteServer(Work work, ResourceId id)
    {
        Shelves.RouteServers.Remove(work, id);
        InterfaceHandler.Vacate(work, id);
        return null;
    }

    public static Refusal? DeleteLocalNetworkGateway(Work work, ResourceId id)
    {
        if (work.Rest.Connections.FirstOrDefault(connection => connection.LocalNetworkGatewayId == id) is { } connection)
        {
            return Refusals.InUse(work, id, connection.Id, code: null);
        }

        Shelves.LocalNetworkGateways.Remove(work, id);
        return null;
    }

    private static Gateway WithOwnAddresses(Work work, Gateway body)
    {
        AddressPrefix? space = work.FindSubnet(body.SubnetId)?.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4).Cast<AddressPrefix?>().FirstOrDefault();
        return space is { } prefix ? body with { BgpPeeringAddresses = SubnetAddresses.OfGatewayInstances(prefix, body.ActiveActive is true) } : body;
    }
}
