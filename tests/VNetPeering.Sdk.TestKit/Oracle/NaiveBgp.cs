using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Plain message passing: in each round everybody tells everything it picked in the round before, until a round changes nothing.</summary>
internal sealed class NaiveBgp
{
    private const long Azure = 65515;

    // A topology never changes, so what was computed for the object holds. It only saves time.
    private static readonly ConditionalWeakTable<Topology, Dictionary<AzureBehavior, NaiveBgp>> s_done = [];

    private NaiveBgp(Topology topology, AzureBehavior behavior)
    {
        Speakers = new NaiveSpeakers(topology, behavior);
        Run(Speakers.All);
    }

    internal NaiveSpeakers Speakers { get; }

    internal static NaiveBgp Of(Topology topology, AzureBehavior behavior)
    {
        Dictionary<AzureBehavior, NaiveBgp> ofTopology = s_done.GetOrCreateValue(topology);
        lock (ofTopology)
        {
            if (!ofTopology.TryGetValue(behavior, out NaiveBgp? known))
            {
                ofTopology.Add(behavior, known = new NaiveBgp(topology, behavior));
            }

            return known;
        }
    }

    /// <summary>What a speaker tells over a session: the prefixes with the path that the other side sees.</summary>
    internal static List<OracleAnnouncement> Told(OracleSpeaker teller, OracleSession over)
    {
        List<OracleAnnouncement> told = [];
        foreach (string key in teller.Known.Select(one => one.Key).Distinct())
        {
            // What nobody declares is no one prefix: a part of it may be refused on the shorter way and pass on the longer one.
            List<OracleAnnouncement> known = [.. teller.Known.Where(one => one.Key == key)];
            foreach (OracleAnnouncement best in known[0].Prefix is null ? known : teller.BestOf(key))
            {
                if (best.Over != over && Tells(teller, best, over))
                {
                    // 4.42: a circuit takes Azure's number out of what its gateways told it
                    bool isOfGateway = teller.Kind == OracleSpeakerKind.Circuit && best.Over?.FarFrom(teller).Kind == OracleSpeakerKind.VNet;
                    OracleAnnouncement one = new(key, best.Prefix, [teller.Asn, .. isOfGateway ? best.Path.Where(asn => asn != Azure) : best.Path]);
                    if (!told.Contains(one))
                    {
                        told.Add(one);
                    }
                }
            }
        }

        return told;
    }

    private static bool Tells(OracleSpeaker teller, OracleAnnouncement one, OracleSession over)
    {
        if (one.IsKeptBack)
        {
            return false;
        }

        if (teller.Kind != OracleSpeakerKind.VNet)
        {
            return true; // a site tells on everything, a circuit too
        }

        if (over.IsExpressRoute && (one.IsClientPool || one.Over?.IsExpressRoute is true))
        {
            return false; // 4.41: clients and ExpressRoute never meet; from circuit to circuit nothing passes
        }

        // 4.25: no default route, nothing that overlaps the VNet except its prefixes themselves
        return one.IsOwnVNet || one.Prefix is not { } prefix || !(prefix.IsDefaultRoute || teller.Home!.AddressSpace.Any(own => own.Overlaps(prefix)));
    }

    private static OracleAnnouncement? Take(OracleSpeaker taker, OracleAnnouncement told, OracleSession over)
    {
        if (taker.Kind == OracleSpeakerKind.Circuit)
        {
            return told with { Over = over }; // it does not mind its own number
        }

        if (told.Path.Contains(taker.Asn))
        {
            return null; // loop prevention
        }

        // 4.22: equal to or inside a prefix of the VNet is filtered; wider ones and the default route (4.23) are taken
        return taker.Home is { } home && told.Prefix is { } prefix && home.AddressSpace.Any(own => own.Contains(prefix)) ? null : told with { Over = over };
    }

    private static void Run(List<OracleSpeaker> speakers)
    {
        int bound = 8 + (8 * speakers.Count);
        List<OracleSpeaker> changed = [];
        for (int round = 0; round < bound; round++)
        {
            List<List<OracleAnnouncement>> next = [.. speakers.Select(taker =>
            {
                List<OracleAnnouncement> taken = [];
                foreach (OracleSession session in taker.Sessions)
                {
                    OracleSpeaker teller = session.FarFrom(taker);
                    taken.AddRange(Told(teller, session).Select(one => Take(taker, one, session)).OfType<OracleAnnouncement>());
                }

                return taken.Distinct().ToList();
            })];

            changed = [.. speakers.Where((speaker, i) => speaker.Taken.Count != next[i].Count || next[i].Exists(one => !speaker.Taken.Contains(one)))];
            for (int i = 0; i < speakers.Count; i++)
            {
                speakers[i].Taken = next[i];
            }

            if (changed.Count == 0)
            {
                return;
            }
        }

        // It keeps changing: everybody who is joined to one that changes has no routes, and what it would have is not known.
        List<OracleSpeaker> unsettled = [.. changed];
        for (int i = 0; i < unsettled.Count; i++)
        {
            unsettled.AddRange(unsettled[i].Sessions.Select(session => session.FarFrom(unsettled[i])).Distinct().Where(far => !unsettled.Contains(far)).ToList());
        }

        foreach (OracleSpeaker speaker in unsettled)
        {
            speaker.IsUnsettled = true;
            speaker.Taken = [];
        }
    }
}
