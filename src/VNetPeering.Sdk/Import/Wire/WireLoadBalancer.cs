using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A load balancer.</summary>
internal sealed class WireLoadBalancer : WireResource
{
    [JsonConverter(typeof(WireNodeConverter<WireSku>))]
    public WireSku? Sku { get; set; }

    [JsonConverter(typeof(WireListConverter<WireIPConfiguration>))]
    public WireList<WireIPConfiguration>? FrontendIPConfigurations { get; set; }

    [JsonConverter(typeof(WireListConverter<WireNamed>))]
    public WireList<WireNamed>? BackendAddressPools { get; set; }

    [JsonConverter(typeof(WireListConverter<WireLoadBalancerRule>))]
    public WireList<WireLoadBalancerRule>? LoadBalancingRules { get; set; }

    [JsonConverter(typeof(WireListConverter<WireLoadBalancerRule>))]
    public WireList<WireLoadBalancerRule>? InboundNatRules { get; set; }

    [JsonConverter(typeof(WireListConverter<WireLoadBalancerRule>))]
    public WireList<WireLoadBalancerRule>? OutboundRules { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireLoadBalancer>))]
    public WireLoadBalancer? Properties { get; set; }
}
