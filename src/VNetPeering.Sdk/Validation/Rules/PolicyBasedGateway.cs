using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PolicyBasedGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3010",
        Title = "Policy-based gateway is asked for what only route-based ones do",
        Severity = Severity.Error,
        Rules = "4.02",
        Evidence = "Microsoft documentation (About VPN gateway settings, 2020; BGP FAQ, 2019; coexisting connections, 2018); for VNet-to-VNet background knowledge. Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.All.Where(GatewayFacts.IsPolicyBased))
        {
            Connection[] all = [.. context.GatewayIndex.ConnectionsOf(gateway.Id)];
            Connection[] bgp = GatewayFacts.BgpConnections(context, gateway);
            Connection[] toVNets = [.. all.Where(connection => connection.Type == ConnectionType.VNetToVNet)];
            Connection[] toSites = [.. all.Where(connection => connection.Type == ConnectionType.IPsec)];
            Gateway[] beside = [.. GatewayFacts.ExpressRouteBeside(context, gateway)];
            string[] asks =
            [
                .. gateway.ClientAddressPools.Count > 0 ? (string[])["point-to-site clients"] : [],
                .. gateway.EnableBgp == true || bgp.Length > 0 ? (string[])["BGP"] : [],
                .. beside.Select(other => $"the ExpressRoute gateway {context.Name(other.Id)} beside it"),
                .. toVNets.Length > 0 ? (string[])["a VNet-to-VNet connection"] : [],
                .. toSites.Length > 1 ? (string[])[$"{toSites.Length} site-to-site connections"] : [],
            ];
            if (asks.Length == 0)
            {
                continue;
            }

            ResourceId[] related = [.. bgp.Concat(toVNets).Concat(toSites.Length > 1 ? toSites : []).Select(connection => connection.Id), .. beside.Select(other => other.Id)];
            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. related.Distinct()],
                Message = $"Gateway {context.Name(gateway.Id)} is policy-based and has {Wording.List(asks)}. A policy-based gateway has one site-to-site connection and nothing else.",
                Fix = $"Replace {context.Name(gateway.Id)} by a route-based gateway, for example of SKU VpnGw1AZ; the type of a gateway cannot be changed.",
            });
        }
    }
}
