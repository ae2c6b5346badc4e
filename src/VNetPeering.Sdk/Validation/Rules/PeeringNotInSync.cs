using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PeeringNotInSync : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2009",
        Title = "Peering is not in sync with an address space",
        Severity = Severity.Warning,
        Rules = "2.30, 2.31, 2.32",
        Evidence = "Microsoft's own tests of the peering sync; Microsoft documentation (Update the address space for a peered virtual network, 2022)",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (MayDiffer(pair.Earlier) || (pair.Later is { } later && MayDiffer(later)))
        {
            CheckLevels(context, pair, sink);
        }
    }

    // What almost every link is like says nothing, and is told apart without looking further.
    private static bool MayDiffer(PeeringLink link) => link.Peering.SyncLevel switch
    {
        PeeringSyncLevel.FullyInSync => false,
        null => link.Peering.RemoteAddressSpace is not null,
        _ => true,
    };

    private static void CheckLevels(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        // Before a peering is Connected its first link is RemoteNotInSync by nature (rule 2.20).
        if (pair.Earlier.IsClassic || pair.Links.Any(link => link.State != PeeringState.Connected))
        {
            return;
        }

        // The sync runs where the change has not arrived: on the link of the VNet that did not change.
        PeeringLink[] behind = [.. pair.Links.Where(link => IsBehind(context, link))];
        if (behind.Length > 0)
        {
            Report(context, sink, behind);
        }
        else if (pair.Links.FirstOrDefault(link => link.Peering.SyncLevel == PeeringSyncLevel.RemoteNotInSync) is { } ahead)
        {
            string remote = context.Name(ahead.RemoteId);
            string target = ahead.Reverse is null ? $"the link from {remote} to {context.Name(ahead.Local.Id)}" : context.Name(ahead.Reverse.Id);
            sink.Report(new Finding
            {
                Resource = ahead.Id,
                Related = [ahead.Reverse?.Id ?? ahead.RemoteId],
                Message = $"Peering {context.Name(ahead.Id)} is RemoteNotInSync: {remote} still routes to the address space that {context.Name(ahead.Local.Id)} had when it was peered.",
                Fix = $"Run the sync on {target}, in the VNet that did not change.",
            });
        }
    }

    private static bool IsBehind(ValidationContext context, PeeringLink link) => link.Peering.SyncLevel switch
    {
        PeeringSyncLevel.LocalNotInSync or PeeringSyncLevel.LocalAndRemoteNotInSync => true,
        PeeringSyncLevel.FullyInSync or PeeringSyncLevel.RemoteNotInSync => false,
        null => CurrentSpace(context, link) is { } now && link.Peering.RemoteAddressSpace is { } peered && !peered.ToHashSet().SetEquals(now),
        _ => throw new ArgumentOutOfRangeException(nameof(link), link.Peering.SyncLevel, "The sync level is none of those that Azure knows."),
    };

    private static void Report(ValidationContext context, DiagnosticSink sink, PeeringLink[] behind)
    {
        PeeringLink link = behind[0];
        string[] names = [.. behind.Select(each => context.Name(each.Id))];
        string difference = string.Concat(behind.Select(each => Difference(context, each)));
        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [.. behind.Skip(1).Select(each => each.Id), link.RemoteId],
            Message = names.Length == 1
                ? $"Peering {names[0]} is not in sync: {context.Name(link.Local.Id)} still routes to the address space that {context.Name(link.RemoteId)} had when it was peered.{difference}"
                : $"Peerings {Wording.List(names)} are not in sync: each side still routes to the address space that the other had when it was peered.{difference}",
            Fix = names.Length == 1
                ? $"Run the sync on {names[0]}, in the VNet that did not change."
                : $"Run the sync on {Wording.List(names)}.",
        });
    }

    // With subnet peering the stored prefixes are those of the participating subnets only, and the whole space says nothing about them.
    private static ValueList<AddressPrefix>? CurrentSpace(ValidationContext context, PeeringLink link) =>
        !link.Peering.PeerCompleteVNets ? null
        : link.Peering.RemoteVirtualNetworkAddressSpace is { } stated ? stated
        : link.Remote is { AddressSpace.Count: > 0 } remote && !context.IsSpaceUnread(remote) ? remote.AddressSpace
        : null;

    private static string Difference(ValidationContext context, PeeringLink link)
    {
        if (CurrentSpace(context, link) is not { } now || link.Peering.RemoteAddressSpace is not { } peered)
        {
            return string.Empty;
        }

        AddressPrefix[] missing = [.. now.Except(peered).Order()];
        AddressPrefix[] stale = [.. peered.Except(now).Order()];
        string text = missing.Length == 0 ? string.Empty : $" {context.Name(link.Id)} lacks {Wording.List(missing)}.";
        return stale.Length == 0 ? text : $"{text} {context.Name(link.Id)} keeps {Wording.List(stale)}, which is gone.";
    }
}
