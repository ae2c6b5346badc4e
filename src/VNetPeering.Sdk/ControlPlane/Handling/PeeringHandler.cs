using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes, syncs and deletes links: the state machine of rule book 2.3.</summary>
internal static class PeeringHandler
{
    public static Refusal? Put(Work work, PutPeering put)
    {
        Peering body = ClientDefaults.Fill(put.Peering, put.Client);
        if (Write(work, body, put.SyncRemoteAddressSpace) is { } refusal)
        {
            return refusal;
        }

        // The portal fills in both sides of a new peering; afterwards each side is a resource of its own there too.
        bool writesBoth = put.Client == PeeringClient.Portal && work.Status == Statuses.Created && !LinkBook.IsClassic(work, body)
            && body.RemoteVNetId != body.LocalVNetId && LinkBook.ReverseOf(work, body) is null && work.FindDescribed(body.RemoteVNetId) is not null;
        return writesBoth ? Write(work, ClientDefaults.RemoteLink(body, put.RemoteLink), sync: false) : null;
    }

    public static Refusal? Sync(Work work, SyncPeering sync)
    {
        Peering? link = work.Find(sync.PeeringId.Parent)?.Peerings.FirstOrDefault(link => link.Id == sync.PeeringId);
        if (link is null)
        {
            return Refusals.NotFound(work, sync.PeeringId);
        }

        // In sync, or run in the VNet that changed: accepted, and nothing happens (recorded).
        bool isIdle = LinkBook.StateOf(work, link) == PeeringState.Connected && work.FindDescribed(link.RemoteVNetId) is not null
            && !LinkBook.IsClassic(work, link) && (link.RemoteAddressSpace is null ? link.SyncLevel is null : !LinkBook.IsBehind(work, link));
        return isIdle ? null : Write(work, link, sync: true);
    }

    public static Refusal? Delete(Work work, DeleteResource delete)
    {
        VNet? local = work.Find(delete.Id.Parent);
        if (local?.Peerings.FirstOrDefault(link => link.Id == delete.Id) is not { } link)
        {
            work.Status = Statuses.NothingThere;
            return null;
        }

        Peering? reverse = LinkBook.ReverseOf(work, link);
        bool both = delete.Client == PeeringClient.Portal || work.Behavior.DeletionRemovesBothLinks;
        if ((Enforcement.OfDeletion(work, link) ?? (both && reverse is not null ? Enforcement.OfDeletion(work, reverse) : null)) is { } refusal)
        {
            return refusal;
        }

        if (reverse is not null && !both)
        {
            reverse = LinkBook.WriteDown(work, reverse);
        }

        Remove(work, link);
        work.Status = Statuses.Accepted;
        if (reverse is not null && both)
        {
            Remove(work, reverse);
        }
        else if (reverse is not null)
        {
            Disconnect(work, reverse);
        }

        return null;
    }

    /// <summary>Writes the links of a VNet's body, one after the other.</summary>
    public static Refusal? PutAll(Work work, PutVNet put)
    {
        int status = work.Status;
        foreach (Peering body in put.VNet.Peerings)
        {
            if (Write(work, ClientDefaults.Fill(body, put.Client), sync: false) is { } refusal)
            {
                return refusal;
            }
        }

        work.Status = status;
        return null;
    }

    /// <summary>The other end of a Connected link is gone (rules 2.21, 2.24).</summary>
    public static void Disconnect(Work work, Peering link)
    {
        if (link.State == PeeringState.Connected && !LinkBook.IsClassic(work, link))
        {
            work.Set(link with { State = PeeringState.Disconnected });
        }

        LinkBook.Refresh(work, link.Id);
    }

    private static void Remove(Work work, Peering link)
    {
        VNet local = work.Find(link.LocalVNetId)!;
        work.Set(local with { Peerings = [.. local.Peerings.Where(other => other.Id != link.Id)] });
        work.Forget(link.Id);
    }

    private static Refusal? Write(Work work, Peering body, bool sync)
    {
        if (work.Find(body.LocalVNetId) is not { } local)
        {
            return Refusals.NotFound(work, body.LocalVNetId);
        }

        Peering? existing = local.Peerings.FirstOrDefault(link => link.Id == body.Id);
        if (Refuse(work, local, existing, body, sync) is { } refusal)
        {
            return refusal;
        }

        // What the links stood for before is written down first: a second link would change it.
        Peering? reverse = LinkBook.ReverseOf(work, body) is { } other && other.Id.Parent != local.Id ? LinkBook.WriteDown(work, other) : null;
        existing = existing is null ? null : LinkBook.WriteDown(work, existing);
        Peering written = body with
        {
            State = StateOf(work, body, existing, reverse),
            SyncLevel = null,
            ProvisioningState = "Succeeded",
            RemoteAddressSpace = existing?.RemoteAddressSpace,
            RemoteVirtualNetworkAddressSpace = existing?.RemoteVirtualNetworkAddressSpace,
            LocalAddressSpace = existing?.LocalAddressSpace,
            LocalVirtualNetworkAddressSpace = null,
        };
        if ((sync || TakesOver(existing, body)) && work.FindDescribed(body.RemoteVNetId) is { } remote)
        {
            written = written with { RemoteAddressSpace = PeeredSpace.Remote(body, remote) };
        }
        else
        {
            written = written with { SyncLevel = existing?.SyncLevel };
        }

        local = work.Find(local.Id)!;
        work.Set(existing is null
            ? local with { Peerings = local.Peerings.Add(written) }
            : local with { Peerings = [.. local.Peerings.Select(link => link.Id == body.Id ? written : link)] });
        work.Forget(body.Id);
        work.Status = existing is null ? Statuses.Created : Statuses.Done;
        if (reverse is not null && written.State == PeeringState.Connected && reverse.State != PeeringState.Connected)
        {
            work.Set(reverse with { State = PeeringState.Connected });
        }

        LinkBook.Refresh(work, body.Id);
        if (reverse is not null)
        {
            LinkBook.Refresh(work, reverse.Id);
        }

        return null;
    }

    private static Refusal? Refuse(Work work, VNet local, Peering? existing, Peering body, bool sync)
    {
        if (existing is not null && existing.RemoteVNetId != body.RemoteVNetId)
        {
            return Refusals.RemoteChanged(work, existing, body);
        }

        if (existing is not null && existing.PeerCompleteVNets != body.PeerCompleteVNets)
        {
            return Refusals.KindChanged(work, existing);
        }

        if (existing is not null && Enforcement.OfEdit(work, existing, body) is { } enforced)
        {
            return enforced;
        }

        if (work.Find(body.RemoteVNetId) is null && !body.RemoteVNetId.IsOfType(ResourceTypes.ClassicVNet))
        {
            return Refusals.RemoteMissing(work, body);
        }

        if (sync && local.Peerings.Append(body).FirstOrDefault(link => LinkBook.IsClassic(work, link)) is { } classic)
        {
            return Refusals.SyncWithClassic(work, body, classic);
        }

        return LinkBook.ReverseOf(work, body) is { } reverse && LinkBook.StateOf(work, reverse) == PeeringState.Disconnected
            ? Refusals.RemoteDisconnected(work, body, reverse)
            : null;
    }

    private static PeeringState? StateOf(Work work, Peering body, Peering? existing, Peering? reverse)
    {
        if (LinkBook.IsClassic(work, body) || reverse is not null)
        {
            return PeeringState.Connected;
        }

        // Whether a VNet that is known by its id only has a link back, nobody can say.
        if (work.FindDescribed(body.RemoteVNetId) is null)
        {
            return existing?.State;
        }

        return existing?.State == PeeringState.Connected ? PeeringState.Connected : PeeringState.Initiated;
    }

    // An update leaves the snapshot alone: that is what the sync is for. A link that starts, or starts again, takes what there is, and so does one that
    // names other subnets than before.
    private static bool TakesOver(Peering? existing, Peering body) =>
        existing is null or { State: PeeringState.Disconnected }
        || !existing.RemoteSubnetNames.ToHashSet().SetEquals(body.RemoteSubnetNames)
        || existing.EnableOnlyIPv6Peering != body.EnableOnlyIPv6Peering;
}
