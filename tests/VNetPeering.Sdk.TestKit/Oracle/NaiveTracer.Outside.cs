using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Answers of sites and clients to a packet of which it is not known whether it gets there.</summary>
public static partial class NaiveTracer
{
    /// <summary>
    /// An address is wherever a route leads, and a site answers over the tunnel that the packet came by: so it is known who would answer, and how, only where there is one site with one
    /// connection, or the clients of one gateway.
    /// </summary>
    private static List<(NaiveWalk Walk, Disposition End)> LostAnswers(OracleJob job, NaiveWalk forward)
    {
        string[] sites =
        [
            .. job.Topology.Sites.Where(site => site.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(job.To))).Select(site => site.Name.Value)
                .Concat(job.Topology.LocalNetworkGateways.Where(device => device.Site is null && NaiveDevices.GatewayAt(job.Topology, device) is null && device.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(job.To)))
                    .Select(NaiveSpeakers.SiteName)).Distinct(),
        ];
        bool isOnlyOne = job.Topology.Sites.Select(site => site.Name.Value).Concat(job.Topology.LocalNetworkGateways.Where(device => NaiveDevices.GatewayAt(job.Topology, device) is null).Select(NaiveSpeakers.SiteName)).Distinct().Count() == 1;
        if (sites.Length > 0 && !(isOnlyOne && ConnectionsTo(job.Topology, sites[0]) == 1))
        {
            return [];
        }

        Gateway[] gateways = [.. job.Topology.Gateways.Where(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(job.To)))];
        return (sites, gateways) switch
        {
            ([{ } site], []) => Ways(job.WalkBack(forward, isLost: true), walk => walk.FromSite(new OracleEnd.AtSite(site, null, null))),
            ([], [{ } gateway]) => Ways(job.WalkBack(forward, isLost: true), walk => walk.FromClients(gateway)),
            _ => [],
        };
    }

    private static int ConnectionsTo(Topology topology, string site) => topology.Connections.Count(connection =>
        topology.LocalNetworkGateways.Any(device => device.Id == connection.LocalNetworkGatewayId && NaiveSpeakers.SiteName(device) == site)
        || topology.ExpressRouteCircuits.Any(circuit => circuit.Id == connection.CircuitId && circuit.Sites.Any(name => name == site)));
}
