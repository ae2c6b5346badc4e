using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DuplicateResource : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1012",
        Title = "Two resources have one id",
        Severity = Severity.Error,
        Rules = "-",
        Evidence = "Background knowledge, not confirmed by a source: Azure Resource Manager identifies a resource by its id",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        if (Duplicates.Any(vnet.Subnets, static subnet => subnet.Id))
        {
            Report(context, sink, "Subnet", vnet.Subnets.Select(subnet => subnet.Id));
        }

        if (Duplicates.Any(vnet.Peerings, static link => link.Id))
        {
            Report(context, sink, "Peering", vnet.Peerings.Select(link => link.Id));
        }
    }

    public override void CheckRest(ValidationContext context, DiagnosticSink sink)
    {
        if (context.HasVNetsWithOneId)
        {
            Report(context, sink, "VNet", context.Topology.VNets.Where(vnet => !vnet.IsPlaceholder).Select(vnet => vnet.Id));
        }

        foreach (RouteTable table in context.Topology.RouteTables.Where(table => Duplicates.Any(table.Routes, route => route.Name)))
        {
            Report(context, sink, "Route", Children(table.Id, "routes", table.Routes.Select(route => route.Name)));
        }

        foreach (NetworkSecurityGroup group in context.Topology.NetworkSecurityGroups.Where(group => Duplicates.Any(group.SecurityRules, rule => rule.Name)))
        {
            Report(context, sink, "Security rule", Children(group.Id, "securityRules", group.SecurityRules.Select(rule => rule.Name)));
        }

        foreach (AdminRuleCollection collection in AdminRuleCheck.Collections(context.Topology).Where(collection => Duplicates.Any(collection.Rules, rule => rule.Name)))
        {
            Report(context, sink, "Admin rule", Children(collection.Id, "rules", collection.Rules.Select(rule => rule.Name)));
        }

        Report(context, sink, "Resource", OtherThanVNets(context.Topology));
    }

    // A name that is missing, or that cannot be part of an id, tells nothing.
    private static IEnumerable<ResourceId> Children(ResourceId parent, string type, IEnumerable<ResourceName> names) =>
        names.Where(name => !name.IsEmpty && !name.Value.Contains('/', StringComparison.Ordinal)).Select(name => parent.Child(type, name));

    private static IEnumerable<ResourceId> OtherThanVNets(Topology topology) =>
    [
        .. topology.Gateways.Select(each => each.Id),
        .. topology.Connections.Select(each => each.Id),
        .. topology.LocalNetworkGateways.Select(each => each.Id),
        .. topology.ExpressRouteCircuits.Select(each => each.Id),
        .. topology.RouteTables.Select(each => each.Id),
        .. topology.NetworkSecurityGroups.Select(each => each.Id),
        .. topology.ApplicationSecurityGroups.Select(each => each.Id),
        .. topology.NetworkInterfaces.Select(each => each.Id),
        .. topology.VirtualMachines.Select(each => each.Id),
        .. topology.PublicIPAddresses.Select(each => each.Id),
        .. topology.NatGateways.Select(each => each.Id),
        .. topology.LoadBalancers.Select(each => each.Id),
        .. topology.AzureFirewalls.Select(each => each.Id),
        .. topology.RouteServers.Select(each => each.Id),
        .. topology.PrivateEndpoints.Select(each => each.Id),
        .. topology.VirtualHubs.Select(each => each.Id),
        .. topology.NetworkManagers.Select(each => each.Id),
        .. topology.NetworkManagers.SelectMany(each => each.SecurityAdminConfigurations).Select(each => each.Id),
        .. AdminRuleCheck.Collections(topology).Select(each => each.Id),
    ];

    private static void Report(ValidationContext context, DiagnosticSink sink, string noun, IEnumerable<ResourceId> ids)
    {
        foreach ((ResourceId id, int count) in Duplicates.Find(ids))
        {
            sink.Report(new Finding
            {
                Resource = id,
                Message = $"{noun} {context.Name(id)} is described {(count == 2 ? "twice" : $"{count} times")}: an id is one resource in Azure, and case makes no difference.",
                Fix = "Keep one description, or give each a name of its own.",
            });
        }
    }
}
