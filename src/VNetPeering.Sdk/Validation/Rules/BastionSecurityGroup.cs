using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class BastionSecurityGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5013",
        Title = "Security group lacks rules that Bastion needs",
        Severity = Severity.Error,
        AzureErrorCode = "NetworkSecurityGroupNotCompliantForAzureBastionSubnet",
        Rules = "1.45, 5.2",
        Evidence = "Microsoft documentation (Configure NSG rules for Azure Bastion, 2026); Azure's answer as quoted in a public report, which does not say what the service compares",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        // What the service compares is not known in full, so a Bastion that runs behind a group is believed.
        ILookup<ResourceId, SpecialSubnet> guarded = context.SpecialSubnets
            .Where(special => special.Name == SpecialSubnets.Bastion && special.Subnet.NetworkSecurityGroupId is not null && !special.IsOccupied)
            .ToLookup(special => special.Subnet.NetworkSecurityGroupId!);
        if (guarded.Count == 0)
        {
            return;
        }

        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups.DistinctBy(group => group.Id).Where(group => guarded.Contains(group.Id) && !context.IsRuleUnread(group.Id)))
        {
            SpecialSubnet[] subnets = [.. guarded[group.Id]];
            BastionNeed[] lacking = [.. BastionNeeds.All.Intersect(subnets.SelectMany(special => BastionNeeds.Lacking(group, special.Subnet)))];
            if (lacking.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = group.Id,
                Related = [.. subnets.Select(special => special.Subnet.Id)],
                Message = $"Network security group {context.Name(group.Id)} on {Wording.List([.. subnets.Select(special => context.Name(special.Subnet.Id))])} does not let through what Azure Bastion needs: {Wording.List(lacking)}.",
                Fix = "Add rules that allow them, before any that deny them.",
            });
        }
    }
}
