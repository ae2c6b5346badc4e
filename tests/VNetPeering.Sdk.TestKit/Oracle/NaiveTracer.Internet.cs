using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Flows that start on the Internet.</summary>
public static partial class NaiveTracer
{
    /// <summary>Traces the first packet of a flow from a host on the Internet to a private address, and the answer. Of several ways in the best counts: whoever calls the right address gets in.</summary>
    /// <param name="topology">The design.</param>
    /// <param name="from">The caller.</param>
    /// <param name="to">The private address.</param>
    /// <param name="kind">The packet as it comes to the machine, with the port there.</param>
    /// <param name="behavior">The readings.</param>
    /// <param name="isEachGroupAlone">Whether what is not known is guessed for each security group anew, so that less is certain.</param>
    public static OracleTrace TraceFromInternet(Topology topology, HostAddress from, HostAddress to, OraclePacketKind kind, AzureBehavior behavior, bool isEachGroupAlone = false)
    {
        ArgumentNullException.ThrowIfNull(topology);
        topology = NaiveManagers.Deployed(topology);
        OracleEntrance[] entrances = [.. NaiveEntrances.Of(topology, from, to, kind).Distinct()];
        return entrances.Length == 0
            ? new OracleTrace(Verdict.Blocked, Disposition.NoWayInFromInternet, null) { Ways = [[new OracleEnds(Disposition.NoWayInFromInternet, null)]], Log = ["there is no way in"] }
            : ForEachGuess(isEachGroupAlone, guesses => Best([.. entrances.Select(entrance => By(entrance, guesses))]));

        OracleTrace By(OracleEntrance entrance, OracleGuesses guesses) => entrance is { Interface: null, Firewall: null }
            ? new OracleTrace(Verdict.Unknown, Disposition.Unknown, null) { Ways = [[new OracleEnds(Disposition.Unknown, null)]], Unknowns = [UnknownReason.UnresolvedReference], Log = ["a rule may publish it"] }
            : Trace(new OracleJob(topology, behavior, ServiceTagCatalog.Empty, guesses, new HashSet<ResourceId>()) { From = from, To = to, Kind = kind, Entrance = entrance }, walk => walk.FromOutside());
    }

    private static OracleTrace Best(List<OracleTrace> traces)
    {
        Verdict best = new[] { Verdict.Reachable, Verdict.Unknown, Verdict.Blocked }.First(verdict => traces.Exists(trace => trace.Verdict == verdict));
        OracleTrace[] all = [.. traces.Where(trace => trace.Verdict == best)];
        return all[0] with
        {
            Ways = [.. all.SelectMany(trace => trace.Ways)],
            Unknowns = [.. all.SelectMany(trace => trace.Unknowns).Distinct()],
            MissesRoutes = traces.Exists(trace => trace.MissesRoutes),
            MissesRoutesBehindBlock = traces.Exists(trace => trace.MissesRoutesBehindBlock),
            IsTranslated = traces.Exists(trace => trace.IsTranslated),
            Log = [.. all.SelectMany(trace => trace.Log)],
        };
    }
}
