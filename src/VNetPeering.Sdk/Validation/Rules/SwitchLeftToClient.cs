using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SwitchLeftToClient : PairRule
{
    private const PeeringSwitches Plain =
        PeeringSwitches.AllowVirtualNetworkAccess | PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.AllowGatewayTransit | PeeringSwitches.UseRemoteGateways;

    private const PeeringSwitches Differing = PeeringSwitches.AllowVirtualNetworkAccess | PeeringSwitches.AllowForwardedTraffic;

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2017",
        Title = "Switch of a peering is left to the client",
        Severity = Severity.Info,
        Rules = "2.01",
        Evidence = "Recorded requests (Azure CLI 2.28 sends access false, a body without the switch gets true); Microsoft documentation (Manage a virtual network peering, 2022)",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (Left(pair.Earlier) == 0 && (pair.Later is null || Left(pair.Later) == 0))
        {
            return;
        }

        PeeringLink[] links = [.. pair.Links.Where(link => IsOpen(context, link))];
        if (links.Length == 0)
        {
            return;
        }

        PeeringSwitches left = links.Aggregate(PeeringSwitches.None, (all, link) => all | KnownLeft(context, link));
        string[] names = [.. links.Select(link => context.Name(link.Id))];
        string[] words = [.. new[] { PeeringSwitches.AllowForwardedTraffic, PeeringSwitches.AllowVirtualNetworkAccess }.Where(each => left.HasFlag(each)).Select(Words)];
        string[] clients = [.. new[] { PeeringSwitches.AllowForwardedTraffic, PeeringSwitches.AllowVirtualNetworkAccess }.Where(each => left.HasFlag(each)).Select(Clients)];
        sink.Report(new Finding
        {
            Resource = links[0].Id,
            Related = [.. links.Skip(1).Select(link => link.Id)],
            Message = $"{(names.Length == 1 ? "Peering" : "Peerings")} {Wording.List(names)} {(names.Length == 1 ? "does" : "do")} not write {Wording.List(words)}: {string.Join("; ", clients)}.",
            Fix = $"Write {Wording.List(words)} on {Wording.List(names)}.",
        });
    }

    // Cheap: most links write all switches, or none because the source prints none. What Azure reports of a live link is left to nobody.
    private static PeeringSwitches Left(PeeringLink link) =>
        (link.Peering.WrittenSwitches & Plain) == 0 || link.Peering.State is not null ? PeeringSwitches.None : Differing & ~link.Peering.WrittenSwitches;

    // A link that a program builds takes what the builder documents, and whatever deploys it gets every switch.
    private static bool IsOpen(ValidationContext context, PeeringLink link) =>
        KnownLeft(context, link) != 0 && context.Topology.Sources.Find(link.Id) is not { JsonPath: null };

    private static PeeringSwitches KnownLeft(ValidationContext context, PeeringLink link)
    {
        PeeringSwitches left = Left(link);
        if (context.IsUnread(link.Id, "allowForwardedTraffic"))
        {
            left &= ~PeeringSwitches.AllowForwardedTraffic;
        }

        return context.IsUnread(link.Id, "allowVirtualNetworkAccess") ? left & ~PeeringSwitches.AllowVirtualNetworkAccess : left;
    }

    private static string Words(PeeringSwitches one) => $"{one}";

    private static string Clients(PeeringSwitches one) => one == PeeringSwitches.AllowForwardedTraffic
        ? "REST and templates take forwarded traffic as false, the portal selects true"
        : "REST and templates take access as true, older versions of the Azure CLI send false";
}
