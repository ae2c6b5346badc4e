using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class NoConnectionBack : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3025",
        Title = "Site-to-site connection to a gateway that has none back",
        Severity = Severity.Warning,
        Rules = "4.20",
        Evidence = "Not documented as a rule: a tunnel is set up at both ends, and each gateway routes what its own local network gateway states",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        PeerGateways peers = context.GatewayIndex.Peers;
        foreach (Connection connection in context.GatewayIndex.Connections.Where(connection => connection.Type == ConnectionType.IPsec && context.GatewayIndex.Find(connection.GatewayId)?.Type == GatewayType.Vpn))
        {
            if (peers.Of(connection) is { } far && peers.BackOf(connection).Count == 0)
            {
                sink.Report(new Finding
                {
                    Resource = connection.Id,
                    Related = [connection.GatewayId!, far, connection.LocalNetworkGatewayId!],
                    Message = $"Connection {context.Name(connection.Id)} leads to {context.Name(far)}, whose public address {context.Name(connection.LocalNetworkGatewayId!)} has, and {context.Name(far)} has no site-to-site connection back to {context.Name(connection.GatewayId!)}. The tunnel does not come up.",
                    Fix = $"Add a connection of {context.Name(far)} with a local network gateway that has the public address of {context.Name(connection.GatewayId!)}.",
                });
            }
        }
    }
}
