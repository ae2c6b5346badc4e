using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AccessOffCutsTransit : LinkRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2014",
        Title = "Cleared access cuts off a hub's gateway or firewall",
        Severity = Severity.Warning,
        Rules = "2.43, Q-01",
        Evidence = "A public report (MicrosoftDocs/azure-docs#29356) and published lab output",
    };

    public override void CheckLink(ValidationContext context, PeeringLink link, DiagnosticSink sink)
    {
        ResourceId[] cut = CutOff(context, link);
        if (cut.Length == 0)
        {
            return;
        }

        string spoke = context.Name(link.RemoteId);
        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [.. cut, link.RemoteId],
            Message = $"Peering {context.Name(link.Id)} has AllowVirtualNetworkAccess set to false, which cuts {spoke} off from {Wording.List([.. cut.Select(context.Name)])}: managed instances have no security group that could admit it.",
            Fix = $"Set AllowVirtualNetworkAccess on {context.Name(link.Id)}, and keep {spoke} away from the rest of {context.Name(link.Local.Id)} by security groups.",
        });
    }

    /// <summary>Returns the managed instances of the link's VNet that its cleared flag cuts the other VNet off from; none where there is nothing to report.</summary>
    public static ResourceId[] CutOff(ValidationContext context, PeeringLink link) =>
        link.Peering.AllowVirtualNetworkAccess || !context.Behavior.AccessFlagBlocksWithoutSecurityGroup || link.IsOrphaned || link.Remote is null || link.Local.DeploymentModel == DeploymentModel.Classic
            ? []
            : [.. Lent(context, link), .. Firewalls(context, link)];

    // Both flags make the transit (rule 2.60), to a classic VNet the hub's alone (2.85); that nothing is there to be lent is a finding of its own.
    private static IEnumerable<ResourceId> Lent(ValidationContext context, PeeringLink link) =>
        link.Peering.AllowGatewayTransit && (link.IsClassic || link.Reverse is { Peering.UseRemoteGateways: true, IsOrphaned: false })
            ? context.GatewaysOf(link.Local.Id).Select(gateway => gateway.Id)
                .Concat(context.RouteServersOf(link.Local.Id).Where(server => SpeaksTo(server, link.Remote!)).Select(server => server.Id))
                .Concat(GatewayOccupants.Of(link.Local))
                .Distinct()
            : [];

    // What a Route Server tells of leads to appliances (3.25). Packets of its own go to those that it has a session with.
    private static bool SpeaksTo(RouteServer server, VNet other) => server.BgpConnections.Any(session => other.AddressSpace.Any(prefix => prefix.Contains(session.PeerAddress)));

    private static IEnumerable<ResourceId> Firewalls(ValidationContext context, PeeringLink link) => context.ApplianceHops.From(link.RemoteId)
        .Where(hop => hop.Place is { Kind: NextHopPlaceKind.PeeredVNet, VNet: { } hub } && hub.Id == link.Local.Id)
        .Select(hop => context.Appliances.FirewallAt(link.Local, hop.Address)?.Id)
        .OfType<ResourceId>()
        .Distinct();
}
