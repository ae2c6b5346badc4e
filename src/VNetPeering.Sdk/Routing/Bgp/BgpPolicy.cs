using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>What a speaker prefers, tells on and refuses (docs/concepts/bgp.md).</summary>
internal static class BgpPolicy
{
    /// <summary>Picks the best routes of each prefix; equal ones are all kept, and so is everything that is not known.</summary>
    internal static List<BgpRoute> Pick(BgpSpeaker speaker, IEnumerable<BgpRoute> candidates) =>
        Pick(candidates, speaker.IsJoined ? speaker.RouteServer!.HubRoutingPreference ?? string.Empty : null);

    /// <summary>Picks the best routes of each prefix.</summary>
    /// <param name="candidates">The routes, in an order that stays.</param>
    /// <param name="preference">The routing preference; null where only the length of the path counts.</param>
    internal static List<BgpRoute> Pick(IEnumerable<BgpRoute> candidates, string? preference)
    {
        var best = new Dictionary<AddressPrefix, (int Rank, int Length)>();
        BgpRoute[] all = [.. candidates];
        foreach (BgpRoute route in all)
        {
            if (route.Prefix is { } prefix)
            {
                (int, int) mine = Score(route, preference);
                if (!best.TryGetValue(prefix, out (int, int) known) || mine.CompareTo(known) < 0)
                {
                    best[prefix] = mine;
                }
            }
        }

        return [.. all.Where(route => route.Prefix is not { } prefix || best[prefix] == Score(route, preference)).Distinct()];
    }

    /// <summary>Returns what a speaker tells over a session.</summary>
    internal static IEnumerable<BgpRoute> Export(BgpSpeaker speaker, BgpSession session, int index, IReadOnlyList<BgpRoute> best, BgpSpeaker[] speakers, BgpSession[] sessions)
    {
        IEnumerable<BgpRoute> told = best.Where(route => route.Session < 0 || route.Session != index);
        if (speaker.Kind == BgpSpeakerKind.Router)
        {
            bool toCircuit = session.Kind == RouteOriginKind.Circuit;
            told = told.Where(route => IsToldOn(speaker, route) && !(toCircuit && (route.IsFromCircuit || route.Kind == BgpRouteKind.ClientPool)));
            if (speaker.Summary.Count > 0)
            {
                // 4.32: the list stands for the VNet, and for the borrowers that lie inside it.
                told = told.Where(route => route.Kind != BgpRouteKind.VNet
                        && !(route is { Kind: BgpRouteKind.Borrower, Prefix: { } prefix } && speaker.Summary.Any(wide => wide.Contains(prefix))))
                    .Concat(speaker.Summary.Distinct().Select(prefix => new BgpRoute { Prefix = prefix, Kind = BgpRouteKind.VNet }));
            }
        }

        foreach (BgpRoute route in told)
        {
            bool isFromGateway = speaker.Kind == BgpSpeakerKind.Circuit && route.Session >= 0
                && speakers[sessions[route.Session].Other(speaker.Index)].Kind == BgpSpeakerKind.Router;
            AsPath path = isFromGateway ? route.Path.Without(Asns.Azure) : route.Path;
            yield return route with { Path = path.Behind(speaker.Asn) };
        }
    }

    /// <summary>Returns what a Route Server tells an appliance: the prefixes themselves, summaries aside; what gateways learned with branch-to-branch only.</summary>
    internal static IEnumerable<BgpRoute> ExportToAppliance(BgpSpeaker router, IReadOnlyList<BgpRoute> best) =>
        best.Where(route => IsToldOn(router, route)).Select(route => route with { Path = route.Path.Behind(router.Asn) });

    /// <summary>Returns what a speaker takes of what it is told over a session.</summary>
    internal static IEnumerable<BgpRoute> Import(BgpSpeaker speaker, BgpSession session, int index, IEnumerable<BgpRoute> told)
    {
        foreach (BgpRoute route in told)
        {
            // A circuit does not mind its own number; everyone else refuses what it has told itself.
            if (speaker.Kind != BgpSpeakerKind.Circuit && route.Path.Holds(speaker.Asn))
            {
                continue;
            }

            // 4.22: equal to or inside the own space; a wider prefix and a default route are taken.
            if (route.Prefix is { } prefix && speaker.OwnSpace.Any(own => own.Contains(prefix)))
            {
                continue;
            }

            yield return new BgpRoute
            {
                Prefix = route.Prefix,
                Kind = BgpRouteKind.Learned,
                Path = route.Path,
                Session = index,
                Origin = session.Kind,
                Resource = session.ResourceOf(speaker.Index),
                Gateway = session.GatewayOf(speaker.Index),
                Unknown = route.Unknown,
            };
        }
    }

    // 4.25: no default route, nothing around or inside the own VNet, and of what is known without BGP only the prefixes of devices.
    private static bool IsToldOn(BgpSpeaker router, BgpRoute route) => route.Kind switch
    {
        BgpRouteKind.VNet => true,
        BgpRouteKind.FarVNet => false,
        _ => route.Prefix is not { } prefix || (!prefix.IsDefaultRoute && !router.OwnSpace.Any(own => own.Overlaps(prefix))),
    };

    private static (int Rank, int Length) Score(BgpRoute route, string? preference)
    {
        if (route.Kind is BgpRouteKind.VNet or BgpRouteKind.Borrower or BgpRouteKind.Site or BgpRouteKind.ClientPool)
        {
            return (-1, 0);
        }

        bool byLengthOnly = preference is null || preference.Equals("ASPath", StringComparison.OrdinalIgnoreCase);
        bool prefersVpn = preference is not null && preference.Equals("VpnGateway", StringComparison.OrdinalIgnoreCase);
        return (byLengthOnly || route.IsFromCircuit != prefersVpn ? 0 : 1, route.Path.Length);
    }
}
