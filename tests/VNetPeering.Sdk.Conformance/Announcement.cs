using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Conformance;

/// <summary>What an appliance announces to Route Server: a declaration, which Azure's own JSON does not carry.</summary>
internal sealed record Announcement(string Peer, params string[] Prefixes)
{
    /// <summary>Writes the announcements into every session with their peer.</summary>
    public static Topology Declare(Topology topology, IReadOnlyList<Announcement> announcements)
    {
        var byPeer = announcements.ToDictionary(item => HostAddress.Parse(item.Peer), item => Draw.Announcements(string.Join(' ', item.Prefixes)));
        return topology with
        {
            RouteServers = topology.RouteServers.Select(server => server with
            {
                BgpConnections = server.BgpConnections
                    .Select(session => byPeer.TryGetValue(session.PeerAddress, out ValueList<BgpAnnouncement>? prefixes) ? session with { Announces = prefixes } : session)
                    .ToValueList(),
            }).ToValueList(),
        };
    }
}
