using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RouteTableOnBastionSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4012",
        Title = "Route table on AzureBastionSubnet",
        Severity = Severity.Error,
        AzureErrorCode = "RouteTableCannotBeAttachedForAzureBastionSubnet",
        Rules = "1.45",
        Evidence = "Azure's answer as quoted in public reports, one of them a failed deployment; one source says that only a default route is refused",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        // The sources do not agree on every table, so a Bastion that runs with one is believed.
        if (special.Name != SpecialSubnets.Bastion || special.Subnet.RouteTableId is not { } table || special.IsOccupied)
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
