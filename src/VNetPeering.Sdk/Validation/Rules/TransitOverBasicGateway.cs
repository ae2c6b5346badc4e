using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class TransitOverBasicGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3005",
        Title = "Transit over a Basic VPN gateway",
        Severity = Severity.Warning,
        Rules = "2.68, Q-08",
        Evidence = "Microsoft documentation offers transit for every VPN SKU except Basic; a recorded service answer shows that Azure accepts it",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        if (context.Behavior.BasicGatewayTransit == BasicGatewayTransit.Works)
        {
            return;
        }

        foreach (Gateway gateway in context.Topology.Gateways.Where(GatewayFacts.IsBasic))
        {
            ResourceId[] borrowers = gateway.VNetId is { } hub ? [.. Borrowers(context, hub)] : [];
            if (borrowers.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. borrowers],
                Message = $"Gateway {context.Name(gateway.Id)} has the SKU Basic, which does not take part in gateway transit: Azure accepts {Wording.List([.. borrowers.Select(context.Name)])}, and no routes pass.",
                Fix = $"Give {context.Name(gateway.Id)} another SKU, for example VpnGw1AZ.",
            });
        }
    }

    // Lending needs both flags, except to a classic VNet, which has no link of its own (rule 2.85). Lending to nobody is inert (rule 2.67).
    private static IEnumerable<ResourceId> Borrowers(ValidationContext context, ResourceId hub) => context.LinksFrom(hub)
        .Where(link => link.Peering.AllowGatewayTransit && (link.IsClassic || link.Reverse?.Peering.UseRemoteGateways == true))
        .Select(link => link.Reverse?.Id ?? link.Id);
}
