using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PeersPerRouteServer : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7025",
        Title = "Too many BGP peers of a Route Server",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Route Server limits, 2023); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PeersPerRouteServer;
        foreach (RouteServer server in context.Topology.RouteServers.Where(server => server.BgpConnections.Count > limit))
        {
            sink.Report(new Finding
            {
                Resource = server.Id,
                Message = $"Route Server {context.Name(server.Id)} {LimitWording.Fact(server.BgpConnections.Count, "BGP peers", limit, context.Limits)}.",
                Fix = "Let fewer appliances speak to it, or build a Route Server in another VNet for the rest.",
            });
        }
    }
}
