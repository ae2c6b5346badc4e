using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One concrete packet and its answer, walked hop by hop straight from the rules. Where next hops are equal each is walked, and the worst counts (3.58).</summary>
public static partial class NaiveTracer
{
    private const int MostWays = 256;

    /// <summary>Traces a packet from an address of a subnet to an address, and the answer: TCP to port 443.</summary>
    public static OracleTrace Trace(Topology topology, ResourceId fromSubnetId, HostAddress from, HostAddress to, AzureBehavior behavior) =>
        Trace(topology, new OracleFlow(fromSubnetId, from, to, OraclePacketKind.Tcp(443)), behavior, ServiceTagCatalog.Empty);

    /// <summary>Traces the first packet of a flow, and the answer: once for each guess at what nobody declares.</summary>
    /// <param name="topology">The design.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="behavior">The readings.</param>
    /// <param name="catalog">The prefixes of service tags.</param>
    /// <param name="isEachGroupAlone">Whether what is not known is guessed for each security group anew, so that less is certain.</param>
    /// <param name="dead">What is down; null for nothing.</param>
    public static OracleTrace Trace(Topology topology, OracleFlow flow, AzureBehavior behavior, ServiceTagCatalog catalog, bool isEachGroupAlone = false, IReadOnlySet<ResourceId>? dead = null)
    {
        topology = NaiveManagers.Deployed(topology);
        VNet vnet = topology.FindVNet(flow.FromSubnetId.Parent) ?? throw new ArgumentException($"The topology has no subnet \"{flow.FromSubnetId}\". Name one of its subnets.", nameof(flow));
        Subnet subnet = topology.FindSubnet(flow.FromSubnetId) ?? throw new ArgumentException($"The topology has no subnet \"{flow.FromSubnetId}\". Name one of its subnets.", nameof(flow));
        return ForEachGuess(isEachGroupAlone, guesses => Trace(
            new OracleJob(topology, behavior, catalog, guesses, dead ?? new HashSet<ResourceId>()) { From = flow.From, To = flow.To, Kind = flow.Kind },
            walk => walk.IsPrivateEndpoint(vnet, flow.From) ? walk.FromPrivateEndpoint(vnet, subnet) : walk.FromHost(vnet, subnet)));
    }

    private static OracleTrace ForEachGuess(bool isEachGroupAlone, Func<OracleGuesses, OracleTrace> trace)
    {
        OracleGuesses guesses = new(isEachGroupAlone);
        List<OracleTrace> traces = [];
        do
        {
            traces.Add(trace(guesses));
        }
        while (guesses.Next());
        return traces.Count == 1 ? traces[0] : Joined(traces, guesses.Reasons);
    }

    /// <summary>What all guesses agree on is known; for the rest it is not known how it ends.</summary>
    private static OracleTrace Joined(List<OracleTrace> traces, ValueList<UnknownReason> reasons)
    {
        bool isSure = traces.TrueForAll(one => one.Verdict == traces[0].Verdict);

        // No guess is about routes, but where a packet does not leave for good nobody outside answers: then the ways of two guesses are not the same.
        bool isAligned = traces.TrueForAll(one => one.Ways.Count == traces[0].Ways.Count);
        return new OracleTrace(
            isSure ? traces[0].Verdict : Verdict.Unknown,
            Common([.. traces.Select(one => (Disposition?)one.Forward)]) ?? Disposition.Unknown,
            Common([.. traces.Select(one => one.Return).Where(one => one is not null)]))
        {
            Ways = isAligned
                ? [.. traces[0].Ways.Select((_, way) => JoinedWay([.. traces.Select(one => one.Ways[way])]))]
                : [JoinedWay([.. traces.Select(one => one.Ends)])],
            Sites = [.. traces.SelectMany(one => one.Sites).Distinct()],
            Unknowns = [.. traces.SelectMany(one => one.Unknowns).Concat(isSure ? [] : reasons).Distinct()],
            MissesRoutes = traces.Exists(one => one.MissesRoutes),
            MissesRoutesBehindBlock = traces.Exists(one => one.MissesRoutesBehindBlock),
            IsTranslated = traces.Exists(one => one.IsTranslated),
            Log = [.. traces.SelectMany((one, i) => one.Log.Prepend($"guess {i + 1} of {traces.Count}: {one.Verdict}"))],
        };
    }

    /// <summary>
    /// One of several equal ways under each guess: a direction that ends differently on this way with another guess may as well be called unknown, however
    /// another way ends.
    /// </summary>
    private static ValueList<OracleEnds> JoinedWay(List<ValueList<OracleEnds>> guesses)
    {
        Disposition? forward = Common([.. guesses.Select(ends => (Disposition?)Worst([.. ends.Select(one => one.Forward)])[0])]);
        Disposition? back = Common([.. guesses.Select(ends => WorstOf(ends.Select(one => one.Return))).Where(one => one is not null)]);
        return
        [
            .. (from ends in guesses.SelectMany(one => one)
                from there in new[] { ends.Forward, forward ?? ends.Forward }
                from answer in new[] { ends.Return, back ?? ends.Return }
                select new OracleEnds(there, answer)).Distinct(),
        ];
    }

    private static Disposition? WorstOf(IEnumerable<Disposition?> ends) => Worst([.. ends.OfType<Disposition>()]) is [Disposition worst, ..] ? worst : null;

    private static Disposition? Common(List<Disposition?> ends) => ends.Count == 0 ? null : ends.TrueForAll(one => one == ends[0]) ? ends[0] : Disposition.Unknown;

    private static OracleTrace Trace(OracleJob job, Func<NaiveWalk, Disposition> start)
    {
        List<(NaiveWalk Walk, Disposition End)> there = Ways(job.Walk, start);
        Dictionary<(OracleEnd? From, string Known), List<(NaiveWalk Walk, Disposition End)>> back = [];
        List<(NaiveWalk Forward, Disposition End, List<(NaiveWalk Walk, Disposition End)> Replies)> ways = [];
        foreach ((NaiveWalk forward, Disposition end) in there)
        {
            // 5.05: the same answer from the same place, where the same groups know the flow and the same appliances translated it, is walked once.
            (OracleEnd?, string) key = (forward.End, string.Join(' ', forward.Passed.Order(StringComparer.Ordinal).Concat(forward.Translations.Select(one => $"{one.Own} {one.Before}")).Append($"{end == Disposition.Unknown}")));
            if (!back.TryGetValue(key, out List<(NaiveWalk Walk, Disposition End)>? replies))
            {
                Func<NaiveWalk, Disposition>? answer = AnswerFrom(job.Topology, job.To, forward.End);
                bool isLost = end == Disposition.Unknown && forward.End is null;
                replies = isLost && job.Topology.Appliances.Any(appliance => appliance.TranslatesSource is true) ? [] // what translates on the way would get the answer itself
                    : answer is not null ? Ways(job.WalkBack(forward, isLost), answer)
                    : end == Disposition.Unknown ? LostAnswers(job, forward)
                    : [];
                back.Add(key, replies);
            }

            ways.Add((forward, end, replies));
        }

        // Each way with each answer to it, and who sees one direction of the two only.
        List<ValueList<OracleEnds>> pairsByWay = [];
        List<string> remarks = [];
        foreach ((NaiveWalk forward, Disposition end, List<(NaiveWalk Walk, Disposition End)> replies) in ways)
        {
            pairsByWay.AddRange(replies.Count == 0 ? [[new OracleEnds(end, null)]] : replies.Select(reply => Pairs(forward, end, reply.Walk, reply.End, remarks).ToValueList()));
        }

        List<OracleEnds> pairs = [.. pairsByWay.SelectMany(one => one)];

        // Precedence: a certain blocker in either direction, then Unknown, then Reachable.
        List<Disposition> worstThere = Worst([.. pairs.Select(pair => pair.Forward)]);
        List<Disposition> worstBack = Worst([.. pairs.Select(pair => pair.Return).OfType<Disposition>()]);
        Verdict verdict = IsCertainStop(worstThere[0]) || (worstBack.Count > 0 && IsCertainStop(worstBack[0])) ? Verdict.Blocked
            : worstThere[0] == Disposition.Unknown || worstBack.Count == 0 || worstBack[0] == Disposition.Unknown ? Verdict.Unknown
            : Verdict.Reachable;
        return new OracleTrace(verdict, worstThere[0], worstBack.Count == 0 ? null : worstBack[0])
        {
            Ways = [.. pairsByWay],
            Sites = [.. there.Select(one => one.Walk.End).OfType<OracleEnd.AtSite>().Select(end => end.Site).Distinct()],
            Unknowns = there.Concat(back.Values.SelectMany(one => one)).Select(one => one.Walk).SelectMany(walk => walk.Unknowns).Distinct().ToValueList(),
            MissesRoutes = there.Concat(back.Values.SelectMany(one => one)).Any(one => one.Walk.Unknowns.Contains(UnknownReason.BgpNotModelled)),
            MissesRoutesBehindBlock = there.Exists(one => one.Walk.MissesRoutesBehindBlock),
            IsTranslated = there.Exists(one => one.Walk.Translations.Count > 0),
            Log = [.. there.SelectMany(one => one.Walk.Log.Prepend($"{job}")), .. back.Values.SelectMany(one => one).SelectMany(one => one.Walk.Log.Prepend($"the answer to {job}")), .. remarks.Distinct()],
        };
    }

    /// <summary>3.57, 3.59: who sees one direction only counts when both directions get through; what an unknown way would have passed is not known.</summary>
    private static IEnumerable<OracleEnds> Pairs(NaiveWalk forward, Disposition there, NaiveWalk reply, Disposition back, List<string> remarks)
    {
        yield return new OracleEnds(there, back);
        if (forward.End is null || reply.End is null || IsCertainStop(there) || IsCertainStop(back))
        {
            yield break;
        }

        // 3.40, 3.72: an answer to the Internet has to leave by the address that was called. What a default route takes to a site or an appliance has not come to the caller.
        if (reply.Entrance is { } entrance && !(reply.End is OracleEnd.OnInternet exit && entrance.IsExitOf(exit.Exit)))
        {
            remarks.Add("the answer does not come from the address that was called");
            yield return new OracleEnds(there, Disposition.AsymmetricPath);
        }

        foreach (OracleAppliance appliance in forward.Appliances.Where(one => !reply.Appliances.Contains(one)).Concat(reply.Appliances.Where(one => !forward.Appliances.Contains(one))))
        {
            if (appliance.IsStateful is true)
            {
                remarks.Add($"{appliance.Identity} is stateful and sees one direction only");
                yield return new OracleEnds(there, Disposition.AsymmetricPath);
            }
            else if (appliance.IsStateful is null)
            {
                remarks.Add($"{appliance.Identity} may be stateful and sees one direction only");
                reply.Unknowns.Add(UnknownReason.UndescribedApplianceSeesOneDirection);
                yield return new OracleEnds(there, Disposition.Unknown);
            }
        }
    }

    private static List<(NaiveWalk Walk, Disposition End)> Ways(Func<OracleChoices, NaiveWalk> start, Func<NaiveWalk, Disposition> go)
    {
        List<(NaiveWalk, Disposition)> ways = [];
        OracleChoices choices = new();
        do
        {
            NaiveWalk walk = start(choices);
            ways.Add((walk, go(walk)));
        }
        while (choices.Next() && ways.Count < MostWays);
        return ways;
    }

    private static Func<NaiveWalk, Disposition>? AnswerFrom(Topology topology, HostAddress to, OracleEnd? end)
    {
        switch (end)
        {
            case OracleEnd.InSubnet at:
                return walk => walk.FromHost(at.VNet, at.Subnet);

            case OracleEnd.AtPrivateEndpoint at:
                return walk => walk.FromPrivateEndpoint(at.VNet, at.Subnet);

            case OracleEnd.AtSite at:
                return walk => walk.FromSite(at);

            case OracleEnd.AtClients at:
                return walk => walk.FromClients(at.Gateway);

            case OracleEnd.OnInternet at:
                return walk => walk.FromInternet(at.Exit);

            default:
                // It never arrived. Where the destination is a host of the estate, its answer is walked all the same.
                foreach (PrivateEndpoint endpoint in topology.PrivateEndpoints.Where(endpoint => endpoint.Addresses.Contains(to)))
                {
                    if (topology.FindSubnet(endpoint.SubnetId) is { } home)
                    {
                        return walk => walk.FromPrivateEndpoint(topology.FindVNet(home.Id.Parent)!, home);
                    }
                }

                List<(VNet VNet, Subnet Subnet)> owners = [.. from vnet in topology.VNets
                                                              where !vnet.IsPlaceholder
                                                              let subnet = vnet.SubnetAt(to)
                                                              where subnet is not null && !to.IsReservedIn(subnet)
                                                              select (vnet, subnet)];
                return owners.Count == 1 ? walk => walk.FromHost(owners[0].VNet, owners[0].Subnet) : null;
        }
    }

    /// <summary>A certain stop is worse than what is not known, and that is worse than arriving.</summary>
    private static List<Disposition> Worst(List<Disposition> ends)
    {
        List<Disposition> stops = [.. ends.Where(IsCertainStop).Distinct()];
        return stops.Count > 0 ? stops : ends.Contains(Disposition.Unknown) ? [Disposition.Unknown] : ends.Count > 0 ? [Disposition.Delivered] : [];
    }

    private static bool IsCertainStop(Disposition disposition) => disposition is not (Disposition.Delivered or Disposition.Unknown);
}
