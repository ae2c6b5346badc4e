using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes gateways and their connections.</summary>
internal static class GatewayHandler
{
    public static Refusal? Put(Work work, Gateway body)
    {
        Gateway? existing = Shelves.Gateways.Find(work, body.Id);
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

    public static Refusal? Put(Work work, Connection body)
    {
        Connection? existing = Shelves.Connections.Find(work, body.Id);
        if (existing is not null && existing.Type != body.Type)
        {
            return Refusals.Fixed(work, body.Id, "kind");
        }

        Shelves.Connections.Put(work, body);
        return null;
    }

    private static Gateway WithOwnAddresses(Work work, Gateway body)
    {
        AddressPrefix? space = work.FindSubnet(body.SubnetId)?.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4).Cast<AddressPrefix?>().FirstOrDefault();
        return space is { } prefix ? body with { BgpPeeringAddresses = SubnetAddresses.OfGatewayInstances(prefix, body.ActiveActive is true) } : body;
    }
}
