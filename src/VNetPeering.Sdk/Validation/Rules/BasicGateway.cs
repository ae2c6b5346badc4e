using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class BasicGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3011",
        Title = "Basic VPN gateway is asked for what Basic does not offer",
        Severity = Severity.Error,
        Rules = "4.04",
        Evidence = "Microsoft documentation (BGP FAQ, 2019; coexisting connections, 2018; VPN gateway SKUs, 2018); Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        // A policy-based gateway is Basic because there is no other: VNP3010 speaks of the cause.
        foreach (Gateway gateway in context.GatewayIndex.All.Where(gateway => GatewayFacts.IsBasic(gateway) && !GatewayFacts.IsPolicyBased(gateway)))
        {
            Connection[] bgp = GatewayFacts.BgpConnections(context, gateway);
            Gateway[] beside = [.. GatewayFacts.ExpressRouteBeside(context, gateway)];
            bool hasIkeClients = gateway.ClientAddressPools.Count > 0 && gateway.ClientProtocols.Any(protocol => GatewayFacts.IsWord(protocol, "IkeV2"));
            string[] asks =
            [
                .. gateway.EnableBgp == true || bgp.Length > 0 ? (string[])["BGP"] : [],
                .. beside.Select(other => $"the ExpressRoute gateway {context.Name(other.Id)} beside it"),
                .. hasIkeClients ? (string[])["IKEv2 clients"] : [],
            ];
            if (asks.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. bgp.Select(connection => connection.Id), .. beside.Select(other => other.Id)],
                Message = $"Gateway {context.Name(gateway.Id)} has the SKU Basic and has {Wording.List(asks)}. Basic does not offer that.",
                Fix = $"Replace {context.Name(gateway.Id)} by a gateway of another SKU, for example VpnGw1AZ; a Basic one cannot be resized.",
            });
        }
    }
}
