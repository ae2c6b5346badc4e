using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Answers of sites and clients to a packet of which it is not known whether it gets there.</summary>
public static partial class NaiveTracer
{
    /// <summary>An address that several hold is wherever a route leads, so only where one alone has it is it known who would answer.</summary>
    private static List<(NaiveWalk Walk, Disposition End)> LostAnswers(OracleJob job, NaiveWalk forward)
    {
        string[] sites =
        [
            .. job.Topology.Sites.Where(site => site.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(job.To))).Select(site => site.Name.Value)
                .Concat(job.Topology.LocalNetworkGateways.Where(device => device.Site is null && NaiveDevices.GatewayAt(job.Topology, device) is null && device.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(job.To)))
                    .Select(NaiveSpeakers.SiteName)).Distinct(),
        ];
        Gateway[] gateways = [.. job.Topology.Gateways.Where(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(job.To)))];
        return (sites, gateways) switch
        {
            ([{ } site], []) => Ways(job.WalkBack(forward), walk => walk.FromSite(new OracleEnd.AtSite(site, null, null))),
            ([], [{ } gateway]) => Ways(job.WalkBack(forward), walk => walk.FromClients(gateway)),
            _ => [],
        };
    }
}
