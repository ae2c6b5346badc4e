using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <content>Out to the Internet.</content>
internal sealed partial class PacketWalk
{
    private void LeaveForInternet(int subnet, int nic, EffectiveRoute row)
    {
        if (_packets.Destination.IsPrivate)
        {
            Stop(Disposition.NotRoutedOnInternet, row.RouteTableId, row, _packets.Destination);
            return;
        }

        bool throughAppliance = _appliances.Count > 0;
        // An answer leaves by what its flow came in by, whatever gives new flows a way out.
        ResourceId? door = (throughAppliance ? null : _door) ?? InternetEdge.WayOut(_net, subnet, nic, _packets.Destination.Family);
        AzureFirewall? firewall = nic < 0 && throughAppliance ? InternetEdge.FirewallIn(_net, subnet) : null;
        if (door is null && throughAppliance && nic < 0)
        {
            // A firewall leaves by its public addresses; an appliance that the input does not describe brings its own way out (3.70).
            door = firewall is null ? _net.Subnets[subnet].Subnet.Id : firewall.PublicIPAddressIds.Count > 0 ? firewall.PublicIPAddressIds[0] : null;
        }

        // Which way out packets take is configuration: a NAT gateway that is down still stands before all others (3.70).
        if (StopsAtDead(door))
        {
            return;
        }

        if (throughAppliance && _appliances[^1].TranslatesSource is false)
        {
            // Azure gives a public address to packets with the appliance's own address only.
            Stop(Disposition.NoWayOutToInternet, _net.Subnets[subnet].Subnet.Id, row, _packets.Destination);
            return;
        }

        if (throughAppliance && _appliances[^1].TranslatesSource is null && !_onReturn)
        {
            Assume(AssumptionKind.TranslatesTowardsInternet, Here.At);
        }

        // Default outbound access is for IPv4, and not for a firewall.
        bool? byDefault = _packets.Destination.Family == IPFamily.IPv4 && firewall is null ? _net.Subnets[subnet].Subnet.DefaultOutboundAccess : false;
        if (door is null && byDefault is false)
        {
            Stop(Disposition.NoWayOutToInternet, _net.Subnets[subnet].Subnet.Id, row, _packets.Destination);
            return;
        }

        if (door is null && byDefault is null)
        {
            Doubt(UnknownReason.DefaultOutboundAccessNotStated, Here.At);
        }

        Step(new FlowStep { Kind = StepKind.InternetExit, Resource = door ?? _net.Subnets[subnet].Subnet.Id });
        _exit = new ArrivalPoint(subnet, nic, IsApplianceExit: throughAppliance);
        Assume(AssumptionKind.InternetAnswers, string.Empty);
        Hop("internet", null, PathMedium.Internet);
        if (_to.Place.Kind is PlaceKind.Internet)
        {
            Deliver(new FlowStep { Kind = StepKind.Delivery, Address = _to.Place.Address });
        }
        else
        {
            // Public addresses that a VNet or site uses as private ones are not there on the Internet.
            Stop(Disposition.NotRoutedOnInternet, row.RouteTableId, row, _packets.Destination);
        }
    }
}
