using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsgCount : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7014",
        Title = "Too many application security groups in one subscription and region",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.ApplicationSecurityGroups;
        IEnumerable<IGrouping<string, ResourceId>> subscriptions = context.Topology.ApplicationSecurityGroups
            .Select(group => group.Id)
            .Distinct()
            .GroupBy(id => id.Subscription, StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<string, ResourceId> subscription in subscriptions)
        {
            int count = subscription.Count();
            if (count <= limit || RegionOf(context.Topology, subscription.Key) is not { } region)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = subscription.ElementAt(limit),
                Message = $"Subscription \"{subscription.Key}\" {LimitWording.Fact(count, $"application security groups in {region}", limit, context.Limits)}. {context.Name(subscription.ElementAt(limit))} is the first beyond it.",
                Fix = "Remove groups that no rule names, or spread the workloads over several subscriptions. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroups.",
            });
        }
    }

    // The limit is per region, and the model holds no region of a group: it is told only where the whole subscription lies in one.
    private static Region? RegionOf(Topology topology, string subscription)
    {
        Region[] regions =
        [
            .. topology.VNets
                .Where(vnet => vnet.Id.Subscription.Equals(subscription, StringComparison.OrdinalIgnoreCase))
                .Select(vnet => vnet.Region)
                .Distinct()
                .Take(2),
        ];
        return regions is [{ IsStated: true }] ? regions[0] : default(Region?);
    }
}
