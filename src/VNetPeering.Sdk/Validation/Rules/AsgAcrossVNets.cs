using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgAcrossVNets : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5009",
        Title = "Application security group has members in several VNets",
        Severity = Severity.Error,
        Rules = "5.30",
        Evidence = "Microsoft documentation (Application security groups, 2020)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var members = new AsgMembers(context.Topology);
        foreach (ResourceId group in members.Groups)
        {
            AsgMember[] outside = [.. members.Outside(group).DistinctBy(member => member.InterfaceId)];
            if (outside.Length == 0)
            {
                continue;
            }

            string home = context.Name(members.VNetOf(group)!);
            sink.Report(new Finding
            {
                Resource = group,
                Related = [.. outside.Select(member => member.InterfaceId)],
                Message = $"Application security group {context.Name(group)} has its first network interface in {home}, and {Wording.List([.. outside.Select(member => Place(context, member))])}. The members of a group lie in one VNet, that of the first.",
                Fix = $"Make an application security group for each VNet, or take the network interfaces outside {home} out of {context.Name(group)}.",
            });
        }
    }

    private static string Place(ValidationContext context, AsgMember member) => $"{context.Name(member.InterfaceId)} in {context.Name(member.VNetId!)}";
}
