using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ClassicPeering : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2012",
        Title = "Classic VNet cannot be peered like this",
        Severity = Severity.Error,
        Rules = "2.26, 2.83, 2.84, Q-18",
        Evidence = "Microsoft documentation (Create a peering between different deployment models, 2018; Manage a virtual network peering, 2022); Azure's code is not known",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (!pair.Earlier.IsClassic)
        {
            return;
        }

        PeeringLink[] owned = [.. pair.Links.Where(link => IsClassic(link.Local))];
        PeeringLink link = owned.LastOrDefault() ?? pair.Earlier;
        if (owned.Length == 0 && context.Behavior.ClassicIsSupported)
        {
            return;
        }

        (string name, string local, string remote) = (context.Name(link.Id), context.Name(link.Local.Id), context.Name(link.RemoteId));
        (string message, string fix) = owned.Length == 0
            ? ($"Peering {name} leads to the classic VNet {remote}, and classic VNets are taken to be supported no more.", $"Move {remote} to Resource Manager.")
            : owned.Length == 2 || IsClassic(link.Remote, link.RemoteId)
            ? ($"Peering {name} joins the classic VNets {local} and {remote}. Azure peers a classic VNet only with a Resource Manager one.", $"Move {local} or {remote} to Resource Manager, or join them by a VPN connection.")
            : ($"Peering {name} belongs to the classic VNet {local}. Only the Resource Manager side, {remote}, has a link.", link.Reverse is null ? $"Remove the link, and create one from {remote} to {local}." : $"Remove the link: {context.Name(link.Reverse.Id)} is enough.");
        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [.. pair.Links.Where(other => other != link).Select(other => other.Id), link.RemoteId],
            Message = message,
            Fix = fix,
        });
    }

    private static bool IsClassic(VNet vnet) => IsClassic(vnet, vnet.Id);

    private static bool IsClassic(VNet? vnet, ResourceId id) => vnet?.DeploymentModel == DeploymentModel.Classic || id.IsOfType(ResourceTypes.ClassicVNet);
}
