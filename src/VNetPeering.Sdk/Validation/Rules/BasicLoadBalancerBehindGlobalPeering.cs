using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class BasicLoadBalancerBehindGlobalPeering : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2016",
        Title = "Basic load balancer behind global peering",
        Severity = Severity.Info,
        Rules = "2.86",
        Evidence = "Microsoft documentation (Manage a virtual network peering, 2022; Virtual network FAQ, 2019; Troubleshoot virtual network peering issues, 2026)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        LoadBalancer[] basic = [.. context.Topology.LoadBalancers.Where(IsBasic)];
        if (basic.Length == 0)
        {
            return;
        }

        // A route that leads to one is a finding of its own.
        HashSet<ResourceId> reported = [.. BasicLoadBalancerAsGlobalNextHop.Find(context).Select(found => found.Balancer.Id)];
        foreach (LoadBalancer balancer in basic.Where(balancer => !reported.Contains(balancer.Id)))
        {
            ResourceId[] homes = [.. HomesOf(context, balancer)];
            ResourceId[] far = [.. homes.SelectMany(home => GlobalPeersOf(context, home)).Distinct()];
            if (far.Length == 0)
            {
                continue;
            }

            string name = context.Name(balancer.Id);
            sink.Report(new Finding
            {
                Resource = balancer.Id,
                Related = [.. far],
                Message = $"Load balancer {name} has the SKU Basic: over global peering, from {Wording.List([.. far.Select(context.Name)])}, its front end is not reached. Azure retired the SKU on 2025-09-30.",
                Fix = $"Replace {name} by a Standard load balancer.",
            });
        }
    }

    internal static bool IsBasic(LoadBalancer balancer) => string.Equals(balancer.Sku, "Basic", StringComparison.OrdinalIgnoreCase);

    // An internal balancer lies where its front end does, a public one where its backends do.
    private static IEnumerable<ResourceId> HomesOf(ValidationContext context, LoadBalancer balancer) => balancer.FrontEnds
        .Select(frontEnd => frontEnd.SubnetId?.Parent)
        .Concat(context.Appliances.MembersOf(balancer).SelectMany(nic => nic.IPConfigurations).Select(part => part.SubnetId?.Parent))
        .OfType<ResourceId>()
        .Distinct();

    private static IEnumerable<ResourceId> GlobalPeersOf(ValidationContext context, ResourceId vnet) => context.LinksFrom(vnet)
        .Where(link => link.IsGlobal && !link.IsOrphaned)
        .Select(link => link.RemoteId)
        .Concat(context.LinksTo(vnet).Where(link => link.IsGlobal && !link.IsOrphaned).Select(link => link.Local.Id));
}
