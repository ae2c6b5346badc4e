using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ClientRoutesGoStale : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3017",
        Title = "Installed point-to-site clients do not follow changes of the peerings",
        Severity = Severity.Info,
        Rules = "2.88, 4.50",
        Evidence = "Microsoft documentation (Manage a virtual network peering, 2022; About point-to-site routing, 2018); that custom routes are pushed to clients: published lab output",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.GatewayIndex.Vpn.Where(gateway => gateway.ClientAddressPools.Count > 0 && gateway.VNetId is not null && !context.IsUnread(gateway.Id, "customRoutes")))
        {
            var pushed = PrefixSet.Create(gateway.CustomRoutes);
            PeeringLink[] inPackage = [.. context.LinksFrom(gateway.VNetId!).Where(link => link.State == PeeringState.Connected && !IsPushed(link, pushed))];
            if (inPackage.Length == 0)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = gateway.Id,
                Related = [.. inPackage.Select(link => link.Id)],
                Message = $"Gateway {context.Name(gateway.Id)} has point-to-site clients, and {context.Name(gateway.VNetId!)} is peered with {Wording.List([.. inPackage.Select(link => context.Name(link.RemoteId))])}. Clients keep the routes of the package that they were installed from.",
                Fix = "Download and install the client package again after each change of the peerings, or name the peers' address space in the custom routes of the gateway.",
            });
        }
    }

    // A peer whose space is not known is taken to lie inside the custom routes, where there are any.
    private static bool IsPushed(PeeringLink link, PrefixSet pushed) => !pushed.IsEmpty && link.RemoteSpace.All(pushed.Contains);
}
