using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>What could take a blocker out of the way. Whether it does is for the caller to see.</summary>
internal static class BlockerFixes
{
    private const int LowestPriority = 4096;
    private const int HighestPriority = 100;

    internal static IEnumerable<FlowFix> Of(Topology topology, FlowTrace trace, Blocker blocker) => blocker.Reason switch
    {
        Disposition.AccessNotAllowed => [new FlowFix { Kind = FlowFixKind.AllowAccess, Resource = blocker.Resource! }],
        Disposition.ForwardedTrafficNotAllowed => [new FlowFix { Kind = FlowFixKind.AllowForwardedTraffic, Resource = blocker.Resource! }],
        Disposition.ApplianceDoesNotForward when blocker.Resource?.IsOfType(ResourceTypes.NetworkInterface) is true => [new FlowFix { Kind = FlowFixKind.EnableIPForwarding, Resource = blocker.Resource }],
        Disposition.PeeringNotConnected when blocker.Resource is not null => Reconnect(topology, blocker.Resource),
        Disposition.DeniedBySecurityRule when blocker.Resource is not null => Allow(topology, trace, blocker),
        Disposition.DeniedByAppliance when blocker.Resource is not null => Admit(topology, trace, blocker),
        Disposition.DeniedByAdminRule when blocker.Resource is not null => Ends(topology, trace, blocker) is var (sources, destinations) && sources.Count > 0 && destinations.Count > 0
            ? AdminRuleFixes.Allow(topology, trace, blocker, sources, destinations)
            : [],
        Disposition.DroppedByRoute when blocker.Route is { Source: RouteSource.User, RouteTableId: { } table } route => Remove(topology, table, route),
        Disposition.DroppedByRoute => Peer(topology, trace),
        Disposition.AsymmetricPath => Align(topology, trace),
        _ => [],
    };

    private static IEnumerable<FlowFix> Reconnect(Topology topology, ResourceId id) =>
        Find(topology, id.Parent!) is { } local && local.Peerings.FirstOrDefault(candidate => candidate.Id == id) is { } link && Find(topology, link.RemoteVNetId) is { } remote
            ? Mend(local, remote)
            : [];

    /// <summary>Two VNets with a link between them: one is missing, or one is not Connected.</summary>
    private static IEnumerable<FlowFix> Mend(VNet one, VNet other)
    {
        Peering? there = one.Peerings.FirstOrDefault(link => link.RemoteVNetId == other.Id);
        Peering? back = other.Peerings.FirstOrDefault(link => link.RemoteVNetId == one.Id);

        // Azure takes no link beside one that is Disconnected (2.23), so that one comes first. One that is Initiated waits for the missing one only (2.20).
        bool isHalf = there is null || back is null;
        foreach (Peering link in new[] { back, there }.OfType<Peering>().Where(link => link.State is PeeringState.Disconnected || (link.State is PeeringState.Initiated && !isHalf)))
        {
            yield return new FlowFix { Kind = FlowFixKind.RecreatePeering, Resource = link.Id };
        }

        if (there is null)
        {
            yield return Add(one, other, back);
        }

        if (back is null)
        {
            yield return Add(other, one, there);
        }
    }

    private static IEnumerable<FlowFix> Remove(Topology topology, ResourceId table, EffectiveRoute route)
    {
        UserDefinedRoute? written = topology.RouteTables.FirstOrDefault(candidate => candidate.Id == table)?.Routes.FirstOrDefault(candidate => candidate.Name == route.Name);
        return written is null ? [] : [new FlowFix { Kind = FlowFixKind.RemoveRoute, Resource = table, Route = written }];
    }

    /// <summary>Peers the VNets of both ends, as far as they are not: peering is not transitive (2.80).</summary>
    private static IEnumerable<FlowFix> Peer(Topology topology, FlowTrace trace)
    {
        if (VNetOf(topology, trace.From) is not { } from || VNetOf(topology, trace.To) is not { } to || from.Id == to.Id)
        {
            yield break;
        }

        // Azure wants the whole spaces apart.
        if (from.AddressSpace.Any(one => to.AddressSpace.Any(one.Overlaps)))
        {
            yield break;
        }

        foreach (FlowFix fix in Mend(from, to))
        {
            yield return fix;
        }
    }

    /// <summary>A link as the one back has it: a subnet peering takes in the same subnets from both sides.</summary>
    private static FlowFix Add(VNet local, VNet remote, Peering? back)
    {
        string name = $"{local.Name}-to-{remote.Name}";
        for (int number = 2; local.Peerings.Any(link => link.Name == name); number++)
        {
            name = $"{local.Name}-to-{remote.Name}-{number}";
        }

        ResourceId id = local.Id.Child("virtualNetworkPeerings", name);
        var link = new Peering { Id = id, RemoteVNetId = remote.Id, State = PeeringState.Connected };
        return new FlowFix
        {
            Kind = FlowFixKind.AddPeering,
            Resource = id,
            Peering = back is not { PeerCompleteVNets: false } ? link : link with
            {
                PeerCompleteVNets = false,
                LocalSubnetNames = back.RemoteSubnetNames,
                RemoteSubnetNames = back.LocalSubnetNames,
                EnableOnlyIPv6Peering = back.EnableOnlyIPv6Peering,
            },
        };
    }

    /// <summary>Admits the flow, or the answer that the group has not seen the flow of, by a rule before the one that denies.</summary>
    private static IEnumerable<FlowFix> Allow(Topology topology, FlowTrace trace, Blocker blocker)
    {
        NetworkSecurityGroup? group = topology.NetworkSecurityGroups.FirstOrDefault(candidate => candidate.Id == blocker.Resource);
        if (group is null || DirectionOf(group, blocker.Rule) is not { } direction || PriorityBefore(group, blocker.Rule, direction) is not { } priority)
        {
            return [];
        }

        string[] ports = trace.Protocol.Ports.Count == 0 ? ["*"] : [.. trace.Protocol.Ports.Select(range => range.ToString())];
        (ValueList<string> sources, ValueList<string> destinations) = Ends(topology, trace, blocker);
        return sources.Count == 0 || destinations.Count == 0 ? [] :
        [
            new FlowFix
            {
                Kind = FlowFixKind.AddSecurityRule,
                Resource = group.Id,
                Rule = new SecurityRule
                {
                    Name = FreeName(group, $"allow-{trace.Protocol.Kind.ToString().ToLowerInvariant()}-{priority}"),
                    Priority = priority,
                    Direction = direction,
                    Access = SecurityRuleAccess.Allow,
                    Protocol = trace.Protocol.Kind is ProtocolKind.Any or ProtocolKind.Other ? "*" : trace.Protocol.Kind.ToString(),
                    SourceAddressPrefixes = sources,
                    DestinationAddressPrefixes = destinations,
                    SourcePortRanges = blocker.OnReturn ? [.. ports] : ["*"],
                    DestinationPortRanges = blocker.OnReturn ? ["*"] : [.. ports],
                },
            },
        ];
    }

    /// <summary>Declares the flow, or the answer that an appliance without a memory looks at.</summary>
    private static IEnumerable<FlowFix> Admit(Topology topology, FlowTrace trace, Blocker blocker)
    {
        (Place source, Place destination) = blocker.OnReturn ? (trace.To, trace.From) : (trace.From, trace.To);
        ValueList<AddressPrefix>? sources = PrefixesOf(topology, trace, source);
        ValueList<AddressPrefix>? destinations = PrefixesOf(topology, trace, destination);
        // Answers go to ports that nobody knows beforehand.
        Protocol protocol = blocker.OnReturn ? Protocol.Create(trace.Protocol.Kind) : trace.Protocol;
        return sources is null || destinations is null ? [] :
        [
            new FlowFix { Kind = FlowFixKind.AdmitFlow, Resource = blocker.Resource!, Flow = new AdmittedFlow { Protocol = protocol, Sources = sources, Destinations = destinations } },
        ];
    }

    /// <summary>The prefixes of a place, none for the Internet, which stands for every address; null where the input states none.</summary>
    private static ValueList<AddressPrefix>? PrefixesOf(Topology topology, FlowTrace trace, Place place)
    {
        ValueList<string> texts = AddressesOf(topology, trace, place);
        return texts.Count == 0 ? null : place.Kind == PlaceKind.Internet && place.Address is null ? [] : [.. texts.Select(AddressPrefix.Parse)];
    }

    /// <summary>The addresses of both ends, as the stopped packets have them. Behind a front end it is those of the backends (5.06).</summary>
    private static (ValueList<string> Sources, ValueList<string> Destinations) Ends(Topology topology, FlowTrace trace, Blocker blocker)
    {
        ValueList<string> from = AddressesOf(topology, trace, trace.From);
        ValueList<string> to = [.. AddressesOf(topology, trace, trace.To), .. BackendsBehind(topology, trace.To)];
        return blocker.OnReturn ? (to, from) : (from, to);
    }

    private static IEnumerable<string> BackendsBehind(Topology topology, Place place)
    {
        LoadBalancer? balancer = place.Address is not { } address ? null
            : topology.LoadBalancers.FirstOrDefault(candidate => candidate.FrontEnds.Any(front => front.PrivateIPAddress == address && (place.Resource is null || front.SubnetId is null || front.SubnetId == place.Resource)));
        return balancer is null ? [] : topology.NetworkInterfaces.SelectMany(nic => nic.IPConfigurations)
            .Where(configuration => configuration.LoadBalancerBackendPoolIds.Any(balancer.BackendPoolIds.Contains) && configuration.PrivateIPAddress?.Family == place.Address!.Value.Family)
            .Select(configuration => configuration.PrivateIPAddress!.Value.ToPrefix().ToString());
    }

    private static SecurityRuleDirection? DirectionOf(NetworkSecurityGroup group, string? rule) => rule switch
    {
        null => null,
        _ when rule.EndsWith("InBound", StringComparison.Ordinal) && rule.StartsWith("default", StringComparison.Ordinal) => SecurityRuleDirection.Inbound,
        _ when rule.StartsWith("default", StringComparison.Ordinal) => SecurityRuleDirection.Outbound,
        _ => group.SecurityRules.FirstOrDefault(candidate => rule == $"securityRules/{candidate.Name}")?.Direction,
    };

    private static int? PriorityBefore(NetworkSecurityGroup group, string? rule, SecurityRuleDirection direction)
    {
        int limit = group.SecurityRules.FirstOrDefault(candidate => rule == $"securityRules/{candidate.Name}")?.Priority ?? LowestPriority + 1;
        HashSet<int> taken = [.. group.SecurityRules.Where(candidate => candidate.Direction == direction).Select(candidate => candidate.Priority)];
        for (int priority = Math.Min(limit - 1, LowestPriority); priority >= HighestPriority; priority--)
        {
            if (!taken.Contains(priority))
            {
                return priority;
            }
        }

        return null;
    }

    private static string FreeName(NetworkSecurityGroup group, string name)
    {
        string free = name;
        for (int number = 2; group.SecurityRules.Any(rule => rule.Name == free); number++)
        {
            free = $"{name}-{number}";
        }

        return free;
    }

    /// <summary>The addresses of a place as a rule writes them: one address, the prefixes of a subnet or site, the tag Internet.</summary>
    private static ValueList<string> AddressesOf(Topology topology, FlowTrace trace, Place place)
    {
        if (place.Address is { } address)
        {
            return [address.ToPrefix().ToString()];
        }

        bool isIPv6 = (trace.Ways.Count > 0 ? trace.Ways[0].From.Family : IPFamily.IPv4) == IPFamily.IPv6;
        IEnumerable<AddressPrefix> prefixes = place.Kind switch
        {
            PlaceKind.Subnet => topology.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(subnet => subnet.Id == place.Resource)?.AddressPrefixes ?? [],
            PlaceKind.NetworkInterface or PlaceKind.VirtualMachine => topology.NetworkInterfaces.Where(nic => nic.Id == place.Resource || nic.VirtualMachineId == place.Resource)
                .SelectMany(nic => nic.IPConfigurations).Select(configuration => configuration.PrivateIPAddress?.ToPrefix()).OfType<AddressPrefix>(),
            PlaceKind.Site => topology.Sites.FirstOrDefault(site => site.Name == place.Name)?.AddressSpace
                ?? topology.LocalNetworkGateways.FirstOrDefault(device => device.Id == place.Resource)?.AddressSpace ?? [],
            PlaceKind.ClientPool => topology.Gateways.FirstOrDefault(gateway => gateway.Id == place.Resource)?.ClientAddressPools ?? [],
            _ => [],
        };
        return place.Kind == PlaceKind.Internet ? ["Internet"] : [.. prefixes.Where(prefix => prefix.Family == IPFamily.IPv6 == isIPv6).Select(prefix => prefix.ToString())];
    }

    /// <summary>Sends the direction that passes no appliance over the one that the other direction passes.</summary>
    private static IEnumerable<FlowFix> Align(Topology topology, FlowTrace trace)
    {
        HostAddress[] there = Appliances(trace.Forward);
        HostAddress[] back = Appliances(trace.Return);
        return [.. Over(trace.To, trace.From, there.Except(back)), .. Over(trace.From, trace.To, back.Except(there))];

        IEnumerable<FlowFix> Over(Place sender, Place receiver, IEnumerable<HostAddress> appliances)
        {
            Subnet? own = SubnetOf(topology, sender);
            Subnet? other = SubnetOf(topology, receiver);
            HostAddress[] missing = [.. appliances];
            if (own is null || other is null || missing.Length != 1)
            {
                yield break;
            }

            ResourceId table = own.RouteTableId ?? ResourceId.Parse($"{ScopeOf(own.Id)}/providers/Microsoft.Network/routeTables/{own.Id.Parent!.Name}-{own.Name}");
            foreach (AddressPrefix prefix in other.AddressPrefixes.Where(prefix => prefix.Family == missing[0].Family))
            {
                yield return new FlowFix
                {
                    Kind = FlowFixKind.AddRoute,
                    Resource = table,
                    SubnetId = own.RouteTableId is null ? own.Id : null,
                    Route = new UserDefinedRoute
                    {
                        Name = $"to-{other.Id.Parent!.Name}-{other.Name}",
                        Destination = prefix,
                        NextHopType = NextHopType.VirtualAppliance,
                        NextHop = missing[0],
                    },
                };
            }
        }
    }

    private static HostAddress[] Appliances(DirectionTrace trace) =>
        [.. trace.Hops.SelectMany(hop => hop.Steps).Where(step => step.Kind == StepKind.Appliance && step.Address is not null).Select(step => step.Address!.Value)];

    private static string ScopeOf(ResourceId id)
    {
        string text = id.ToString();
        return text[..text.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase)];
    }

    private static VNet? Find(Topology topology, ResourceId id) => topology.VNets.FirstOrDefault(vnet => vnet.Id == id);

    private static VNet? VNetOf(Topology topology, Place place) => SubnetOf(topology, place) is { } subnet ? Find(topology, subnet.Id.Parent!) : null;

    private static Subnet? SubnetOf(Topology topology, Place place)
    {
        ResourceId? id = place.Kind switch
        {
            PlaceKind.Subnet or PlaceKind.Address => place.Resource,
            PlaceKind.NetworkInterface or PlaceKind.VirtualMachine => topology.NetworkInterfaces.FirstOrDefault(nic => nic.Id == place.Resource || nic.VirtualMachineId == place.Resource)?.IPConfigurations
                .Select(configuration => configuration.SubnetId).FirstOrDefault(subnet => subnet is not null),
            _ => null,
        };
        return id is null ? null : topology.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(subnet => subnet.Id == id);
    }
}
