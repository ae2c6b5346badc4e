using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityGroupCount : RegionalCountRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7011",
        Title = "Too many network security groups in a subscription and region",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    protected override string What => "network security groups";

    protected override string Fix => "Let subnets share groups, put some into another subscription or region, or set AzureLimits.NetworkSecurityGroups where Azure has granted more.";

    protected override int Limit(AzureLimits limits) => limits.NetworkSecurityGroups;

    protected override IEnumerable<(ResourceId Id, Region Region)> Resources(ValidationContext context) =>
        context.Topology.NetworkSecurityGroups.DistinctBy(group => group.Id).Select(group => (group.Id, group.Region));
}
