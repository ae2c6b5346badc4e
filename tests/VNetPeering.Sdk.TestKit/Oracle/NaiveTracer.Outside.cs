using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Answers of sites and clients to a packet of which it is not known whether it gets there.</summary>
public static partial class NaiveTracer
{
    /// <summary>An address is wherever a route leads: only where the answer of each site that has it, and of its clients, is certainly lost is that known.</summary>
    private static List<(NaiveWalk Walk, Disposition End)> LostAnswers(OracleJob job, NaiveWalk forward)
    {
        List<Func<NaiveWalk, Disposition>> places =
        [
            .. job.Topology.Sites.Where(site => site.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(job.To)))
                .Select(site => (Func<NaiveWalk, Disposition>)(walk => walk.FromSite(new OracleEnd.AtSite(site.Name.Value, null, null)))),
            .. job.Topology.Gateways.Where(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(job.To)))
                .Select(gateway => (Func<NaiveWalk, Disposition>)(walk => walk.FromClients(gateway))),
        ];
        List<List<(NaiveWalk Walk, Disposition End)>> answers = [.. places.Select(place => Ways(job.WalkBack(forward), place))];
        return answers.TrueForAll(ways => ways.Exists(way => IsCertainStop(way.End))) ? [.. answers.SelectMany(ways => ways)] : [];
    }
}
