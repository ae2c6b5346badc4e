// What the service keeps of a link X -> Y, and how the four sync levels follow from it:
//
//   link X -> Y   remoteAddressSpace                 Y's prefixes when X last took them over; routes of X follow them
//                 remoteVirtualNetworkAddressSpace   Y's prefixes now
//   link Y -> X   remoteAddressSpace                 X's prefixes when Y last took them over
//
//   Y changed since X took over:   X -> Y is LocalNotInSync, Y -> X is RemoteNotInSync    sync on X -> Y
//   X changed since Y took over:   X -> Y is RemoteNotInSync, Y -> X is LocalNotInSync    sync on Y -> X
//   both:                          LocalAndRemoteNotInSync on either link
//
// While there is no link Y -> X nobody has taken over X's prefixes, so a first link is RemoteNotInSync (recorded).
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>State, snapshots and sync level of links (rule book 2.3 and 2.4).</summary>
internal static class LinkBook
{
    /// <summary>Returns the first link from the remote VNet back; null when there is none.</summary>
    public static Peering? ReverseOf(Work work, Peering link) =>
        work.Find(link.RemoteVNetId)?.Peerings.FirstOrDefault(other => other.RemoteVNetId == link.LocalVNetId && other.Id != link.Id);

    /// <summary>Says whether one end is classic: such a link stands alone and is Connected at once (rule 2.26).</summary>
    public static bool IsClassic(Work work, Peering link) =>
        link.RemoteVNetId.IsOfType(ResourceTypes.ClassicVNet)
        || work.Find(link.RemoteVNetId)?.DeploymentModel == DeploymentModel.Classic
        || work.Find(link.LocalVNetId)?.DeploymentModel == DeploymentModel.Classic;

    /// <summary>Returns the state of a link: the stated one, or that which follows from the links of the topology, as validation takes it.</summary>
    public static PeeringState StateOf(Work work, Peering link) => link.State
        ?? (ReverseOf(work, link) is not null || work.FindDescribed(link.RemoteVNetId) is null || IsClassic(work, link) ? PeeringState.Connected : PeeringState.Initiated);

    /// <summary>Says whether the remote VNet has changed since the link took its prefixes over. Where the snapshot is not known, what Azure reported is all there is.</summary>
    public static bool IsBehind(Work work, Peering link) => link.RemoteAddressSpace is { } taken && work.FindDescribed(link.RemoteVNetId) is { } remote
        ? !PeeredSpace.Same(taken, PeeredSpace.Remote(link, remote))
        : SaysBehind(link);

    /// <summary>Writes down what a link stands for without saying so, before a change would make it stand for something else.</summary>
    public static Peering WriteDown(Work work, Peering link)
    {
        Peering written = link with
        {
            State = StateOf(work, link),
            RemoteAddressSpace = link.RemoteAddressSpace
                ?? (SaysBehind(link) || work.FindDescribed(link.RemoteVNetId) is not { } remote ? null : PeeredSpace.Remote(link, remote)),
        };
        work.Set(written);
        return written;
    }

    /// <summary>Brings up to date what follows from snapshots and address spaces. A link to a VNet that is not described stays as it is.</summary>
    public static void Refresh(Work work, ResourceId id)
    {
        if (work.Find(id.Parent) is not { } local || local.Peerings.FirstOrDefault(link => link.Id == id) is not { } link)
        {
            return;
        }

        Peering? reverse = ReverseOf(work, link);
        VNet? remote = work.FindDescribed(link.RemoteVNetId);
        ValueList<AddressPrefix> localNow = PeeredSpace.Local(link, local);
        work.Set(link with
        {
            SyncLevel = IsClassic(work, link) ? PeeringSyncLevel.FullyInSync : LevelOf(reverse is null || IsBehind(work, reverse), IsBehind(work, link)),
            RemoteVirtualNetworkAddressSpace = remote is null ? link.RemoteVirtualNetworkAddressSpace : PeeredSpace.Remote(link, remote),
            LocalAddressSpace = reverse?.RemoteAddressSpace ?? link.LocalAddressSpace ?? localNow,
            LocalVirtualNetworkAddressSpace = localNow,
        });
    }

    /// <summary>Replaces a VNet's record and moves the sync levels of the links whose peered prefixes differ now.</summary>
    public static void Change(Work work, VNet before, VNet after)
    {
        // One peering can be about the changed prefixes on either of its links, and both of its levels move with it.
        Peering[] touched =
        [
            .. before.Peerings.Where(link => !PeeredSpace.Same(PeeredSpace.Local(link, before), PeeredSpace.Local(link, after))),
            .. work.LinksTo(before.Id).Where(link => !PeeredSpace.Same(PeeredSpace.Remote(link, before), PeeredSpace.Remote(link, after))),
        ];
        ResourceId[] ids = [.. touched.SelectMany(link => new[] { link, ReverseOf(work, link) }).OfType<Peering>().Select(link => link.Id).Distinct()];
        foreach (ResourceId id in ids)
        {
            WriteDown(work, Link(work, id));
        }

        work.Set(after with { Peerings = work.Find(after.Id)!.Peerings });
        foreach (ResourceId id in ids)
        {
            Refresh(work, id);
            if (work.Behavior.UnsyncedChangeDisconnects && Link(work, id) is { State: PeeringState.Connected, SyncLevel: not PeeringSyncLevel.FullyInSync } link)
            {
                work.Set(link with { State = PeeringState.Disconnected });
            }
        }
    }

    private static Peering Link(Work work, ResourceId id) => work.Find(id.Parent)!.Peerings.First(link => link.Id == id);

    private static bool SaysBehind(Peering link) => link.SyncLevel is PeeringSyncLevel.LocalNotInSync or PeeringSyncLevel.LocalAndRemoteNotInSync;

    private static PeeringSyncLevel LevelOf(bool remoteBehind, bool localBehind) => (remoteBehind, localBehind) switch
    {
        (false, false) => PeeringSyncLevel.FullyInSync,
        (true, false) => PeeringSyncLevel.RemoteNotInSync,
        (false, true) => PeeringSyncLevel.LocalNotInSync,
        (true, true) => PeeringSyncLevel.LocalAndRemoteNotInSync,
    };
}
