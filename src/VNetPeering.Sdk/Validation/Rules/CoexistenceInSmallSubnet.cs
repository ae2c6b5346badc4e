using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class CoexistenceInSmallSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3008",
        Title = "VPN and ExpressRoute gateways share a small GatewaySubnet",
        Severity = Severity.Error,
        Rules = "1.44",
        Evidence = "Microsoft documentation (ExpressRoute and site-to-site coexisting connections, 2018); Azure's code is not known",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        IReadOnlyList<Gateway> gateways = GatewaySubnetSize.CrowdedOut(context, special);
        if (gateways.Count == 0)
        {
            return;
        }

        string subnet = context.Name(special.Subnet.Id);
        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = [.. gateways.Select(gateway => gateway.Id)],
            Message = $"{subnet} is a /{special.IPv4Length} and holds VPN and ExpressRoute gateways: {Wording.List([.. gateways.Select(gateway => context.Name(gateway.Id))])}. Together they need a /{GatewaySubnetSize.AdvisedLength} or larger.",
            Fix = $"Make {subnet} a /{GatewaySubnetSize.AdvisedLength} or larger; a gateway that stands in it must be removed first.",
        });
    }
}
