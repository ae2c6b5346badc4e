using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RouteTableOnRouteServerSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4013",
        Title = "Route table on RouteServerSubnet",
        Severity = Severity.Error,
        Rules = "1.46",
        Evidence = "Microsoft documentation (Route Server FAQ, 2022); its code is not shown",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        if (special.Name != SpecialSubnets.RouteServer || special.Subnet.RouteTableId is not { } table)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = [table],
            Message = $"Subnet {context.Name(special.Subnet.Id)} has route table {context.Name(table)}. Azure takes none there.",
            Fix = "Take the table off.",
        });
    }
}
