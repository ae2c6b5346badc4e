using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class BasicPublicAddressOnVpnGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3012",
        Title = "New VPN gateway on a Basic public address",
        Severity = Severity.Error,
        AzureErrorCode = "PublicIpWithBasicSkuNotAllowedOnVPNGateways",
        Rules = "2.68",
        Evidence = "Azure's answer in a published deployment log",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.Vpn)
        {
            ResourceId[] basic = [.. context.GatewayIndex.PublicAddressesOf(gateway).Where(address => GatewayFacts.IsWord(address.Sku, "Basic")).Select(address => address.Id)];
            if (basic.Length == 0 || GatewayFacts.IsRunning(context, gateway))
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. basic],
                Message = $"VPN gateway {context.Name(gateway.Id)} has {(basic.Length == 1 ? "the public address" : "the public addresses")} {Wording.List([.. basic.Select(context.Name)])} of SKU Basic. Azure creates no VPN gateway on Basic addresses.",
                Fix = $"Give {Wording.List([.. basic.Select(context.Name)])} the SKU Standard.",
            });
        }
    }
}
