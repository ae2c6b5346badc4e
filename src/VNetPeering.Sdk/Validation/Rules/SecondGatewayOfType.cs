using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecondGatewayOfType : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3006",
        Title = "Second gateway of one type in a VNet",
        Severity = Severity.Error,
        Rules = "1.47, 4.01",
        Evidence = "Microsoft documentation (About VPN gateway settings, 2020; Azure networking limits, 2022); Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = Math.Max(0, context.Limits.GatewaysPerTypeAndVNet);
        foreach (IGrouping<(ResourceId VNet, GatewayType Type), Gateway> group in context.GatewayIndex.All.Where(gateway => gateway.VNetId is not null).GroupBy(gateway => (gateway.VNetId!, gateway.Type)))
        {
            Gateway[] gateways = [.. group];
            if (gateways.Length <= limit)
            {
                continue;
            }

            Gateway first = gateways[limit];
            string type = group.Key.Type == GatewayType.Vpn ? "VPN" : "ExpressRoute";
            sink.Report(new Finding
            {
                Resource = first.Id,
                Related = [.. gateways.Where(gateway => gateway != first).Select(gateway => gateway.Id)],
                Message = $"{context.Name(group.Key.VNet)} has {gateways.Length} {type} gateways: {Wording.List([.. gateways.Select(gateway => context.Name(gateway.Id))])}. Azure takes {limit} of each type in one VNet.",
                Fix = $"Remove {Wording.List([.. gateways[limit..].Select(gateway => context.Name(gateway.Id))])}, or use another VNet.",
            });
        }
    }
}
