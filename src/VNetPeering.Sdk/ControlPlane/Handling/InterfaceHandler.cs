using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes network interfaces and the virtual machines that hold them.</summary>
internal static class InterfaceHandler
{
    public static Refusal? Put(Work work, NetworkInterface nic)
    {
        NetworkInterface? existing = Shelves.NetworkInterfaces.Find(work, nic.Id);

        // Where the service listed it before, it is no more.
        if (existing is not null && !existing.IPConfigurations.Select(part => part.SubnetId).SequenceEqual(nic.IPConfigurations.Select(part => part.SubnetId)))
        {
            Traces.Vacate(work, owner => owner == nic.Id);
        }

        Shelves.NetworkInterfaces.Put(work, nic with { VirtualMachineId = existing?.VirtualMachineId ?? nic.VirtualMachineId });
        return null;
    }

    /// <summary>Writes a machine. An interface belongs to one machine, and says so itself.</summary>
    public static Refusal? Put(Work work, VirtualMachine machine)
    {
        foreach (ResourceId id in machine.NetworkInterfaceIds)
        {
            ResourceId? holder = Shelves.NetworkInterfaces.Find(work, id)?.VirtualMachineId ?? work.Rest.VirtualMachines.FirstOrDefault(other => other.NetworkInterfaceIds.Contains(id))?.Id;
            if (holder is not null && holder != machine.Id)
            {
                return Refusals.Taken(work, machine.Id, id, holder);
            }
        }

        Shelves.VirtualMachines.Put(work, machine);
        int status = work.Status;
        Shelves.NetworkInterfaces.Change(work, nic => (machine.NetworkInterfaceIds.Contains(nic.Id), nic.VirtualMachineId == machine.Id) switch
        {
            (true, false) => nic with { VirtualMachineId = machine.Id },
            (false, true) => nic with { VirtualMachineId = null },
            _ => nic,
        });
        work.Status = status;
        return null;
    }
}
