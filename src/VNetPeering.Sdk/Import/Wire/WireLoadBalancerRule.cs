using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A load-balancing, inbound NAT or outbound rule.</summary>
internal sealed class WireLoadBalancerRule : WireResource
{
    public WireReference? FrontendIPConfiguration { get; set; }

    public WireReference? BackendAddressPool { get; set; }

    public WireReference? BackendIPConfiguration { get; set; }

    public WireText Protocol { get; set; }

    public WireText FrontendPort { get; set; }

    public WireText BackendPort { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireLoadBalancerRule>))]
    public WireLoadBalancerRule? Properties { get; set; }
}
