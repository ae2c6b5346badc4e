using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Out of a classic VNet: its peer's link works both ways (2.26, 2.84), though no row tells of it (3.12).</summary>
internal sealed partial class NaiveWalk
{
    /// <summary>Null where no peer's link holds the destination, or a route of the user is at least as long (3.53).</summary>
    private Disposition? OutOfClassic(OracleSender sender, OracleRow? row)
    {
        if (sender.VNet.DeploymentModel != DeploymentModel.Classic || sender.VNet.Owns(to))
        {
            return null;
        }

        List<(Peering Link, AddressPrefix Prefix)> ways = [.. from peer in topology.VNets
                                                             where peer.DeploymentModel == DeploymentModel.ResourceManager
                                                             from link in peer.Peerings
                                                             where link.RemoteVNetId == sender.VNet.Id && topology.IsConnected(link)
                                                             from prefix in peer.AddressSpace
                                                             where prefix.Contains(to)
                                                             orderby prefix.Length descending
                                                             select (link, prefix)];
        if (ways.Count == 0 || (row?.Source == RouteSource.User && row.Prefix.Length >= ways[0].Prefix.Length))
        {
            return null;
        }

        if (row is not null && row.Source != RouteSource.Default)
        {
            return NotKnown(UnknownReason.ClassicDetails); // is a row that nobody lists longer than the one listed?
        }

        Peering entered = ways[0].Link;
        VNet home = topology.FindVNet(entered.LocalVNetId)!;
        return CrossOutOfClassic(sender, entered, home) ?? Deliver(home);
    }

    private IEnumerable<VNet> ClassicPeers(VNet vnet) => ClassicPeersOf(topology, vnet);

    /// <summary>The peers of a classic VNet: those whose link to it is Connected (2.26).</summary>
    internal static IEnumerable<VNet> ClassicPeersOf(Topology topology, VNet vnet) => vnet.DeploymentModel != DeploymentModel.Classic ? []
        : topology.VNets.Where(peer => peer.DeploymentModel == DeploymentModel.ResourceManager && peer.Peerings.Any(link => link.RemoteVNetId == vnet.Id && topology.IsConnected(link)));

    /// <summary>The peer's link is the only one, and its switches count both ways: null when the packet enters, and also where a flag forbids it, which is noted.</summary>
    private Disposition? CrossOutOfClassic(OracleSender sender, Peering entered, VNet home)
    {
        if (Dead.Contains(home.Id))
        {
            return Stop(Disposition.ResourceIsDown, $"{home.Name} is down");
        }

        if (!sender.VNet.Owns(from) && !(behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide && entered.AllowForwardedTraffic))
        {
            if (behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide)
            {
                Block(Disposition.ForwardedTrafficNotAllowed, $"{entered.Name} does not admit forwarded traffic"); // 2.50
            }
            else
            {
                Unknowns.Add(UnknownReason.ClassicDetails);
            }
        }

        return null;
    }
}
