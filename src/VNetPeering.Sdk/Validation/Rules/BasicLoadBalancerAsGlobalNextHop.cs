using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class BasicLoadBalancerAsGlobalNextHop : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4015",
        Title = "Route leads to a Basic load balancer over global peering",
        Severity = Severity.Warning,
        Rules = "3.36, 2.86",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023; Manage a virtual network peering, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (var group in Find(context).GroupBy(found => (Table: found.Hop.Table.Id, Balancer: found.Balancer.Id)))
        {
            ApplianceHop hop = group.First().Hop;
            ResourceId[] vnets = [.. group.Select(found => found.Hop.VNet.Id).Distinct()];
            string balancer = context.Name(group.Key.Balancer);
            sink.Report(new Finding
            {
                Resource = group.Key.Table,
                Related = [group.Key.Balancer, .. vnets],
                Message = $"Route table {context.Name(group.Key.Table)} leads packets of {Wording.List([.. vnets.Select(context.Name)])} to {hop.Address}, a front end of load balancer {balancer} with the SKU Basic in {context.Name(hop.Place.VNet!.Id)}, which lies in another region. Over global peering they do not arrive.",
                Fix = $"Replace {balancer} by a Standard load balancer.",
            });
        }
    }

    internal static IEnumerable<(LoadBalancer Balancer, ApplianceHop Hop)> Find(ValidationContext context)
    {
        if (!context.Topology.LoadBalancers.Any(BasicLoadBalancerBehindGlobalPeering.IsBasic))
        {
            yield break;
        }

        foreach (ApplianceHop hop in context.ApplianceHops.All.Where(hop => hop.Place is { VNet: not null, Link.IsGlobal: true }))
        {
            foreach (AddressUse use in context.Addresses.At(hop.Place.VNet!.Id, hop.Address).Where(use => use.Kind == AddressUseKind.LoadBalancer))
            {
                if (context.Appliances.FindBalancer(use.OwnerId) is { } balancer && BasicLoadBalancerBehindGlobalPeering.IsBasic(balancer))
                {
                    yield return (balancer, hop);
                }
            }
        }
    }
}
