using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>Which interfaces fail together: those of one virtual machine; an interface that is attached to none fails alone. Immutable.</summary>
internal sealed class Machines
{
    private readonly Dictionary<ResourceId, ResourceId> _machineOf = [];
    private readonly ILookup<ResourceId, NetworkInterface> _interfacesOf;

    internal Machines(Topology topology)
    {
        foreach (VirtualMachine machine in topology.VirtualMachines)
        {
            foreach (ResourceId nic in machine.NetworkInterfaceIds)
            {
                _machineOf.TryAdd(nic, machine.Id);
            }
        }

        _interfacesOf = topology.NetworkInterfaces.ToLookup(MachineOf);
    }

    /// <summary>Returns the virtual machine of an interface, else the interface itself.</summary>
    internal ResourceId MachineOf(NetworkInterface nic) => nic.VirtualMachineId ?? _machineOf.GetValueOrDefault(nic.Id, nic.Id);

    /// <summary>Returns the interfaces of a machine.</summary>
    internal IEnumerable<NetworkInterface> InterfacesOf(ResourceId machine) => _interfacesOf[machine];
}
