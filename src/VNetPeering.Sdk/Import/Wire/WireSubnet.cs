using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A subnet, inside its virtual network or by itself.</summary>
internal sealed class WireSubnet : WireResource
{
    public WireText AddressPrefix { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? AddressPrefixes { get; set; }

    public WireReference? NetworkSecurityGroup { get; set; }

    public WireReference? RouteTable { get; set; }

    public WireReference? NatGateway { get; set; }

    public WireText DefaultOutboundAccess { get; set; }

    [JsonConverter(typeof(WireListConverter<WireServiceEndpoint>))]
    public WireList<WireServiceEndpoint>? ServiceEndpoints { get; set; }

    [JsonConverter(typeof(WireListConverter<WireDelegation>))]
    public WireList<WireDelegation>? Delegations { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? IpConfigurations { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? ApplicationGatewayIPConfigurations { get; set; }

    public WireText PrivateEndpointNetworkPolicies { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireSubnet>))]
    public WireSubnet? Properties { get; set; }
}
