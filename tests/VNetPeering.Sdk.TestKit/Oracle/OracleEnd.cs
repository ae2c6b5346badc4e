using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Where a packet arrived: the place that the answer starts from.</summary>
internal abstract record OracleEnd
{
    /// <summary>A subnet of a VNet.</summary>
    internal sealed record InSubnet(VNet VNet, Subnet Subnet) : OracleEnd;

    /// <summary>A private endpoint.</summary>
    internal sealed record AtPrivateEndpoint(VNet VNet, Subnet Subnet) : OracleEnd;

    /// <summary>A site, reached over a session or by the static connection of a gateway.</summary>
    internal sealed record AtSite(string Site, OracleSession? Over, Gateway? Static) : OracleEnd;

    /// <summary>The clients of a gateway.</summary>
    internal sealed record AtClients(Gateway Gateway) : OracleEnd;

    /// <summary>The Internet, reached from a subnet; by an appliance when one translated the address.</summary>
    internal sealed record OnInternet(OracleSender Exit) : OracleEnd;
}
