using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DisconnectedPeering : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2008",
        Title = "Peering is Disconnected",
        Severity = Severity.Warning,
        AzureErrorCode = "RemotePeeringIsDisconnected",
        Rules = "2.21, 2.23, 2.24",
        Evidence = "Azure's answer as quoted in public reports (hashicorp/terraform-provider-azurerm#14051, hashicorp/terraform#18091); published lab output",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (pair.IsConnected)
        {
            return;
        }

        // An orphan that keeps another VNet out is told of there, with the same way out.
        PeeringLink[] orphaned = [.. pair.Links.Where(link => link.IsOrphaned && !context.IsOrphanInTheWay(link))];
        if (orphaned.Length == 0)
        {
            return;
        }

        PeeringLink link = orphaned[0];
        string[] names = [.. orphaned.Select(each => context.Name(each.Id))];
        string remote = context.Name(link.RemoteId);
        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [.. pair.Links.Where(other => other != link).Select(other => other.Id), link.RemoteId],
            Message = names.Length == 1
                ? $"Peering {names[0]} is Disconnected: it moves no packets, and Azure refuses the next write of the link from {remote} to {context.Name(link.Local.Id)}."
                : $"Peerings {Wording.List(names)} are Disconnected: they move no packets, and Azure refuses the next write of either.",
            Fix = $"Delete {Wording.List(names)}, and create both links again.",
        });
    }
}
