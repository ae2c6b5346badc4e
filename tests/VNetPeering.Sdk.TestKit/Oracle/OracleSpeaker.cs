using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Somebody with an autonomous system number: what it has of its own, its sessions, and what it took in the last round.</summary>
internal sealed class OracleSpeaker(string name, OracleSpeakerKind kind, long asn)
{
    internal string Name => name;

    internal OracleSpeakerKind Kind => kind;

    internal long Asn => asn;

    /// <summary>Gets the VNet of a gateway or Route Server; null for circuits and sites.</summary>
    internal VNet? Home { get; init; }

    /// <summary>Gets the gateways that the speaker is: one, or several that a Route Server joins.</summary>
    internal List<Gateway> Gateways { get; } = [];

    /// <summary>Gets the Route Server that it is or that joins it; null when there is none.</summary>
    internal RouteServer? RouteServer { get; init; }

    internal List<OracleSession> Sessions { get; } = [];

    internal List<OracleAnnouncement> Own { get; } = [];

    /// <summary>Gets what appliances announce to it. It stays the same in every round.</summary>
    internal List<OracleAnnouncement> FromAppliances { get; } = [];

    /// <summary>Gets or sets what the sessions brought.</summary>
    internal List<OracleAnnouncement> Taken { get; set; } = [];

    /// <summary>Gets or sets whether it is part of a network that keeps changing.</summary>
    internal bool IsUnsettled { get; set; }

    internal IEnumerable<OracleAnnouncement> Known => [.. Own, .. FromAppliances, .. Taken];

    /// <summary>Gets whether anything that it may know is not declared.</summary>
    internal bool KnowsUnknown => IsUnsettled || Known.Any(one => one.Prefix is null);

    /// <summary>Of one prefix the best: its own, else by preference (only where a Route Server joins), else the shortest path; all that are equal.</summary>
    /// <remarks>3.24 holds for prefixes that a VPN gateway was told by hand as well, so where a Route Server joins only the VNet and its borrowers win in any case.</remarks>
    internal List<OracleAnnouncement> BestOf(string key)
    {
        List<OracleAnnouncement> all = [.. Known.Where(one => one.Key == key)];
        List<OracleAnnouncement> sure = [.. all.Where(one => one.IsOwnVNet || one.IsBorrower)]; // 3.51: before what a device states, also where a summary keeps it back
        if (sure.Count == 0 && RouteServer is null)
        {
            sure = [.. all.Where(one => one.IsOwn)];
        }

        if (sure.Count > 0)
        {
            return sure; // an empty path always wins
        }

        if (RouteServer is not null && all.Count > 0)
        {
            int best = all.Min(one => NaivePreference.Rank(RouteServer.HubRoutingPreference, one.Over?.IsExpressRoute is true));
            all = [.. all.Where(one => NaivePreference.Rank(RouteServer.HubRoutingPreference, one.Over?.IsExpressRoute is true) == best)];
        }

        return [.. all.Where(one => one.Path.Count == all.Min(other => other.Path.Count))];
    }

    /// <summary>What leads to an address: the best of the longest prefix that was taken.</summary>
    internal List<OracleAnnouncement> LeadingTo(HostAddress to)
    {
        List<OracleAnnouncement> all = [.. Taken.Where(one => one.Prefix?.Contains(to) is true)];
        int longest = all.Count == 0 ? 0 : all.Max(one => one.Prefix!.Value.Length);
        all = [.. all.Where(one => one.Prefix!.Value.Length == longest)];
        return [.. all.Where(one => one.Path.Count == all.Min(other => other.Path.Count))];
    }

    public override string ToString() => $"{name} AS{asn}";
}
