using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ConnectedGroupsPerVNet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7029",
        Title = "VNet is in too many connected groups",
        Severity = Severity.Error,
        Rules = "6.11",
        Evidence = "Microsoft documentation (Virtual Network Manager: limitations, 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.ConnectedGroupsPerVNet;

        // A VNet that states no region is a member in each region of one network group; in Azure it is in one of them.
        IEnumerable<(int VNet, ConnectivityConfiguration Configuration, ResourceId Group)> memberships = context.ConnectedGroups
            .SelectMany(group => group.Members.Select(member => (member, group.Configuration, group.NetworkGroupId)))
            .Distinct();
        foreach (var own in memberships.GroupBy(membership => membership.VNet).OrderBy(own => own.Key))
        {
            int count = own.Count();
            if (count > limit)
            {
                VNet vnet = context.Topology.VNets[own.Key];
                sink.Report(new Finding
                {
                    Resource = vnet.Id,
                    Related = [.. own.Select(membership => membership.Configuration.Id).Distinct()],
                    Message = $"VNet {context.Name(vnet.Id)} {LimitWording.Fact(count, "connected groups", limit, context.Limits)}.",
                    Fix = "Take the VNet out of a network group, or set AzureLimits.ConnectedGroupsPerVNet where Azure has granted more.",
                });
            }
        }
    }
}
