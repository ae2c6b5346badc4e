using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <content>
/// Classic VNets. The Resource Manager side alone has a link, and its Connected link carries packets both ways (2.26, 2.84, 2.85), though no classic subnet lists
/// a row for it (3.12).
/// </content>
internal sealed partial class PacketWalk
{
    private bool IsClassic(int vnet) => _net.VNets[vnet].VNet.DeploymentModel == DeploymentModel.Classic;

    /// <summary>Lets a packet of a classic VNet go over a link of the other side where that holds its destination; <see langword="false"/> where its table decides.</summary>
    private bool FollowsUnlistedLink(int subnet, EffectiveRoute row)
    {
        int vnet = _net.Subnets[subnet].VNet;
        if (!IsClassic(vnet) || row is { Source: RouteSource.Default, NextHopType: NextHopType.VNetLocal })
        {
            return false;
        }

        CompiledLink? link = UnlistedLinkTo(vnet, _packets.Destination, out int length);
        if (link is null)
        {
            return MayBeBehindUnreadLink(vnet, row);
        }

        int listed = row.AddressPrefixes.Where(prefix => prefix.Contains(_packets.Destination)).Max(prefix => prefix.Length);
        bool isUsers = row.Source == RouteSource.User;
        if (isUsers && listed >= length)
        {
            return false; // 3.53, whatever the link would be worth
        }

        if (row.Source != RouteSource.Default || !link.Peering.PeerCompleteVNets)
        {
            // Whether a link without a row wins against a wider route, and what subnet peering does here, nobody says.
            GiveUp(UnknownReason.ClassicDetails, _net.VNets[vnet].VNet.Name);
            return true;
        }

        if (CrossFromClassic(link, _packets.Destination))
        {
            HopToDestination(link.Local, MediumOf(link));
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
            ArriveAt(link.Local);
        }

        return true;
    }

    /// <summary>Gives up where the other side of a link has space that the input does not state, which a platform row would lose to.</summary>
    private bool MayBeBehindUnreadLink(int vnet, EffectiveRoute row)
    {
        foreach (int index in row.Source == RouteSource.Default ? _net.LinksTo(vnet) : [])
        {
            CompiledVNet other = _net.VNets[_net.Links[index].Local];
            if (other.HasUnknownSpace && _net.Links[index].IsConnected)
            {
                GiveUp(UnknownReason.UnresolvedReference, other.VNet.Name);
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the Connected link of a Resource Manager VNet that leads to a classic one, and holds an address at its own end; the longest prefix first.</summary>
    private CompiledLink? UnlistedLinkTo(int vnet, HostAddress address, out int length)
    {
        CompiledLink? best = null;
        length = -1;
        List<AddressPrefix> spaces = [];
        foreach (int index in _net.LinksTo(vnet))
        {
            CompiledLink link = _net.Links[index];
            if (!link.IsConnected || IsClassic(link.Local))
            {
                continue; // 2.83
            }

            foreach (AddressPrefix prefix in _net.VNets[link.Local].VNet.AddressSpace)
            {
                spaces.Add(prefix);
                if (prefix.Length > length && prefix.Contains(address))
                {
                    (best, length) = (link, prefix.Length);
                }
            }
        }

        if (_packets.Destination == address)
        {
            AddressRanges.Of(spaces).Contains(address, out AddressRange around);
            Narrow(around);
        }

        return best;
    }

    /// <summary>Crosses a link against its direction: its switches are those of the VNet that is entered, and the classic VNet has none.</summary>
    private bool CrossFromClassic(CompiledLink link, HostAddress target)
    {
        if (StopsAtDead(_net.VNets[link.Local].VNet.Id))
        {
            return false;
        }

        CheckForwardedTraffic(link.Remote, _behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? link : null, target);
        return true;
    }

    /// <summary>Enters a classic VNet, which has no switches of its own.</summary>
    private void CrossToClassic(CompiledLink link, HostAddress target)
    {
        if (link.Reverse >= 0 || !link.Peering.PeerCompleteVNets)
        {
            // A link that no classic VNet can have (2.83), and subnet peering, which is told of for Resource Manager VNets only.
            Doubt(UnknownReason.ClassicDetails, _net.VNets[link.Remote].VNet.Name);
            return;
        }

        CheckForwardedTraffic(link.Local, _behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? null : link, target);
    }
}
