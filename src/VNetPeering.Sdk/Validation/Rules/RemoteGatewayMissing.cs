using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RemoteGatewayMissing : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3002",
        Title = "Remote VNet has no gateway",
        Severity = Severity.Error,
        AzureErrorCode = "RemoteVnetHasNoGateways",
        Rules = "2.61, 2.62",
        Evidence = "Azure's answer as quoted in public reports (hashicorp/terraform#30569, Azure/terraform-azurerm-lz-vending#398)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        if (context.HasGatewayOfUnknownPlace)
        {
            return;
        }

        foreach (PeeringLink link in context.PrimaryLinks.Where(link => link.Peering.UseRemoteGateways && !link.IsClassic))
        {
            if (link.Remote is not { } hub || context.GatewaysOf(hub.Id).Count > 0 || context.RouteServersOf(hub.Id).Count > 0 || ValidationContext.IsUsedByGateway(hub))
            {
                continue;
            }

            string remote = context.Name(hub.Id);
            sink.Report(new Finding
            {
                Resource = link.Id,
                Related = [hub.Id],
                Message = $"Peering {context.Name(link.Id)} uses remote gateways, but {remote} has no gateway and no Route Server{Remark(context, hub)}.",
                Fix = $"Add a gateway to {remote}, or clear UseRemoteGateways.",
            });
        }
    }

    // The two beliefs that the public reports show most: the subnet is enough, and a borrowed gateway can be lent on.
    private static string Remark(ValidationContext context, VNet hub)
    {
        if (hub.Subnets.Any(subnet => subnet.Name == SpecialSubnets.Gateway))
        {
            return "; a GatewaySubnet alone is no gateway";
        }

        return context.LinksFrom(hub.Id).Any(link => link.Peering.UseRemoteGateways) ? "; the one that it borrows cannot be lent on" : string.Empty;
    }
}
