using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PropagationOffOnGatewaySubnet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4010",
        Title = "Gateway routes are kept out of a GatewaySubnet",
        Severity = Severity.Warning,
        Rules = "1.42",
        Evidence = "Microsoft documentation (Warning about user-defined routes on the GatewaySubnet, 2023; Virtual network traffic routing, 2023)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (SpecialSubnet place in context.SpecialSubnets.Where(place => place.Name == SpecialSubnets.Gateway))
        {
            if (context.RouteTables.Find(place.Subnet.RouteTableId) is { PropagatesGatewayRoutes: false } table)
            {
                string name = context.Name(table.Id);
                sink.Report(new Finding
                {
                    Resource = place.Subnet.Id,
                    Related = [table.Id],
                    Message = $"Subnet {context.Name(place.Subnet.Id)} has route table {name}, which has DisableBgpRoutePropagation set. A gateway does not work there.",
                    Fix = $"Clear DisableBgpRoutePropagation on {name}, or give the subnet a table of its own.",
                });
            }
        }
    }
}
