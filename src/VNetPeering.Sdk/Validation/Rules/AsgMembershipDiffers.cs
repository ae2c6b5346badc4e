using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgMembershipDiffers : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5015",
        Title = "IP configurations of one interface are in different application security groups",
        Severity = Severity.Error,
        AzureErrorCode = "AllIpConfigurationsOnANicMustBelongToTheSameApplicationSecurityGroups",
        Rules = "5.32",
        Evidence = "Azure's answer as quoted in a public report (Azure/azure-cli#21551)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NetworkInterface nic in context.Topology.NetworkInterfaces.Where(nic => nic.IPConfigurations.Count > 1))
        {
            HashSet<ResourceId> first = [.. nic.IPConfigurations[0].ApplicationSecurityGroupIds];
            IPConfiguration? other = nic.IPConfigurations.FirstOrDefault(part => !first.SetEquals(part.ApplicationSecurityGroupIds));
            if (other is null || context.IsUnread(nic.Id, "applicationSecurityGroups") || nic.IPConfigurations.Any(part => context.IsUnread(nic.Id.Child("ipConfigurations", part.Name.IsEmpty ? "none" : part.Name.Value), "applicationSecurityGroups")))
            {
                continue;
            }

            ResourceId[] differing = [.. first.Except(other.ApplicationSecurityGroupIds).Concat(other.ApplicationSecurityGroupIds.Except(first))];
            sink.Report(new Finding
            {
                Resource = nic.Id,
                Related = [.. differing],
                Message = $"Network interface {context.Name(nic.Id)} has IP configurations \"{nic.IPConfigurations[0].Name}\" and \"{other.Name}\" in different application security groups: {Wording.List([.. differing.Select(context.Name)])} {(differing.Length == 1 ? "holds" : "hold")} one of the two only.",
                Fix = "Put every IP configuration of the interface into the same groups.",
            });
        }
    }
}
