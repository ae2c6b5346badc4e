using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What speakers tell and know, as text: the prefix and the path. Speakers are named by their gateway or Route Server, <c>circuit NAME</c>, their site, or <c>device NAME</c>.</summary>
public static class NaiveAnnouncements
{
    /// <summary>Returns what one speaker tells another, <c>10.1.0.0/16 65515 65000</c>; what is not declared as <c>all of NAME</c>.</summary>
    public static IReadOnlyList<string> Told(Topology topology, string teller, string listener, AzureBehavior behavior)
    {
        OracleSpeaker from = Find(topology, teller, behavior);
        OracleSpeaker to = Find(topology, listener, behavior);
        return Lines(from.Sessions.Where(session => session.FarFrom(from) == to).SelectMany(session => NaiveBgp.Told(from, session)));
    }

    /// <summary>Returns what a speaker took from its sessions and from appliances.</summary>
    public static IReadOnlyList<string> Learned(Topology topology, string speaker, AzureBehavior behavior)
    {
        OracleSpeaker found = Find(topology, speaker, behavior);
        return Lines(found.FromAppliances.Concat(found.Taken));
    }

    /// <summary>Returns whether a speaker is part of a network that keeps changing.</summary>
    public static bool IsUnsettled(Topology topology, string speaker, AzureBehavior behavior) => Find(topology, speaker, behavior).IsUnsettled;

    private static OracleSpeaker Find(Topology topology, string name, AzureBehavior behavior) =>
        NaiveBgp.Of(NaiveManagers.Deployed(topology), behavior).Speakers.All.Find(one => one.Name == name || one.Gateways.Exists(gateway => gateway.Name == name))
        ?? throw new ArgumentException($"The topology has no speaker \"{name}\".", nameof(name));

    private static List<string> Lines(IEnumerable<OracleAnnouncement> all) =>
        [.. all.Select(one => $"{one.Key} {string.Join(' ', one.Path.Select(asn => asn < 0 ? "?" : asn.ToString(System.Globalization.CultureInfo.InvariantCulture)))}".TrimEnd()).Distinct().Order(StringComparer.Ordinal)];
}
