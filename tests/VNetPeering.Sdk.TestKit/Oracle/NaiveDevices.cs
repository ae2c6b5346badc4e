using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Local network gateways that stand for a VPN gateway of the design: they have its public address for their device's (rule book 4.2).</summary>
public static class NaiveDevices
{
    /// <summary>The gateway whose public address a device has, written out or read by a template; null for a device outside, and for that of a declared site.</summary>
    internal static Gateway? GatewayAt(Topology topology, LocalNetworkGateway device)
    {
        string? text = device.GatewayIPAddress ?? topology.UnreadValues.FirstOrDefault(one => one.ResourceId == device.Id && one.Property is "gatewayIpAddress" or "fqdn")?.Text;
        if (text is null || device.Site is not null)
        {
            return null;
        }

        PublicIPAddress? address = HostAddress.TryParse(text, out HostAddress stated)
            ? topology.PublicIPAddresses.FirstOrDefault(one => one.Address == stated)
            : topology.PublicIPAddresses.FirstOrDefault(one => text.Contains($"'{one.Id}'", StringComparison.OrdinalIgnoreCase));
        return topology.Gateways.FirstOrDefault(gateway => gateway.Type == GatewayType.Vpn
            && topology.VNets.Any(vnet => vnet.Id == gateway.VNetId)
            && gateway.IPConfigurations.Any(part => part.PublicIPAddressId is not null && part.PublicIPAddressId == address?.Id));
    }

    /// <summary>The gateway at the far end of a site-to-site connection; null where that is outside.</summary>
    public static Gateway? FarGateway(Topology topology, Connection connection) =>
        connection.Type == ConnectionType.IPsec
            && topology.LocalNetworkGateways.FirstOrDefault(one => one.Id == connection.LocalNetworkGatewayId) is { } device
            && GatewayAt(topology, device) is { } far
            && far.Id != connection.GatewayId ? far : null;

    /// <summary>The site-to-site connections that lead back.</summary>
    public static IReadOnlyList<Connection> Back(Topology topology, Connection connection) => FarGateway(topology, connection) is { } far
        ? [.. topology.Connections.Where(one => one.GatewayId == far.Id && FarGateway(topology, one)?.Id == connection.GatewayId)]
        : [];

    /// <summary>One side says BGP, both gateways have it, and the number that the device states is the far gateway's.</summary>
    internal static bool Says(Topology topology, Connection connection, Gateway near, Gateway far)
    {
        long? stated = topology.LocalNetworkGateways.First(one => one.Id == connection.LocalNetworkGatewayId).Asn;
        return connection.EnableBgp is true && near.EnableBgp is not false && far.EnableBgp is not false && (stated is null || far.Asn is null || stated == far.Asn);
    }
}
