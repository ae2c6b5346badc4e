using VNetPeering.Sdk.Addressing;
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

    /// <summary>Says whether an answer is at the appliance that translated the source of its flow.</summary>
    private bool IsAtTranslator(int vnet) => _onReturn && _translations.TryPeek(out Translation? last) && last.End.VNet == vnet && last.Own == _packets.Destination;

    private void PassTranslator()
    {
        Translation last = _translations.Peek();
        Step(new FlowStep { Kind = StepKind.Appliance, Resource = _net.Subnets[last.End.Subnet].Subnet.Id, Address = last.Own, About = last.Seen.At });
        _appliances.Add(last.Seen);
        TurnBack();
        _cameThroughGateway = false;
        _entered = null;
        RouteOnward(last.End.Subnet, last.End.NetworkInterface, _tables.Of(last.End.Subnet), isManaged: last.End.NetworkInterface < 0);
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
