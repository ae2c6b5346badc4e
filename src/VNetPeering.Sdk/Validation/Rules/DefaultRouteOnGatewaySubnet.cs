using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DefaultRouteOnGatewaySubnet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4009",
        Title = "Default route on a GatewaySubnet",
        Severity = Severity.Error,
        Rules = "1.41",
        Evidence = "Microsoft documentation (Warning about user-defined routes on the GatewaySubnet, 2023; Virtual network traffic routing, 2023); Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (SpecialSubnet place in context.SpecialSubnets.Where(place => place.Name == SpecialSubnets.Gateway))
        {
            if (context.RouteTables.Find(place.Subnet.RouteTableId) is not { } table
                || table.Routes.FirstOrDefault(route => route.Destination.Prefix == AddressPrefix.AllIPv4) is not { } route)
            {
                continue;
            }

            string name = context.Name(table.Id);
            sink.Report(new Finding
            {
                Resource = place.Subnet.Id,
                Related = [table.Id],
                Message = $"Subnet {context.Name(place.Subnet.Id)} has route table {name} with a route for 0.0.0.0/0, \"{route.Name}\". Azure creates no gateway there, and one that exists loses touch with its management.",
                Fix = $"Remove the route, or take {name} off the subnet; routes for the prefixes of spokes may stay.",
            });
        }
    }
}
