using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityGroupOnFirewallSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5014",
        Title = "Security group on a firewall subnet has no effect",
        Severity = Severity.Info,
        Rules = "1.3",
        Evidence = "Microsoft documentation (Azure Firewall FAQ, 2022) for AzureFirewallSubnet; background knowledge, not confirmed by a source, for AzureFirewallManagementSubnet",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        bool isFirewall = special.Name == SpecialSubnets.Firewall || special.Name == SpecialSubnets.FirewallManagement;
        if (!isFirewall || special.Subnet.NetworkSecurityGroupId is not { } group)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = [group],
            Message = $"Subnet {context.Name(special.Subnet.Id)} has network security group {context.Name(group)}, which the platform disables there.",
            Fix = "Take the group off, and write the rules into the firewall's policy.",
        });
    }
}
