using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class GatewayAddressWithoutZones : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3020",
        Title = "Zone-redundant VPN gateway on an address without zones",
        Severity = Severity.Error,
        AzureErrorCode = "VmssVpnGatewayPublicIpsMustHaveZonesConfigured",
        Rules = "4.05",
        Evidence = "Azure's answer in a published deployment log",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.Vpn.Where(gateway => gateway.Sku?.EndsWith("AZ", StringComparison.OrdinalIgnoreCase) == true))
        {
            ResourceId[] addresses = [.. context.GatewayIndex.PublicAddressesOf(gateway).Where(address => GatewayFacts.IsWord(address.Sku, "Standard") && address.Zones is { Count: 0 }).Select(address => address.Id)];
            if (addresses.Length == 0 || GatewayFacts.IsRunning(context, gateway))
            {
                continue;
            }

            string names = Wording.List([.. addresses.Select(context.Name)]);
            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. addresses],
                Message = $"VPN gateway {context.Name(gateway.Id)} has the SKU {gateway.Sku}, and {(addresses.Length == 1 ? $"its public address {names} lies" : $"its public addresses {names} lie")} in no availability zone.",
                Fix = $"Give {names} zones, for example 1, 2 and 3, or the gateway a SKU without AZ.",
            });
        }
    }
}
