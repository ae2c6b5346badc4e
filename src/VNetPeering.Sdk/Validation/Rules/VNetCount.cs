using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class VNetCount : RegionalCountRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7001",
        Title = "Too many VNets in a subscription and region",
        Severity = Severity.Error,
        AzureErrorCode = "VnetCountLimitReached",
        Rules = "1.07, 8",
        Evidence = "Azure's code as quoted in public code; the figure is Microsoft documentation (Azure networking limits, 2022)",
    };

    protected override string What => "VNets";

    protected override string Fix => "Put some of them into another subscription or region, or set AzureLimits.VNets where Azure has granted more.";

    protected override int Limit(AzureLimits limits) => limits.VNets;

    // By number, so that a VNet which the input describes twice counts once. Classic VNets are counted by another service.
    protected override IEnumerable<(ResourceId Id, Region Region)> Resources(ValidationContext context)
    {
        for (int number = 0; number < context.VNetCount; number++)
        {
            if (context.FindVNet(number) is { DeploymentModel: not DeploymentModel.Classic } vnet)
            {
                yield return (vnet.Id, vnet.Region);
            }
        }
    }
}
