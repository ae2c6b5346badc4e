using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RouteTableCount : RegionalCountRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7019",
        Title = "Too many route tables in a subscription and region",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    protected override string What => "route tables";

    protected override string Fix => "Let subnets share tables, put some into another subscription or region, or set AzureLimits.RouteTables where Azure has granted more.";

    protected override int Limit(AzureLimits limits) => limits.RouteTables;

    protected override IEnumerable<(ResourceId Id, Region Region)> Resources(ValidationContext context) =>
        context.Topology.RouteTables.DistinctBy(table => table.Id).Select(table => (table.Id, table.Region));
}
