using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class TransitNotAllowed : LinkRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3001",
        Title = "Remote VNet does not lend its gateway",
        Severity = Severity.Error,
        Rules = "2.63, 2.64, Q-12",
        Evidence = "Azure's message in published lab output (erjosito/azure-networking-lab) and hashicorp/terraform-provider-azurerm#2872; its code is not shown",
    };

    public override void CheckLink(ValidationContext context, PeeringLink link, DiagnosticSink sink)
    {
        // While the reverse link does not exist Azure does not ask (rule 2.64); a flag that was not read may well be set.
        if (!link.Peering.UseRemoteGateways || link.Reverse is not { Peering.AllowGatewayTransit: false } reverse || context.IsUnread(reverse.Id, "allowGatewayTransit"))
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [reverse.Id],
            Message = $"Peering {context.Name(link.Id)} uses remote gateways, but {context.Name(reverse.Id)} has AllowGatewayTransit set to false.",
            Fix = $"Set AllowGatewayTransit on {context.Name(reverse.Id)} first, or clear UseRemoteGateways.",
        });
    }
}
