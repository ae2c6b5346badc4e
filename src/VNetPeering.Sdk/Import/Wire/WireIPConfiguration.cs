using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>An IP configuration or front end: of an interface, a gateway, a firewall, a load balancer, a Route Server, a private endpoint.</summary>
internal sealed class WireIPConfiguration : WireResource
{
    public WireReference? Subnet { get; set; }

    public WireReference? PublicIPAddress { get; set; }

    public WireText PrivateIPAddress { get; set; }

    public WireText PrivateIPAllocationMethod { get; set; }

    /// <summary>Gets whether the address is not asked for: Azure picks it, or an expression says who does.</summary>
    public bool IsAddressDynamic => PrivateIPAllocationMethod.IsExpression || string.Equals(PrivateIPAllocationMethod.Value, "Dynamic", StringComparison.OrdinalIgnoreCase);

    public WireText Primary { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? ApplicationSecurityGroups { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? LoadBalancerBackendAddressPools { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireIPConfiguration>))]
    public WireIPConfiguration? Properties { get; set; }
}
