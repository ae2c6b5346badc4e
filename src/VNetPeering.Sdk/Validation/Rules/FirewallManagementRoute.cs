using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class FirewallManagementRoute : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4014",
        Title = "Management traffic of the firewall is led elsewhere",
        Severity = Severity.Error,
        Rules = "1.3",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        IEnumerable<IGrouping<ResourceId, SpecialSubnet>> attached = context.SpecialSubnets
            .Where(special => special.Name == SpecialSubnets.FirewallManagement && special.Subnet.RouteTableId is not null)
            .GroupBy(special => special.Subnet.RouteTableId!);
        foreach (IGrouping<ResourceId, SpecialSubnet> subnets in attached)
        {
            UserDefinedRoute? elsewhere = context.RouteTables.Find(subnets.Key)?.Routes
                .FirstOrDefault(route => route.Destination.Prefix == AddressPrefix.AllIPv4 && route.NextHopType != NextHopType.Internet);
            if (elsewhere is null)
            {
                continue;
            }

            string[] names = [.. subnets.Select(special => context.Name(special.Subnet.Id))];
            sink.Report(new Finding
            {
                Resource = subnets.Key,
                Related = [.. subnets.Select(special => special.Subnet.Id)],
                Message = $"Route table {context.Name(subnets.Key)} on {Wording.List(names)} leads 0.0.0.0/0 to {elsewhere.NextHopType.ToRouteWord()}. The management traffic of Azure Firewall must go straight to the Internet.",
                Fix = "Lead 0.0.0.0/0 to Internet in a table of its own for the management subnet.",
            });
        }
    }
}
