using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Appliances, firewalls and load balancers on the way.</summary>
internal sealed partial class NaiveWalk
{
    private Disposition ToAppliance(OracleSender sender, OracleRow row)
    {
        if (row.Unresolved is not null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        if ((row.Appliance ?? row.LearnedNextHop) is not { } address)
        {
            return Stop(Disposition.ApplianceMissing, "the route names no appliance"); // 3.31
        }

        // 3.33: in the own VNet or in a directly peered one. 3.42: routes are not asked again on the way there.
        VNet? home = sender.VNet;
        Peering? link = null;
        if (!sender.VNet.Owns(address))
        {
            link = topology.ConnectedLinks(sender.VNet).FirstOrDefault(one => topology.PeeredPrefixes(one).Any(prefix => prefix.Contains(address)));
            home = link is null ? NaiveManagers.MemberAt(topology, sender.VNet, address, behavior) : topology.FindVNet(link.RemoteVNetId);
            if (link is null && home is not null && Dead.Contains(home.Id))
            {
                return Stop(Disposition.ResourceIsDown, $"{home.Name} is down");
            }

            if (link is null && home is null && ClassicPeers(sender.VNet).Any(peer => peer.Owns(address)))
            {
                return NotKnown(UnknownReason.ClassicDetails); // 2.84: no row leads there, and nobody says whether an appliance is found without
            }

            if (link is null && home is null)
            {
                return Stop(Disposition.ApplianceNotReachable, $"{address} is outside the own and peered space");
            }
        }

        if (home is null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        Subnet? subnet = home.SubnetAt(address);
        NetworkInterface? own = InterfaceAt(home, address);
        if (link is not null)
        {
            if (Cross(sender, link, home) is { } stop)
            {
                return stop;
            }
        }

        // 3.37: nobody can be at an address without a subnet, nor at one that Azure keeps
        if (subnet is null || address.IsReservedIn(subnet))
        {
            return Stop(Disposition.ApplianceMissing, $"nobody is at {address}");
        }

        if (address == to)
        {
            return Deliver(home); // the packet is for the appliance itself
        }

        LoadBalancer? balancer = topology.LoadBalancers.FirstOrDefault(one => one.FrontEnds.Any(front => front.PrivateIPAddress == address && front.SubnetId?.Parent == home.Id));
        if (balancer is not null)
        {
            return ToBackends(home, balancer); // 3.36
        }

        OracleSender next = new(home, subnet) { Interface = own, Firewall = FirewallAt(subnet, address), Forwards = true, Undescribed = address.ToString() };
        if (own is null && next.Firewall is null && !SpecialSubnets.HoldsManagedInstances(subnet.Name) && topology.NetworkInterfaces.Count > 0)
        {
            return Stop(Disposition.ApplianceMissing, $"no interface of the estate has {address}"); // 3.37
        }

        return Forward(next);
    }

    private Disposition ToBackends(VNet home, LoadBalancer balancer)
    {
        List<NetworkInterface> backends =
        [
            .. topology.NetworkInterfaces.Where(one => one.IPConfigurations.Any(configuration => configuration.LoadBalancerBackendPoolIds.Any(pool => balancer.BackendPoolIds.Contains(pool)))),
        ];
        if (backends.Count == 0)
        {
            return Stop(Disposition.ApplianceMissing, $"{balancer.Name} has no backend");
        }

        // A probe finds out who is down; where nobody is left, nobody gets the packet.
        backends = [.. backends.Where(backend => !Dead.Contains(backend.Id))];
        if (backends.Count == 0)
        {
            return Stop(Disposition.ResourceIsDown, $"all backends of {balancer.Name} are down");
        }

        if (backends.Any(backend => !backend.EnableIPForwarding))
        {
            Block(Disposition.ApplianceDoesNotForward, $"a backend of {balancer.Name} does not forward"); // 3.34 with 3.58
        }

        if (backends[0].IPConfigurations.Any(configuration => configuration.PrivateIPAddress == to))
        {
            return Deliver(home); // the packet is for the backend itself
        }

        // The balancer keeps a flow on one backend; all of them sit in one subnet, so the first stands for all.
        Subnet? subnet = home.Subnets.FirstOrDefault(one => backends[0].IPConfigurations.Any(configuration => configuration.SubnetId == one.Id));
        return subnet is null
            ? Stop(Disposition.ApplianceMissing, $"the backend of {balancer.Name} is elsewhere")
            : Forward(new OracleSender(home, subnet) { Interface = backends[0], Forwards = true });
    }

    private Disposition Forward(OracleSender next)
    {
        if (Dead.Contains(next.Interface?.Id ?? next.Firewall?.Id ?? next.VNet.Id))
        {
            return Stop(Disposition.ResourceIsDown, "the appliance is down"); // 3.37
        }

        Look(next, SecurityRuleDirection.Inbound, to);
        LookBehindLinks(next, from);
        if (next.Interface is { EnableIPForwarding: false })
        {
            Block(Disposition.ApplianceDoesNotForward, $"{next.Interface.Name} does not forward"); // 3.34
        }

        OracleAppliance seen = ApplianceOf(next);
        if (!_passed.Add(seen.Identity))
        {
            return Stop(Disposition.RoutingLoop, $"{seen.Identity} again"); // 3.35
        }

        Appliances.Add(seen);
        Log.Add($"{next.VNet.Name}/{next.Subnet.Name}: forwarded by {seen.Identity}");
        if (!Admits(next))
        {
            Block(Disposition.DeniedByAppliance, $"{seen.Identity} does not let it through");
        }

        if (Known is null && Translates(next) && Translate(next) is { } stop)
        {
            return stop;
        }

        return Send(next); // 3.57: the table of the appliance's subnet
    }

    /// <summary>Firewalls and appliances that keep state know an answer; one that is declared to keep none looks at it as at any packet.</summary>
    private bool Admits(OracleSender at)
    {
        OraclePacket packet = new(from, to, Kind);
        if (at.Firewall is { } firewall)
        {
            return Known is not null || NaiveAdmission.Admits(firewall, packet);
        }

        Appliance? declared = DeclaredFor(at);
        return declared?.AdmittedFlows is not { } flows || IsAnswerInTheory || (Known is not null && declared.IsStateful is not false) || NaiveAdmission.Admits(flows, packet);
    }

    private Appliance? DeclaredFor(OracleSender at) => at.Interface is { } own ? topology.Appliances.FirstOrDefault(one => one.NetworkInterfaceId == own.Id) : null;

    private bool Translates(OracleSender at) => DeclaredFor(at)?.TranslatesSource is true;

    /// <summary>The packet goes on with the address of the appliance's interface for a source. What it passed before it may pass again with that one.</summary>
    private Disposition? Translate(OracleSender at)
    {
        HostAddress own = at.Interface!.IPConfigurations.Select(one => one.PrivateIPAddress).OfType<HostAddress>().First(address => address.Family == from.Family);
        if (Translations.Any(earlier => earlier.Own == own && earlier.Appliance.Subnet.Id == at.Subnet.Id))
        {
            return Stop(Disposition.RoutingLoop, $"{at.Interface.Name} has translated it before");
        }

        Translations.Push(new OracleTranslation(at, own, from));
        Log.Add($"{at.Interface.Name}: source {from} becomes {own}");
        from = own;
        Forget();
        return null;
    }

    private bool IsAtTranslator(VNet vnet) => Known is not null && Translations.TryPeek(out OracleTranslation? last) && last.Own == to && last.Appliance.VNet.Id == vnet.Id;

    /// <summary>An answer is back at the appliance that translated its flow, and goes on to where the flow came from.</summary>
    private Disposition TurnBack()
    {
        OracleTranslation last = Translations.Pop();
        LookBehindLinks(last.Appliance, from);
        Log.Add($"{ApplianceOf(last.Appliance).Identity}: destination {to} becomes {last.Before}");
        to = last.Before;
        Appliances.Add(ApplianceOf(last.Appliance)); // it knows the answer as one to the flow that it took in
        Forget();
        return Send(last.Appliance);
    }

    private void Forget()
    {
        _passed.Clear();
        if (_startedAt is not null)
        {
            _passed.Add(_startedAt);
        }
    }

    private OracleAppliance ApplianceOf(OracleSender sender) => sender.Firewall is { } firewall
        ? new OracleAppliance(firewall.Id.ToString(), IsStateful: true, FlowHere) // 3.59
        : sender.Interface is { } own
            ? new OracleAppliance(own.Id.ToString(), Translates(sender) ? true : DeclaredFor(sender)?.IsStateful, FlowHere) // who translates keeps a list
            : new OracleAppliance($"undescribed {sender.Undescribed}", null, FlowHere);

    private string FlowHere => Known is null ? $"{from}>{to}" : $"{to}>{from}";

    private NetworkInterface? InterfaceAt(VNet vnet, HostAddress address) => topology.NetworkInterfaces.FirstOrDefault(
        one => one.IPConfigurations.Any(configuration => configuration.PrivateIPAddress == address && configuration.SubnetId?.Parent == vnet.Id));

    private AzureFirewall? FirewallAt(Subnet subnet, HostAddress address) =>
        topology.AzureFirewalls.FirstOrDefault(one => one.SubnetId == subnet.Id && (one.PrivateIPAddress is null || one.PrivateIPAddress == address));
}
