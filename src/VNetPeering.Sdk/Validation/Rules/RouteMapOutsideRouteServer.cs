using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RouteMapOutsideRouteServer : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3021",
        Title = "Route map on a session that leaves the Route Server's VNet",
        Severity = Severity.Error,
        AzureErrorCode = "HubBgpConnectionFromSpokeVnetCannotReferenceRouteMap",
        Rules = "2.72",
        Evidence = "Azure's answer in published lab output",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (RouteServer server in context.Topology.RouteServers.DistinctBy(server => server.Id))
        {
            if (server.VNetId is not { } id || context.FindVNet(id) is not { } vnet || vnet.AddressSpace.Count == 0 || context.IsSpaceUnread(vnet))
            {
                continue;
            }

            foreach (BgpConnection session in server.BgpConnections.Where(session => (session.InboundRouteMapId ?? session.OutboundRouteMapId) is not null && !vnet.AddressSpace.Any(prefix => prefix.Contains(session.PeerAddress))))
            {
                ResourceId[] maps = [.. new[] { session.InboundRouteMapId, session.OutboundRouteMapId }.OfType<ResourceId>().Distinct()];
                ResourceId subject = GatewayFacts.SessionId(server, session);
                sink.Report(new Finding
                {
                    Resource = subject,
                    Related = [server.Id, vnet.Id],
                    Message = $"Session {context.Name(subject)} has {(maps.Length == 1 ? "the route map" : "the route maps")} {Wording.List([.. maps.Select(context.Name)])}, and its peer {session.PeerAddress} lies outside {context.Name(vnet.Id)}. Azure takes route maps on sessions inside the Route Server's VNet only.",
                    Fix = $"Take the route map off the session, or move the appliance into {context.Name(vnet.Id)}.",
                });
            }
        }
    }
}
