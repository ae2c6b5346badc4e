using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>What the service itself writes into other resources about one: it goes when that one goes.</summary>
internal static class Traces
{
    /// <summary>Takes a deleted resource off the resources that listed it without using it.</summary>
    public static void Clear(Work work, ResourceId gone)
    {
        Vacate(work, owner => owner == gone);
        if (gone.IsOfType(ResourceTypes.VirtualMachine))
        {
            Shelves.NetworkInterfaces.Change(work, nic => nic.VirtualMachineId == gone ? nic with { VirtualMachineId = null } : nic);
        }
        else if (gone.IsOfType(ResourceTypes.LoadBalancer))
        {
            Shelves.NetworkInterfaces.Change(work, nic => nic.IPConfigurations.Any(part => part.LoadBalancerBackendPoolIds.Any(pool => pool.Parent == gone))
                ? nic with { IPConfigurations = [.. nic.IPConfigurations.Select(part => part with { LoadBalancerBackendPoolIds = [.. part.LoadBalancerBackendPoolIds.Where(pool => pool.Parent != gone)] })] }
                : nic);
        }
    }

    /// <summary>Takes the IP configurations of resources off the lists of the subnets.</summary>
    public static void Vacate(Work work, Func<ResourceId, bool> isGone)
    {
        bool Stays(ResourceId configuration) => configuration.Parent is not { } owner || !isGone(owner);
        foreach (VNet vnet in work.VNets.Where(vnet => vnet.Subnets.Any(subnet => !subnet.IPConfigurationIds.All(Stays))).ToArray())
        {
            work.Set(vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet with { IPConfigurationIds = [.. subnet.IPConfigurationIds.Where(Stays)] })] });
        }
    }
}
