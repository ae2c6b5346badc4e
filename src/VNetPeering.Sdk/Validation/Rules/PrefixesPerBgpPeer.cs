using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrefixesPerBgpPeer : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7027",
        Title = "Too many prefixes from a BGP peer of a VPN gateway",
        Severity = Severity.Warning,
        Rules = "4.24",
        Evidence = "Microsoft documentation (VPN gateway FAQ on BGP, 2019)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PrefixesPerBgpPeer;
        ILookup<ResourceId?, Connection> connections = context.Topology.Connections
            .Where(connection => connection is { Type: ConnectionType.IPsec, EnableBgp: true })
            .DistinctBy(connection => connection.Id)
            .ToLookup(connection => connection.LocalNetworkGatewayId);
        ILookup<ResourceName, Site> sites = context.Topology.Sites.ToLookup(site => site.Name);
        foreach (LocalNetworkGateway device in context.Topology.LocalNetworkGateways.DistinctBy(device => device.Id))
        {
            Connection[] own = [.. connections[device.Id]];
            int count = own.Length == 0 ? 0 : Prefixes(device, sites).Distinct().Count();
            if (count > limit)
            {
                sink.Report(new Finding
                {
                    Resource = device.Id,
                    Related = [.. own.Select(connection => connection.Id)],
                    Message = $"Local network gateway {context.Name(device.Id)} {LimitWording.Fact(count, "prefixes for one BGP session", limit, context.Limits)}. Above it the session drops.",
                    Fix = "Let the device announce summaries.",
                });
            }
        }
    }

    // The device stands for its site, and a declared site says the rest.
    private static IEnumerable<AddressPrefix> Prefixes(LocalNetworkGateway device, ILookup<ResourceName, Site> sites) =>
        device.Site is { } name ? device.AddressSpace.Concat(sites[name].SelectMany(site => site.AddressSpace)) : device.AddressSpace;
}
