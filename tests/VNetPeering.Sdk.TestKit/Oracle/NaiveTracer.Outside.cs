using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Flows of sites and clients, and their answers to a packet of which it is not known whether it gets there.</summary>
public static partial class NaiveTracer
{
    /// <summary>Traces the first packet of a flow that a site or a client sends, and the answer.</summary>
    /// <param name="topology">The design.</param>
    /// <param name="site">The site that sends it; null for a client.</param>
    /// <param name="clients">The gateway of the client that sends it; null for a site.</param>
    /// <param name="from">The address of the sender.</param>
    /// <param name="to">The destination.</param>
    /// <param name="kind">The packet.</param>
    /// <param name="behavior">The readings.</param>
    /// <param name="isEachGroupAlone">Whether what is not known is guessed for each security group anew, so that less is certain.</param>
    public static OracleTrace TraceFromOutside(Topology topology, string? site, Gateway? clients, HostAddress from, HostAddress to, OraclePacketKind kind, AzureBehavior behavior, bool isEachGroupAlone = false)
    {
        topology = NaiveManagers.Deployed(topology);
        return ForEachGuess(isEachGroupAlone, guesses => Trace(
            new OracleJob(topology, behavior, ServiceTagCatalog.Empty, guesses, new HashSet<ResourceId>()) { From = from, To = to, Kind = kind },
            walk => site is null ? walk.FromClients(clients!) : walk.FromSite(new OracleEnd.AtSite(site, null, null))));
    }

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
