using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class CircuitsPerGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7023",
        Title = "Too many circuits of an ExpressRoute gateway",
        Severity = Severity.Error,
        Rules = "4.08",
        Evidence = "Microsoft documentation (ExpressRoute virtual network gateways, 2023; ExpressRoute limits, 2023); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        ILookup<ResourceId?, Connection> connections = context.Topology.Connections
            .Where(connection => connection.Type == ConnectionType.ExpressRoute)
            .DistinctBy(connection => connection.Id)
            .ToLookup(connection => connection.GatewayId);
        foreach (Gateway gateway in context.Topology.Gateways.Where(gateway => gateway.Type == GatewayType.ExpressRoute))
        {
            // A connection whose circuit is known at run time only still leads to one.
            Connection[] own = [.. connections[gateway.Id].DistinctBy(connection => connection.CircuitId ?? connection.Id)];
            if (LimitOf(gateway, context.Limits) is { } limit && own.Length > limit)
            {
                sink.Report(new Finding
                {
                    Resource = gateway.Id,
                    Related = [.. own.Select(connection => connection.Id)],
                    Message = $"Gateway {context.Name(gateway.Id)} {LimitWording.Fact(own.Length, "circuits", limit, context.Limits)} for the SKU {gateway.Sku}.",
                    Fix = "Use a gateway with a larger SKU, or fewer circuits.",
                });
            }
        }
    }

    private static int? LimitOf(Gateway gateway, AzureLimits limits) => gateway.Sku?.ToUpperInvariant() switch
    {
        "STANDARD" or "ERGW1AZ" => limits.CircuitsPerStandardGateway,
        "HIGHPERFORMANCE" or "ERGW2AZ" => limits.CircuitsPerHighPerformanceGateway,
        "ULTRAPERFORMANCE" or "ERGW3AZ" => limits.CircuitsPerUltraPerformanceGateway,
        _ => null,
    };
}
