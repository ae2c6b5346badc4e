using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes network interfaces and public IP addresses.</summary>
internal static class InterfaceHandler
{
    public static Refusal? Put(Work work, NetworkInterface nic)
    {
        NetworkInterface? existing = Shelves.NetworkInterfaces.Find(work, nic.Id);
        ResourceId? missing = nic.IPConfigurations.Select(part => part.SubnetId).OfType<ResourceId>().FirstOrDefault(subnet => work.FindSubnet(subnet) is null)
            ?? (nic.NetworkSecurityGroupId is { } group && group != existing?.NetworkSecurityGroupId && Shelves.NetworkSecurityGroups.Find(work, group) is null ? group : null);
        if (missing is not null)
        {
            return Refusals.ReferenceMissing(work, nic.Id, missing);
        }

        // Where the service listed it before, it is no more.
        if (existing is not null && !existing.IPConfigurations.Select(part => part.SubnetId).SequenceEqual(nic.IPConfigurations.Select(part => part.SubnetId)))
        {
            Vacate(work, nic.Id);
        }

        Shelves.NetworkInterfaces.Put(work, nic with { VirtualMachineId = existing?.VirtualMachineId ?? nic.VirtualMachineId });
        return null;
    }

    public static Refusal? Delete(Work work, ResourceId id)
    {
        ResourceId? machine = Shelves.NetworkInterfaces.Find(work, id)?.VirtualMachineId
            ?? work.Rest.VirtualMachines.FirstOrDefault(machine => machine.NetworkInterfaceIds.Contains(id))?.Id;
        if (machine is not null && Shelves.NetworkInterfaces.Find(work, id) is not null)
        {
            return Refusals.InUse(work, id, machine, code: null);
        }

        Shelves.NetworkInterfaces.Remove(work, id);
        Vacate(work, id);
        return null;
    }

    public static Refusal? DeletePublicAddress(Work work, ResourceId id)
    {
        ResourceId? user = work.Rest.NetworkInterfaces.FirstOrDefault(nic => nic.IPConfigurations.Any(part => part.PublicIPAddressId == id))?.Id
            ?? work.Rest.Gateways.FirstOrDefault(gateway => gateway.IPConfigurations.Any(part => part.PublicIPAddressId == id))?.Id;
        if (user is not null)
        {
            return Refusals.InUse(work, id, user, "PublicIPAddressCannotBeDeleted");
        }

        Shelves.PublicIPAddresses.Remove(work, id);
        return null;
    }

    /// <summary>Takes the IP configurations of a deleted resource off the lists of the subnets.</summary>
    public static void Vacate(Work work, ResourceId owner)
    {
        foreach (VNet vnet in work.Given.VNets.Where(vnet => vnet.Subnets.Any(subnet => subnet.IPConfigurationIds.Any(id => id.Parent == owner))))
        {
            work.Set(vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet with { IPConfigurationIds = [.. subnet.IPConfigurationIds.Where(id => id.Parent != owner)] })] });
        }
    }
}
