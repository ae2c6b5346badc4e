using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class NextHopTypeNotWritable : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4001",
        Title = "Route has a next-hop type that only Azure writes",
        Severity = Severity.Error,
        Rules = "3.30",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023); Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (RouteTable table in context.Topology.RouteTables)
        {
            string[] routes = [.. table.Routes.Where(route => !IsWritable(route.NextHopType)).Select(route => $"\"{route.Name}\" ({route.NextHopType.ToRouteWord()})")];
            if (routes.Length > 0)
            {
                sink.Report(new Finding
                {
                    Resource = table.Id,
                    Message = $"Route table {context.Name(table.Id)} has {(routes.Length == 1 ? "a route with a next-hop type" : "routes with next-hop types")} that only Azure itself writes: {Wording.List(routes)}.",
                    Fix = "Use VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet or None, or remove the route: Azure makes those of peerings, endpoints and connected groups by itself.",
                });
            }
        }
    }

    internal static bool IsWritable(NextHopType type) => type is NextHopType.VirtualAppliance or NextHopType.VirtualNetworkGateway or NextHopType.VNetLocal or NextHopType.Internet or NextHopType.None;
}
