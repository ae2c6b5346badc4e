using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgPairAcrossVNets : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5010",
        Title = "Application security groups of one rule lie in several VNets",
        Severity = Severity.Error,
        AzureErrorCode = "AllApplicationSecurityGroupsInSecurityRuleMustBeFromSameVnet",
        Rules = "5.31",
        Evidence = "Microsoft documentation (Application security groups, 2020); Azure's answer as quoted in a public report (Azure/azure-sdk-for-java#34158)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var members = new AsgMembers(context.Topology);
        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups)
        {
            foreach (SecurityRule rule in group.SecurityRules)
            {
                CheckRule(context, members, group, rule, sink);
            }
        }
    }

    private static void CheckRule(ValidationContext context, AsgMembers members, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        // Groups that have no member yet are bound to no VNet.
        (ResourceId Group, ResourceId VNet)[] placed =
        [
            .. rule.SourceApplicationSecurityGroupIds.Concat(rule.DestinationApplicationSecurityGroupIds).Distinct()
                .Select(asg => (Group: asg, VNet: members.VNetOf(asg)))
                .Where(asg => asg.VNet is not null)
                .Select(asg => (asg.Group, asg.VNet!)),
        ];
        if (placed.DistinctBy(asg => asg.VNet).Count() < 2 || placed.Any(asg => members.Outside(asg.Group).Any()))
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Related = [.. placed.Select(asg => asg.Group)],
            Message = $"Security rule {context.Name(id)} names application security groups of several VNets: {Wording.List([.. placed.Select(asg => $"{context.Name(asg.Group)} of {context.Name(asg.VNet)}")])}. The groups of one rule belong to the same VNet.",
            Fix = "Keep the groups of the VNet that the rule protects, and write prefixes for the rest: a rule cannot name groups on both ends of a peering.",
        });
    }
}
