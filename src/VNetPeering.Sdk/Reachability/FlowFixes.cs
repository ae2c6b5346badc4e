using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Applies fixes to topologies.</summary>
internal static class FlowFixes
{
    /// <exception cref="ArgumentException">The topology has no resource that the fix could change.</exception>
    internal static Topology Apply(Topology topology, FlowFix fix) => fix.Kind switch
    {
        FlowFixKind.AllowAccess => Link(topology, fix, link => link with { AllowVirtualNetworkAccess = true }),
        FlowFixKind.AllowForwardedTraffic => Link(topology, fix, link => link with { AllowForwardedTraffic = true }),
        FlowFixKind.RecreatePeering => Link(topology, fix, Connected),
        FlowFixKind.AddPeering => AddPeering(topology, fix.Peering!),
        FlowFixKind.EnableIPForwarding => topology with
        {
            NetworkInterfaces = One(topology.NetworkInterfaces, nic => nic.Id == fix.Resource, nic => nic with { EnableIPForwarding = true }, fix.Resource),
        },
        FlowFixKind.AddSecurityRule => topology with
        {
            NetworkSecurityGroups = One(topology.NetworkSecurityGroups, group => group.Id == fix.Resource, group => group with { SecurityRules = group.SecurityRules.Add(fix.Rule!) }, fix.Resource),
        },
        FlowFixKind.AddAdminRule => AddAdminRule(topology, fix),
        FlowFixKind.AddRoute => AddRoute(topology, fix),
        FlowFixKind.RemoveRoute => Table(topology, fix, table => table with { Routes = [.. table.Routes.Where(route => route.Name != fix.Route!.Name)] }),
        FlowFixKind.AdmitFlow when topology.AzureFirewalls.Any(firewall => firewall.Id == fix.Resource) => topology with
        {
            AzureFirewalls = One(topology.AzureFirewalls, firewall => firewall.Id == fix.Resource, firewall => Admitting(firewall, fix.Flow!), fix.Resource),
        },
        FlowFixKind.AdmitFlow => topology with
        {
            Appliances = One(topology.Appliances, appliance => appliance.NetworkInterfaceId == fix.Resource, appliance => appliance with { AdmittedFlows = (appliance.AdmittedFlows ?? []).Add(fix.Flow!) }, fix.Resource),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(fix), fix.Kind, "This is no kind of fix."),
    };

    /// <summary>What is declared counts before rules: a firewall that has rules gets one before all others.</summary>
    private static AzureFirewall Admitting(AzureFirewall firewall, AdmittedFlow flow) => firewall is { AdmittedFlows: null, Rules: { } rules }
        ? firewall with { Rules = [new FirewallRule { Name = FreeName(rules), Protocol = flow.Protocol, Sources = flow.Sources, Destinations = flow.Destinations }, .. rules] }
        : firewall with { AdmittedFlows = (firewall.AdmittedFlows ?? []).Add(flow) };

    private static string FreeName(ValueList<FirewallRule> rules)
    {
        int number = 1;
        while (rules.Any(rule => rule.Name == FormattableString.Invariant($"admit-{number}")))
        {
            number++;
        }

        return FormattableString.Invariant($"admit-{number}");
    }

    /// <summary>The link comes in, and one back that waited for it is Connected (2.20).</summary>
    private static Topology AddPeering(Topology topology, Peering link)
    {
        Topology linked = OneVNet(topology, link.LocalVNetId, vnet => vnet with { Peerings = vnet.Peerings.Add(link) });
        return linked.VNets.FirstOrDefault(vnet => vnet.Id == link.RemoteVNetId)?.Peerings.FirstOrDefault(back => back.RemoteVNetId == link.LocalVNetId) is { State: PeeringState.Initiated } waiting
            ? OneVNet(linked, link.RemoteVNetId, vnet => vnet with { Peerings = One(vnet.Peerings, back => back.Id == waiting.Id, Connected, waiting.Id) })
            : linked;
    }

    private static Peering Connected(Peering link) => link with
    {
        State = PeeringState.Connected,
        SyncLevel = null,
        RemoteAddressSpace = null,
        RemoteVirtualNetworkAddressSpace = null,
        LocalAddressSpace = null,
        LocalVirtualNetworkAddressSpace = null,
    };

    private static Topology AddAdminRule(Topology topology, FlowFix fix)
    {
        ResourceId? configuration = fix.Resource.Parent;
        return topology with
        {
            NetworkManagers = One(
                topology.NetworkManagers,
                manager => manager.Id == configuration?.Parent,
                manager => manager with
                {
                    SecurityAdminConfigurations = One(
                        manager.SecurityAdminConfigurations,
                        own => own.Id == configuration,
                        own => own with { RuleCollections = One(own.RuleCollections, collection => collection.Id == fix.Resource, collection => collection with { Rules = collection.Rules.Add(fix.AdminRule!) }, fix.Resource) },
                        fix.Resource),
                },
                fix.Resource),
        };
    }

    private static Topology AddRoute(Topology topology, FlowFix fix)
    {
        UserDefinedRoute route = fix.Route!;
        if (topology.RouteTables.Any(table => table.Id == fix.Resource))
        {
            return Table(topology, fix, table => table with { Routes = [.. table.Routes.Where(other => other.Destination != route.Destination), route] });
        }

        return OneVNet(
            topology with { RouteTables = topology.RouteTables.Add(new RouteTable { Id = fix.Resource, Routes = [route] }) },
            fix.SubnetId!.Parent!,
            vnet => vnet with { Subnets = One(vnet.Subnets, subnet => subnet.Id == fix.SubnetId, subnet => subnet with { RouteTableId = fix.Resource }, fix.SubnetId) });
    }

    private static Topology Table(Topology topology, FlowFix fix, Func<RouteTable, RouteTable> edit) =>
        topology with { RouteTables = One(topology.RouteTables, table => table.Id == fix.Resource, edit, fix.Resource) };

    private static Topology Link(Topology topology, FlowFix fix, Func<Peering, Peering> edit) =>
        OneVNet(topology, fix.Resource.Parent!, vnet => vnet with { Peerings = One(vnet.Peerings, link => link.Id == fix.Resource, edit, fix.Resource) });

    private static Topology OneVNet(Topology topology, ResourceId id, Func<VNet, VNet> edit) => topology with { VNets = One(topology.VNets, vnet => vnet.Id == id, edit, id) };

    private static ValueList<T> One<T>(ValueList<T> items, Predicate<T> isIt, Func<T, T> edit, ResourceId id)
    {
        bool found = false;
        T[] edited = [.. items.Select(item =>
        {
            bool hit = !found && isIt(item);
            found |= hit;
            return hit ? edit(item) : item;
        })];
        return found ? [.. edited] : throw new ArgumentException($"The topology has no {id}, which the fix changes. Apply it to the topology of the network that offered it.", nameof(id));
    }
}
