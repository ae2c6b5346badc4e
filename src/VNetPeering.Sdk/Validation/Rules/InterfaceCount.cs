using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class InterfaceCount : RegionalCountRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7010",
        Title = "Too many network interfaces in a subscription and region",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    protected override string What => "network interfaces";

    protected override string Fix => "Remove interfaces that no machine uses, put some into another subscription or region, or set AzureLimits.NetworkInterfaces where Azure has granted more.";

    protected override int Limit(AzureLimits limits) => limits.NetworkInterfaces;

    protected override IEnumerable<(ResourceId Id, Region Region)> Resources(ValidationContext context) =>
        context.Topology.NetworkInterfaces.DistinctBy(nic => nic.Id).Select(nic => (nic.Id, nic.Region));
}
