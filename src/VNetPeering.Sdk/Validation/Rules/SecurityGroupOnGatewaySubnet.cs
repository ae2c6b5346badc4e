using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityGroupOnGatewaySubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5011",
        Title = "Security group on GatewaySubnet",
        Severity = Severity.Error,
        AzureErrorCode = "NetworkSecurityGroupCannotBeAttachedToGatewaySubnet",
        Rules = "1.40",
        Evidence = "Azure's answer as quoted in a public report (Azure-Terraform/terraform-azurerm-virtual-network#18); Microsoft documentation (user-defined routes on GatewaySubnet, 2023)",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        if (special.Name != SpecialSubnets.Gateway || special.Subnet.NetworkSecurityGroupId is not { } group)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = [group],
            Message = $"Subnet {context.Name(special.Subnet.Id)} has network security group {context.Name(group)}. Azure takes none there, for VPN and ExpressRoute gateways alike.",
            Fix = "Take the group off, and filter at the subnets behind the gateway.",
        });
    }
}
