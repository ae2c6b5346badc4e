using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class TunnelsPerGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7022",
        Title = "Too many tunnels of a VPN gateway",
        Severity = Severity.Error,
        Rules = "4.04, 4.05, 8",
        Evidence = "Microsoft documentation (table of gateway SKUs, 2018, and a later page for the ceiling); which SKUs reach the ceiling is not confirmed by a source",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        ILookup<ResourceId?, Connection> connections = context.Topology.Connections
            .Where(connection => connection.Type is ConnectionType.IPsec or ConnectionType.VNetToVNet)
            .DistinctBy(connection => connection.Id)
            .ToLookup(connection => connection.GatewayId);
        foreach (Gateway gateway in context.Topology.Gateways.Where(gateway => gateway.Type == GatewayType.Vpn))
        {
            Connection[] own = [.. connections[gateway.Id]];
            (int limit, string fix) = LimitOf(gateway, context.Limits);
            if (own.Length > limit)
            {
                sink.Report(new Finding
                {
                    Resource = gateway.Id,
                    Related = [.. own.Select(connection => connection.Id)],
                    Message = $"Gateway {context.Name(gateway.Id)} {LimitWording.Fact(own.Length, "tunnels", limit, context.Limits)}{(gateway.Sku is null ? string.Empty : $" for the SKU {gateway.Sku}")}.",
                    Fix = fix,
                });
            }
        }
    }

    // A SKU that is not known gets the benefit of the doubt.
    private static (int Limit, string Fix) LimitOf(Gateway gateway, AzureLimits limits) => gateway.Sku?.ToUpperInvariant() switch
    {
        "BASIC" => (limits.TunnelsPerBasicGateway, "Build a gateway with another SKU, since Basic cannot be resized, or use fewer connections."),
        "VPNGW1" or "VPNGW2" or "VPNGW3" or "VPNGW1AZ" or "VPNGW2AZ" or "VPNGW3AZ" => (limits.TunnelsPerGateway, "Use a gateway with a larger SKU, or fewer connections."),
        _ => (limits.TunnelsPerLargestGateway, "Use fewer connections, or a second gateway in another VNet."),
    };
}
