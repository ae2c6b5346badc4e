using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Longest prefix by linear scan over the Active rows (3.50).</summary>
public static class NaiveNextHop
{
    /// <summary>Returns where packets from a subnet to an address go first (7.10 to 7.13).</summary>
    public static OracleNextHop Of(Topology topology, ResourceId subnetId, HostAddress to, AzureBehavior behavior) =>
        Of(topology, subnetId, to, behavior, NaiveRoutes.Of(topology, subnetId, behavior));

    /// <summary>The same from the rows of the subnet, for a test that asks for many addresses.</summary>
    public static OracleNextHop Of(Topology topology, ResourceId subnetId, HostAddress to, AzureBehavior behavior, IReadOnlyList<OracleRow> rows)
    {
        topology = NaiveManagers.Deployed(topology);
        OracleRow? row = Best(rows, to);
        if (row is null)
        {
            return new OracleNextHop(NextHopType.None, null, null, null);
        }

        // 7.13, 3.33: an appliance outside the own and peered space answers None, with the address and the table
        bool isUnreachable = row.Appliance is { } appliance && !IsDirectlyReachable(topology, topology.FindVNet(subnetId.Parent)!, appliance, behavior);
        return new OracleNextHop(isUnreachable ? NextHopType.None : row.Type, row.Appliance, row.RouteTableId, row)
        {
            LearnedNextHops = [.. BestRows(rows, to).Select(each => each.LearnedNextHop).OfType<HostAddress>().Distinct().OrderBy(address => address.ToString(), StringComparer.Ordinal)],
        };
    }

    /// <summary>The best row, and beside a gateway row all equal ones: they share the flows (3.21).</summary>
    internal static List<OracleRow> BestRows(IReadOnlyList<OracleRow> rows, HostAddress to)
    {
        OracleRow? best = Best(rows, to);
        return best is null ? []
            : best.Source != RouteSource.VirtualNetworkGateway ? [best]
            : [.. rows.Where(row => row.State == RouteState.Active && row.Source == RouteSource.VirtualNetworkGateway && row.Prefix == best.Prefix)];
    }

    internal static OracleRow? Best(IReadOnlyList<OracleRow> rows, HostAddress to)
    {
        OracleRow? best = null;
        foreach (OracleRow row in rows)
        {
            if (row.State == RouteState.Active && row.Prefix.Contains(to) && (best is null || row.Prefix.Length > best.Prefix.Length))
            {
                best = row;
            }
        }

        return best;
    }

    private static bool IsDirectlyReachable(Topology topology, VNet vnet, HostAddress address, AzureBehavior behavior) =>
        vnet.Owns(address) || NaiveManagers.MemberAt(topology, vnet, address, behavior) is not null || topology.ConnectedLinks(vnet).Any(link => topology.PeeredPrefixes(link).Any(prefix => prefix.Contains(address)));
}
