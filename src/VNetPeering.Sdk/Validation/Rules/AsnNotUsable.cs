using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AsnNotUsable : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3014",
        Title = "ASN cannot be used there",
        Severity = Severity.Error,
        Rules = "4.07",
        Evidence = "Microsoft documentation (BGP FAQ, 2019); for two gateways with one number a Microsoft engineer in Azure/azure-cli#1613. Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        CheckGateways(context, sink);
        CheckSites(context, sink);
        CheckPairs(context, sink);
        CheckSessions(context, sink);
    }

    private static void CheckGateways(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.Vpn.Where(gateway => gateway.Asn is { } asn && asn != AutonomousSystems.Azure && AutonomousSystems.IsReserved(asn)))
        {
            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Message = $"VPN gateway {context.Name(gateway.Id)} has ASN {gateway.Asn}, which Azure keeps for itself.",
                Fix = $"Leave the ASN out, which means {AutonomousSystems.Azure}, or take a private one, for example 65010.",
            });
        }
    }

    private static void CheckSites(ValidationContext context, DiagnosticSink sink)
    {
        ILookup<ResourceId?, Connection> connections = context.GatewayIndex.Connections.Where(connection => connection.EnableBgp == true).ToLookup(connection => connection.LocalNetworkGatewayId);
        foreach (LocalNetworkGateway site in context.GatewayIndex.Sites)
        {
            // Zero has a code and a rule of its own. Without a BGP connection the number is not used.
            if (site.Asn is not { } asn || asn == 0 || !connections.Contains(site.Id))
            {
                continue;
            }

            // A local network gateway may stand for an Azure gateway elsewhere, with Azure's own number: that one is in the way only of a gateway which has it too.
            Gateway[] same = [.. connections[site.Id].Select(connection => context.GatewayIndex.Find(connection.GatewayId)).OfType<Gateway>().Distinct().Where(gateway => NumberOf(context, gateway) == asn)];
            bool isReserved = asn != AutonomousSystems.Azure && AutonomousSystems.IsReserved(asn);
            if (!isReserved && same.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = site.Id,
                Related = [.. connections[site.Id].Select(connection => connection.Id), .. same.Select(gateway => gateway.Id)],
                Message = isReserved
                    ? $"Local network gateway {context.Name(site.Id)} has ASN {asn}, which Azure keeps for itself."
                    : $"Local network gateway {context.Name(site.Id)} has ASN {asn}, and so has gateway {Wording.List([.. same.Select(gateway => context.Name(gateway.Id))])} that it speaks BGP with.",
                Fix = $"Give the site's device and {context.Name(site.Id)} another ASN, for example 65001.",
            });
        }
    }

    // A gateway that states no number has Azure's own.
    private static long? NumberOf(ValidationContext context, Gateway gateway) => gateway.Asn ?? (context.IsUnread(gateway.Id, "bgpSettings") ? null : AutonomousSystems.Azure);

    // A connection of two VNets is a resource on each side: one finding for both. Where a number is not stated, the input may only leave it out.
    private static void CheckPairs(ValidationContext context, DiagnosticSink sink)
    {
        var seen = new HashSet<(ResourceId, ResourceId)>();
        foreach (Connection connection in context.GatewayIndex.Connections.Where(connection => connection.Type == ConnectionType.VNetToVNet && connection.EnableBgp == true))
        {
            if (context.GatewayIndex.Find(connection.GatewayId) is { } one
                && context.GatewayIndex.Find(connection.PeerGatewayId) is { } other
                && one.Id != other.Id
                && one.Asn is { } asn
                && other.Asn == asn
                && !seen.Contains((other.Id, one.Id))
                && seen.Add((one.Id, other.Id)))
            {
                sink.Report(new Finding
                {
                    Resource = connection.Id,
                    Related = [one.Id, other.Id],
                    Message = $"Connection {context.Name(connection.Id)} joins {context.Name(one.Id)} and {context.Name(other.Id)} with BGP, and both have ASN {asn}.",
                    Fix = "Give one of the two gateways another ASN, for example 65010.",
                });
            }
        }
    }

    private static void CheckSessions(ValidationContext context, DiagnosticSink sink)
    {
        foreach (RouteServer server in context.Topology.RouteServers.DistinctBy(server => server.Id))
        {
            foreach (BgpConnection session in server.BgpConnections.Where(session => session.PeerAsn == server.Asn || AutonomousSystems.IsReserved(session.PeerAsn)))
            {
                ResourceId id = GatewayFacts.SessionId(server, session);
                sink.Report(new Finding
                {
                    Resource = id,
                    Related = [server.Id],
                    Message = session.PeerAsn == server.Asn
                        ? $"Session {context.Name(id)} gives its peer ASN {session.PeerAsn}, which the Route Server itself has."
                        : $"Session {context.Name(id)} gives its peer ASN {session.PeerAsn}, which Azure keeps for itself.",
                    Fix = "Give the appliance and its session another ASN, for example 65001.",
                });
            }
        }
    }
}
