using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Questions about one gateway that several rules ask.</summary>
internal static class GatewayFacts
{
    public static bool IsBasic(Gateway gateway) => gateway.Type == GatewayType.Vpn && IsWord(gateway.Sku, "Basic");

    public static bool IsPolicyBased(Gateway gateway) => gateway.Type == GatewayType.Vpn && gateway.VpnType == VpnType.PolicyBased;

    /// <summary>Says whether the subnet lists an IP configuration of the gateway: Azure runs it already, so nothing about its creation is refused any more.</summary>
    public static bool IsRunning(ValidationContext context, Gateway gateway) =>
        gateway.VNetId is { } id
        && context.FindVNet(id) is { } vnet
        && vnet.Subnets.Any(subnet => subnet.IPConfigurationIds.Any(configuration => configuration.Parent == gateway.Id));

    /// <summary>Returns the ExpressRoute gateways that stand in the VNet of a gateway.</summary>
    public static IEnumerable<Gateway> ExpressRouteBeside(ValidationContext context, Gateway gateway) =>
        gateway.VNetId is { } vnet ? context.GatewaysOf(vnet).Where(other => other.Type == GatewayType.ExpressRoute) : [];

    /// <summary>Returns the connections of a gateway that speak BGP.</summary>
    public static Connection[] BgpConnections(ValidationContext context, Gateway gateway) =>
        [.. context.GatewayIndex.ConnectionsOf(gateway.Id).Where(connection => connection.EnableBgp == true)];

    /// <summary>Returns the id of a session; that of its Route Server when the session's name cannot stand in an id.</summary>
    public static ResourceId SessionId(RouteServer server, BgpConnection session) =>
        ResourceId.TryParse($"{server.Id}/bgpConnections/{session.Name}", out ResourceId? id) ? id : server.Id;

    public static bool IsWord(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
