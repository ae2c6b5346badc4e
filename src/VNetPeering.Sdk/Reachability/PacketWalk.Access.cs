using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <content>
/// Cleared access flags. The space behind such a link is out of the VirtualNetwork tag of the VNet that owns it (2.40). Where a security group is attached, its
/// rules decide from there; where none is, and at managed instances, that space alone is denied, both ways (2.42, 2.43, Q-01). It is the other end of the packet that has
/// to lie there: a site behind the peer's gateway does not, nor does a peer of the peer.
/// </content>
internal sealed partial class PacketWalk
{
    private void CheckAccessTo(int vnet, bool isUnderGroup)
    {
        foreach (ClosedLink closed in isUnderGroup ? [] : _net.ClosedLinks.Of(vnet))
        {
            bool isBehind = closed.Space.Contains(_packets.Destination, out AddressRange around);
            _packets.NarrowDestinations(around);
            BlockBehind(closed, isBehind, _packets.Destination);
        }
    }

    private void CheckAccessFrom(int vnet, bool isUnderGroup) => CheckAccessFrom(vnet, isUnderGroup, _packets);

    private void CheckAccessFrom(int vnet, bool isUnderGroup, PacketClass packets)
    {
        foreach (ClosedLink closed in isUnderGroup ? [] : _net.ClosedLinks.Of(vnet))
        {
            bool isBehind = closed.Space.Contains(packets.Source, out AddressRange around);
            packets.NarrowSources(around);
            BlockBehind(closed, isBehind, packets.Source);
        }
    }

    private void BlockBehind(ClosedLink closed, bool isBehind, HostAddress other)
    {
        if (!isBehind)
        {
            return;
        }

        // In the other reading a flag does nothing where there is no group.
        if (_behavior.AccessFlagBlocksWithoutSecurityGroup && closed.IsUnread)
        {
            Doubt(UnknownReason.UnresolvedReference, closed.Link.Peering.Name);
        }
        else if (_behavior.AccessFlagBlocksWithoutSecurityGroup)
        {
            Assume(AssumptionKind.AccessFlagBlocksWithoutSecurityGroup, closed.Link.Peering.Name);
            Block(Disposition.AccessNotAllowed, closed.Link.Peering.Id, address: other);
        }
    }

    private bool IsUnderGroup(int subnet, int nic) =>
        subnet >= 0 && SpecialSubnets.TakesGroups(_net.Subnets[subnet].Subnet.Name)
        && (_net.Subnets[subnet].Subnet.NetworkSecurityGroupId is not null || (nic >= 0 && _net.Topology.NetworkInterfaces[nic].NetworkSecurityGroupId is not null));
}
