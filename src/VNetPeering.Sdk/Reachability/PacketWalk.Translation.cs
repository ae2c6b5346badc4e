using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <content>Appliances that put their own address in the place of the source, and the way back through them.</content>
internal sealed partial class PacketWalk
{
    /// <summary>Sends the packet on with the address of an appliance for a source. False when the walk is over.</summary>
    private bool TranslateSource(int subnet, int nic, HostAddress own, SeenAppliance seen)
    {
        if (_translations.Any(earlier => earlier.Own == own && earlier.End.Subnet == subnet))
        {
            Stop(Disposition.RoutingLoop, _net.Subnets[subnet].Subnet.Id, address: own);
            return false;
        }

        var end = new FlowEnd
        {
            Place = new Place { Kind = PlaceKind.Address, Name = own.ToString(), Resource = _net.Subnets[subnet].Subnet.Id, Address = own },
            VNet = _net.Subnets[subnet].VNet,
            Subnet = subnet,
            NetworkInterface = nic,
            Ranges = [new AddressRange(own, own)],
        };
        _translations.Push(new Translation(end, _packets, seen));
        _packets = _packets.WithSource(own);

        // What was there with the other source has not been there with this one.
        _visited.Clear();
        return true;
    }

    /// <summary>
    /// Lets the groups of an appliance look at what it sends on. Towards the Internet one that declares nothing is assumed to translate, and then they see its
    /// own private address: Azure's translation comes behind them (5.06).
    /// </summary>
    private void PassRulesOnTheWayOut(int subnet, int nic, HostAddress address, bool? translates)
    {
        SubnetRoutes routes = _tables.Of(subnet);
        HostAddress? own = nic < 0 ? address : _net.Topology.NetworkInterfaces[nic].IPConfigurations
            .Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(candidate => candidate?.Family == _packets.Source.Family);
        bool leaves = !_onReturn && translates is null && !_packets.Destination.IsPrivate && routes.Lookup(_packets.Destination)?.NextHopType == NextHopType.Internet;
        if (!leaves || own is not { } source)
        {
            PassRules(subnet, nic, address, SecurityRuleDirection.Outbound);
            return;
        }

        Narrow(routes.SameAnswerAround(_packets.Destination));
        PacketClass translated = _packets.WithSource(source);
        PassRules(subnet, nic, address, SecurityRuleDirection.Outbound, translated);
        _packets.NarrowAllButSource(translated);
    }

    /// <summary>Says whether an answer is at the appliance that translated the source of its flow.</summary>
    private bool IsAtTranslator(int vnet) => _onReturn && _translations.TryPeek(out Translation? last) && last.End.VNet == vnet && last.Own == _packets.Destination;

    private void PassTranslator()
    {
        Translation last = _translations.Peek();
        Step(new FlowStep { Kind = StepKind.Appliance, Resource = _net.Subnets[last.End.Subnet].Subnet.Id, Address = last.Own, About = last.Seen.At });
        _appliances.Add(last.Seen);
        bool isUnderGroup = last.End.NetworkInterface >= 0 && IsUnderGroup(last.End.Subnet, last.End.NetworkInterface);
        CheckAccessFrom(last.End.VNet, isUnderGroup);
        TurnBack();
        _cameThroughGateway = false;
        _entered = null;
        RouteOnward(last.End.Subnet, last.End.NetworkInterface, _tables.Of(last.End.Subnet), isUnderGroup);
    }

    /// <summary>Gives an answer the destination that its flow came from.</summary>
    private void TurnBack()
    {
        Translation done = _translations.Pop();
        PacketClass next = _translations.Count == 0 ? _whole : done.Before.Answers();
        next.NarrowAllButDestination(_packets);
        _packets = next;
        _to = _translations.TryPeek(out Translation? outer) ? outer.End : _finalTo;
        _visited.Clear();
    }

    /// <summary>The packets of a flow as they started, narrowed to what was found out on the whole way.</summary>
    private PacketClass WholeFlow(Translation[] translations)
    {
        PacketClass packets = _packets;
        for (int i = translations.Length - 1; i >= 0; i--)
        {
            translations[i].Before.NarrowAllButSource(packets);
            packets = translations[i].Before;
        }

        return packets;
    }

    private PacketClass WholeAnswer()
    {
        if (!ReferenceEquals(_packets, _whole))
        {
            _whole.NarrowAllButDestination(_packets);
        }

        return _whole;
    }
}
