using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <content>Crossing a peering link, and what its switches say about it; going to a member of a connected group.</content>
internal sealed partial class PacketWalk
{
    private void FollowPeering(int vnet, EffectiveRoute row)
    {
        CompiledLink? link = row.Origin.Kind == RouteOriginKind.Peering ? LinkOf(vnet, row.Origin.ResourceId!) : null;
        if (link is null)
        {
            GiveUp(UnknownReason.BeyondVirtualHub, row.Origin.ResourceId?.Name ?? string.Empty);
            return;
        }

        if (Cross(link, _packets.Destination))
        {
            HopToDestination(link.Remote, MediumOf(link));
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
            ArriveAt(link.Remote);
        }
    }

    /// <summary>Delivers in another member of a connected group. There are no links on the way, so no switches either (6.02).</summary>
    private void FollowGroup(int vnet, EffectiveRoute row)
    {
        // The row holds the prefixes of all members: what is true of one of them is not of the next.
        Narrow(row.AddressPrefixes.First(prefix => prefix.Contains(_packets.Destination)).Range);

        int member = row.Origin.Kind == RouteOriginKind.ConnectedGroup ? _tables.Groups.MemberAt(vnet, _packets.Destination) : -1;
        if (member < 0)
        {
            // A user-defined route cannot name this type (3.30); where the input has one all the same, nobody knows what it does.
            GiveUp(UnknownReason.UnresolvedReference, row.Origin.ResourceId?.Name ?? row.NextHopType.ToString());
            return;
        }

        if (StopsAtDead(_net.VNets[member].VNet.Id))
        {
            return;
        }

        HopToDestination(member, PathMedium.ConnectedGroup);
        Step(new FlowStep { Kind = StepKind.ConnectedGroup, Resource = row.Origin.ResourceId });
        ArriveAt(member);
    }

    private CompiledLink? LinkOf(int vnet, ResourceId id)
    {
        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            if (_net.Links[i].Peering.Id == id)
            {
                return _net.Links[i];
            }
        }

        return null;
    }

    private static PathMedium MediumOf(CompiledLink link) => link.IsGlobal ? PathMedium.GlobalPeering : PathMedium.Peering;

    /// <summary>Crosses a peering towards an address in the remote VNet; <see langword="false"/> when the packet stops here.</summary>
    private bool Cross(CompiledLink link, HostAddress target)
    {
        if (link.Remote < 0 || _net.VNets[link.Remote].VNet.IsPlaceholder)
        {
            GiveUp(UnknownReason.UnresolvedReference, link.Peering.RemoteVNetId.Name);
            return false;
        }

        // The link of a survivor stays as it was; behind it nothing answers.
        if (StopsAtDead(_net.VNets[link.Remote].VNet.Id))
        {
            return false;
        }

        if (IsClassic(link.Remote))
        {
            CrossToClassic(link, target);
            return true;
        }

        CompiledLink? back = link.Reverse >= 0 ? _net.Links[link.Reverse] : null;
        if (back is not { IsConnected: true })
        {
            Stop(Disposition.PeeringNotConnected, back?.Peering.Id ?? link.Peering.Id, address: target);
            return false;
        }

        CheckForwardedTraffic(link.Local, _behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? back : link, target);
        return true;
    }

    /// <summary>A packet that did not start in the VNet that it leaves must be admitted as forwarded (2.50), unless an Azure gateway sends it (2.52).</summary>
    /// <param name="left">Index of the VNet that it leaves.</param>
    /// <param name="deciding">The link whose switch decides; null where that is one of a classic VNet, of which nobody says whether it admits forwarded traffic.</param>
    /// <param name="target">Where it goes in the next VNet.</param>
    private void CheckForwardedTraffic(int left, CompiledLink? deciding, HostAddress target)
    {
        if (_cameThroughGateway || _net.VNets[left].Owns(_packets.Source))
        {
            return;
        }

        if (deciding is null)
        {
            Doubt(UnknownReason.ClassicDetails, Here.At);
            return;
        }

        if (deciding.Unread.HasFlag(PeeringSwitches.AllowForwardedTraffic))
        {
            Doubt(UnknownReason.UnresolvedReference, deciding.Peering.Name);
            return;
        }

        if (deciding.AllowsForwardedTraffic)
        {
            return;
        }

        Assume(AssumptionKind.ForwardedTrafficIsChecked, deciding.Peering.Name);
        Block(Disposition.ForwardedTrafficNotAllowed, deciding.Peering.Id, address: target);
    }

    private void FollowToEndpoint(int vnet)
    {
        if (_net.VNets[vnet].Owns(_packets.Destination))
        {
            HopToDestination(vnet, PathMedium.VNet);
            ArriveAt(vnet);
        }
        else if (_tables.LinkTo(vnet, _packets.Destination) is not { } link)
        {
            // An endpoint that states an address outside its VNet's space.
            Stop(Disposition.NoSuchAddress, _net.VNets[vnet].VNet.Id, address: _packets.Destination);
        }
        else if (Cross(link, _packets.Destination))
        {
            HopToDestination(link.Remote, MediumOf(link));
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
            ArriveAt(link.Remote);
        }
    }
}
