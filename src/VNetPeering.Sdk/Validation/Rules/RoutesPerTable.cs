using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RoutesPerTable : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7020",
        Title = "Too many routes in a route table",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.RoutesPerRouteTable;
        foreach (RouteTable table in context.Topology.RouteTables.Where(table => table.Routes.Count > limit))
        {
            sink.Report(new Finding
            {
                Resource = table.Id,
                Message = $"Route table {context.Name(table.Id)} {LimitWording.Fact(table.Routes.Count, "routes", limit, context.Limits)}.",
                Fix = "Replace neighbouring destinations with the same next hop by a shorter prefix.",
            });
        }
    }
}
