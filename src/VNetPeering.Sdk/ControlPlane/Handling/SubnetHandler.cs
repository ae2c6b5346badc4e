using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes subnets, and what is attached to them.</summary>
internal static class SubnetHandler
{
    public static Refusal? Put(Work work, PutSubnet put)
    {
        if (work.FindDescribed(put.Subnet.Id.Parent) is not { } vnet)
        {
            return Refusals.NotFound(work, put.Subnet.Id.Parent ?? put.Subnet.Id);
        }

        Subnet? existing = vnet.Subnets.FirstOrDefault(subnet => subnet.Id == put.Subnet.Id);
        Subnet written = Merge(vnet, put.Subnet);
        if (RefuseWrite(work, existing, written) is { } refusal)
        {
            return refusal;
        }

        work.Status = existing is null ? Statuses.Created : Statuses.Done;
        work.Forget(written.Id);
        LinkBook.Change(work, vnet, vnet with { Subnets = existing is null ? vnet.Subnets.Add(written) : [.. vnet.Subnets.Select(subnet => subnet.Id == written.Id ? written : subnet)] });
        return null;
    }

    public static Refusal? Delete(Work work, ResourceId id)
    {
        if (work.Find(id.Parent) is not { } vnet || vnet.Subnets.FirstOrDefault(subnet => subnet.Id == id) is not { } gone)
        {
            work.Status = Statuses.NothingThere;
            return null;
        }

        if (RefuseDeletion(work, gone) is { } refusal)
        {
            return refusal;
        }

        work.Status = Statuses.Accepted;
        work.Forget(id);
        LinkBook.Change(work, vnet, vnet with { Subnets = [.. vnet.Subnets.Where(subnet => subnet.Id != id)] });
        return null;
    }

    public static Refusal? Attach(Work work, AttachRouteTable attach) => work.FindSubnet(attach.SubnetId) is { } subnet
        ? Rewrite(work, subnet, subnet with { RouteTableId = attach.RouteTableId })
        : Refusals.NotFound(work, attach.SubnetId);

    public static Refusal? Attach(Work work, AttachNetworkSecurityGroup attach)
    {
        if (work.FindSubnet(attach.HolderId) is { } subnet)
        {
            return Rewrite(work, subnet, subnet with { NetworkSecurityGroupId = attach.NetworkSecurityGroupId });
        }

        return Shelves.NetworkInterfaces.Find(work, attach.HolderId) is { } nic
            ? ResourceHandler.Put(work, nic with { NetworkSecurityGroupId = attach.NetworkSecurityGroupId })
            : Refusals.NotFound(work, attach.HolderId);
    }

    /// <summary>Returns a body with what is read-only of the subnet that it replaces.</summary>
    public static Subnet Merge(VNet vnet, Subnet body) =>
        body with { IPConfigurationIds = vnet.Subnets.FirstOrDefault(subnet => subnet.Id == body.Id)?.IPConfigurationIds ?? [] };

    public static Refusal? RefuseReplacement(Work work, VNet existing, ValueList<Subnet> bodies)
    {
        foreach (Subnet subnet in existing.Subnets)
        {
            if (bodies.All(body => body.Id != subnet.Id) && RefuseDeletion(work, subnet) is { } inUse)
            {
                return inUse;
            }
        }

        return bodies.Select(body => RefuseWrite(work, existing.Subnets.FirstOrDefault(subnet => subnet.Id == body.Id), body)).FirstOrDefault(refusal => refusal is not null);
    }

    public static Refusal? RefuseDeletion(Work work, Subnet subnet) =>
        Occupant.Of(work.Rest, subnet).FirstOrDefault() is { } occupant ? Refusals.SubnetInUse(work, subnet.Id, occupant.Id) : null;

    private static Refusal? Rewrite(Work work, Subnet existing, Subnet written)
    {
        if (RefuseWrite(work, existing, written) is { } refusal)
        {
            return refusal;
        }

        VNet vnet = work.Find(existing.Id.Parent)!;
        work.Set(vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet.Id == existing.Id ? written : subnet)] });
        return null;
    }

    private static Refusal? RefuseWrite(Work work, Subnet? existing, Subnet written)
    {
        foreach (AddressPrefix prefix in existing is null ? [] : existing.AddressPrefixes.Except(written.AddressPrefixes))
        {
            if (Occupant.Of(work.Rest, existing!).FirstOrDefault(occupant => occupant.MayLieIn(prefix)) is { } occupant)
            {
                return Refusals.PrefixInUse(work, existing!, prefix, occupant.Id);
            }
        }

        // A reference that stands there already was taken once, whether or not the topology describes what it leads to.
        ResourceId? missing = new[] { written.RouteTableId, written.NetworkSecurityGroupId, written.NatGatewayId }.OfType<ResourceId>()
            .Except(new[] { existing?.RouteTableId, existing?.NetworkSecurityGroupId, existing?.NatGatewayId }.OfType<ResourceId>())
            .FirstOrDefault(id => !Presence.IsThere(work, id));
        return missing is null ? null : Refusals.ReferenceMissing(work, written.Id, missing);
    }
}
