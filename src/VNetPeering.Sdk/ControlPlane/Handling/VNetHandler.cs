using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes VNets and changes their address spaces.</summary>
internal static class VNetHandler
{
    public static Refusal? Put(Work work, PutVNet put)
    {
        VNet body = put.VNet;
        VNet? existing = work.FindDescribed(body.Id);
        work.Status = existing is null ? Statuses.Created : Statuses.Done;
        if (existing is not null && body.Region.IsStated && existing.Region.IsStated && body.Region != existing.Region)
        {
            return Refusals.RegionFixed(work, existing, body.Region);
        }

        // Of a VNet that only its id is known of, the links and subnets may be known: they were written by themselves.
        VNet before = existing ?? body with { IsPlaceholder = false, Subnets = work.Find(body.Id)?.Subnets ?? [], Peerings = work.Find(body.Id)?.Peerings ?? [] };
        if (put.ReplacesSubnets && SubnetHandler.RefuseReplacement(work, before, body.Subnets) is { } inTheWay)
        {
            return inTheWay;
        }

        VNet after = Merge(before, put);
        work.Forget(body.Id);
        if (existing is null)
        {
            Create(work, after);
            return PeeringHandler.PutAll(work, put);
        }

        // Prefixes of the body that could not be read are refused for that.
        return (put.UnreadValues.Count == 0 ? RefuseEmptied(work, existing, after) : null) ?? Change(work, existing, after) ?? PeeringHandler.PutAll(work, put);
    }

    public static Refusal? Add(Work work, AddAddressPrefix add) => work.FindDescribed(add.VNetId) is not { } vnet
        ? Refusals.NotFound(work, add.VNetId)
        : vnet.AddressSpace.Contains(add.Prefix) ? null : Change(work, vnet, vnet with { AddressSpace = vnet.AddressSpace.Add(add.Prefix) });

    public static Refusal? Remove(Work work, RemoveAddressPrefix remove) => work.FindDescribed(remove.VNetId) is not { } vnet
        ? Refusals.NotFound(work, remove.VNetId)
        : vnet.AddressSpace.Contains(remove.Prefix) ? Shrink(work, vnet, vnet with { AddressSpace = [.. vnet.AddressSpace.Where(prefix => prefix != remove.Prefix)] }) : null;

    public static Refusal? Delete(Work work, ResourceId id)
    {
        // A VNet that only links tell of is there as long as one of them is not Disconnected.
        Peering[] links = work.LinksTo(id);
        VNet? vnet = work.Find(id);
        if (vnet is null && links.All(link => LinkBook.StateOf(work, link) == PeeringState.Disconnected))
        {
            work.Status = Statuses.NothingThere;
            return null;
        }

        if (vnet?.Subnets.Select(subnet => SubnetHandler.RefuseDeletion(work, subnet)).FirstOrDefault(refusal => refusal is not null) is { } inUse)
        {
            return inUse;
        }

        Peering[] orphans = [.. links.Select(link => LinkBook.WriteDown(work, link))];
        if (vnet is not null)
        {
            work.Remove(vnet);
        }

        work.Forget(id);
        foreach (Peering orphan in orphans)
        {
            // The remote VNet is gone for a link that was never answered, too (rule 2.24).
            work.Set(orphan with { State = PeeringState.Disconnected });
            LinkBook.Refresh(work, orphan.Id);
        }

        work.Status = Statuses.Accepted;
        return null;
    }

    private static VNet Merge(VNet before, PutVNet put)
    {
        VNet body = put.VNet;
        bool statesRegion = body.Region.IsStated && !before.Region.IsStated;
        return before with
        {
            Region = statesRegion ? body.Region : before.Region,
            Cloud = statesRegion ? body.Cloud : before.Cloud,
            TenantId = before.TenantId ?? body.TenantId,
            AddressSpace = body.AddressSpace,
            DnsServers = body.DnsServers,
            SummarizedGatewayPrefixes = body.SummarizedGatewayPrefixes,
            Subnets = put.ReplacesSubnets ? [.. body.Subnets.Select(subnet => SubnetHandler.Merge(before, subnet))] : before.Subnets,
        };
    }

    // Links that lead to the id from an earlier life of the VNet stay Disconnected (rule 2.24); what they say of its prefixes now is brought up to date.
    private static void Create(Work work, VNet vnet)
    {
        work.Set(vnet);
        foreach (Peering link in work.LinksTo(vnet.Id).Where(link => link.State is not null))
        {
            LinkBook.Refresh(work, link.Id);
        }
    }

    private static Refusal? Shrink(Work work, VNet before, VNet after) => RefuseEmptied(work, before, after) ?? Change(work, before, after);

    // To validation a VNet without prefixes is one whose prefixes are not known. Here they are known to be gone (rule 1.08).
    private static Refusal? RefuseEmptied(Work work, VNet before, VNet after) =>
        before.AddressSpace.Count > 0 && after.AddressSpace.Count == 0 && after.Subnets.FirstOrDefault(subnet => subnet.AddressPrefixes.Count > 0) is { } subnet
            ? Refusals.SubnetLosesSpace(work, subnet)
            : null;

    private static Refusal? Change(Work work, VNet before, VNet after)
    {
        if (!PeeredSpace.Same(before.AddressSpace, after.AddressSpace)
            && before.Peerings.FirstOrDefault(link => LinkBook.IsClassic(work, link)) is { } classic)
        {
            return Refusals.SpaceFixedByClassic(work, before, classic);
        }

        LinkBook.Change(work, before, after);
        return null;
    }
}
