using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RemoteGatewayMissing : LinkRule
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

    public override void CheckLink(ValidationContext context, PeeringLink link, DiagnosticSink sink)
    {
        // A Disconnected link borrows nothing; Azure asks again when it is written again.
        if (!link.Peering.UseRemoteGateways || link.IsOrphaned || context.HasGatewayOfUnknownPlace || link.IsClassic || link.Remote is not { } hub || HasGateway(context, hub))
        {
            return;
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

    private static bool HasGateway(ValidationContext context, VNet hub) =>
        context.GatewaysOf(hub.Id).Count > 0 || context.RouteServersOf(hub.Id).Count > 0 || ValidationContext.IsUsedByGateway(hub);

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
