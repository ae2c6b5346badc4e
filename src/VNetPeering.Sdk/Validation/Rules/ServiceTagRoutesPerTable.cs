using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ServiceTagRoutesPerTable : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7021",
        Title = "Too many routes to service tags in a route table",
        Severity = Severity.Error,
        Rules = "3.32, 8",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.ServiceTagRoutesPerRouteTable;
        foreach (RouteTable table in context.Topology.RouteTables)
        {
            int count = table.Routes.Count(route => route.Destination.ServiceTag is not null);
            if (count > limit)
            {
                sink.Report(new Finding
                {
                    Resource = table.Id,
                    Message = $"Route table {context.Name(table.Id)} {LimitWording.Fact(count, "routes to service tags", limit, context.Limits)}.",
                    Fix = "Replace regional tags by the tag of the whole service, or tags by prefixes.",
                });
            }
        }
    }
}
