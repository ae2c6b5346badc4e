using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecondRouteServer : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3007",
        Title = "Second Route Server in a VNet",
        Severity = Severity.Error,
        Rules = "1.3, 8",
        Evidence = "Microsoft documentation (Route Server limits, 2023); Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = Math.Max(0, context.Limits.RouteServersPerVNet);
        foreach (IGrouping<ResourceId, RouteServer> group in context.Topology.RouteServers.DistinctBy(server => server.Id).Where(server => server.VNetId is not null).GroupBy(server => server.VNetId!))
        {
            ResourceId[] servers = [.. group.Select(server => server.Id)];
            if (servers.Length <= limit)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = servers[limit],
                Related = [.. servers.Where(server => server != servers[limit])],
                Message = $"{context.Name(group.Key)} has {servers.Length} Route Servers: {Wording.List([.. servers.Select(context.Name)])}. Azure takes {limit} in one VNet.",
                Fix = $"Remove {Wording.List([.. servers[limit..].Select(context.Name)])}, or use another VNet.",
            });
        }
    }
}
