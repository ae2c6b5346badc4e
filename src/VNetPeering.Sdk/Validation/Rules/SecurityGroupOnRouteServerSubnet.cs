using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityGroupOnRouteServerSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5012",
        Title = "Security group on RouteServerSubnet",
        Severity = Severity.Error,
        Rules = "1.46",
        Evidence = "Microsoft documentation (Route Server FAQ, 2022); its code is not shown",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        if (special.Name != SpecialSubnets.RouteServer || special.Subnet.NetworkSecurityGroupId is not { } group)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = [group],
            Message = $"Subnet {context.Name(special.Subnet.Id)} has network security group {context.Name(group)}. Azure takes none there.",
            Fix = "Take the group off.",
        });
    }
}
