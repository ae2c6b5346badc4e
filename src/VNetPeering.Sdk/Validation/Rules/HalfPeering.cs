using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class HalfPeering : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2007",
        Title = "Peering has one side only",
        Severity = Severity.Warning,
        Rules = "2.20",
        Evidence = "Microsoft documentation (Manage a virtual network peering, 2022); recorded service answers",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (pair.IsConnected)
        {
            return;
        }

        // A classic VNet never has a link back, and a Disconnected link is a finding of its own.
        if (pair.Earlier.IsClassic || pair.Links.Any(link => link.IsOrphaned))
        {
            return;
        }

        if (pair.Later is null)
        {
            CheckSingle(context, sink, pair.Earlier);
        }
        else if (pair.Links.FirstOrDefault(link => link.State == PeeringState.Initiated) is { } initiated)
        {
            sink.Report(new Finding
            {
                Resource = initiated.Id,
                Related = [.. pair.Links.Where(link => link != initiated).Select(link => link.Id)],
                Message = $"Peering {context.Name(initiated.Id)} is Initiated although {context.Name(initiated.RemoteId)} has a link back; only Connected links move packets.",
                Fix = "Write both links again, or read the estate again if the second link is younger than this answer.",
            });
        }
    }

    private static void CheckSingle(ValidationContext context, DiagnosticSink sink, PeeringLink link)
    {
        if (context.Managed.Refused.Any(refused => refused.Hub == link.Local.Id && refused.Spoke == link.RemoteId))
        {
            // A managed spoke that cannot borrow has a finding of its own.
            return;
        }

        bool isBackUnknown = link.Remote is null || context.IsLinkUnread(link.Remote);
        if (isBackUnknown && link.Peering.State != PeeringState.Initiated)
        {
            return;
        }

        // Azure never leaves a link Connected without its counterpart, so then the input is at odds with itself.
        (string local, string remote) = (context.Name(link.Local.Id), context.Name(link.RemoteId));
        bool isContradiction = link.Peering.State == PeeringState.Connected;
        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [link.RemoteId],
            Message = isContradiction
                ? $"Peering {context.Name(link.Id)} is Connected, yet {remote} has no link back: the two were read at different times, or a part of the input is missing."
                : $"Peering {context.Name(link.Id)} has no link back from {remote}, so it stays Initiated and moves no packets.",
            Fix = isContradiction
                ? $"Read both VNets again, and create the link from {remote} to {local} if it does not exist."
                : $"Create the link from {remote} to {local}.",
        });
    }
}
