using System.Globalization;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RoutesPerRouteServerPeer : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7026",
        Title = "Too many routes from a peer of a Route Server",
        Severity = Severity.Warning,
        Rules = "8",
        Evidence = "Microsoft documentation (Route Server limits, 2023)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.RoutesPerRouteServerPeer;
        foreach (RouteServer server in context.Topology.RouteServers)
        {
            // Appliances in parallel announce the same: one finding for all of them.
            string[] peers =
            [
                .. server.BgpConnections
                    .Select(session => (session.Name, Count: session.Announces?.Select(announcement => announcement.Prefix).Distinct().Count() ?? 0))
                    .Where(peer => peer.Count > limit)
                    .Select(peer => string.Create(CultureInfo.InvariantCulture, $"\"{peer.Name}\" announces {peer.Count:N0}")),
            ];
            if (peers.Length > 0)
            {
                sink.Report(new Finding
                {
                    Resource = server.Id,
                    Message = string.Create(CultureInfo.InvariantCulture, $"Route Server {context.Name(server.Id)} drops a session with more than {limit:N0} routes ({context.Limits.AsOf}): {Wording.List(peers)}."),
                    Fix = "Let the appliances announce summaries.",
                });
            }
        }
    }
}
