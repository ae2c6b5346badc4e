using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>An appliance with several interfaces is one machine: it sees what comes in by any of them, and its guest picks the one that packets leave by.</summary>
internal static class MachineInterfaces
{
    /// <summary>Returns what identifies the appliance behind an interface: its machine, or the interface itself where no machine is known.</summary>
    internal static string KeyOf(Topology topology, NetworkInterface nic) => MachineOf(topology, nic) is { } machine ? $"machine {machine}" : $"nic {nic.Id}";

    /// <summary>Returns what is declared of the appliance: of this interface, or of another one of its machine.</summary>
    internal static Appliance? DeclaredOf(Topology topology, NetworkInterface nic)
    {
        if (topology.Appliances.Count == 0)
        {
            return null;
        }

        if (topology.Appliances.FirstOrDefault(appliance => appliance.NetworkInterfaceId == nic.Id) is { } own)
        {
            return own;
        }

        return MachineOf(topology, nic) is not { } machine ? null : topology.Appliances.FirstOrDefault(appliance =>
            topology.NetworkInterfaces.FirstOrDefault(other => other.Id == appliance.NetworkInterfaceId) is { } other && MachineOf(topology, other) == machine);
    }

    /// <summary>Returns the other interfaces of the machine behind an interface, each with the subnet of its first address.</summary>
    internal static (int Subnet, int NetworkInterface)[] OthersOf(CompiledTopology net, int nic)
    {
        ValueList<NetworkInterface> all = net.Topology.NetworkInterfaces;
        return MachineOf(net.Topology, all[nic]) is not { } machine ? [] :
        [
            .. Enumerable.Range(0, all.Count)
                .Where(other => other != nic && MachineOf(net.Topology, all[other]) == machine)
                .Select(other => (net.FindSubnet(all[other].IPConfigurations.FirstOrDefault()?.SubnetId), other))
                .Where(other => other.Item1 >= 0),
        ];
    }

    /// <summary>
    /// Returns the interface by which an appliance sends a packet to the Internet: the one that it came in by where that one has a way out of its own, else another
    /// one that has (3.70), else again the first.
    /// </summary>
    /// <param name="tables">The routes of the subnets.</param>
    /// <param name="entry">The interface that the packet came in by.</param>
    /// <param name="others">The other interfaces of the machine.</param>
    /// <param name="destination">Where the packet goes.</param>
    internal static (int Subnet, int NetworkInterface) WayOut(RoutingTables tables, (int Subnet, int NetworkInterface) entry, (int Subnet, int NetworkInterface)[] others, HostAddress destination)
    {
        foreach (bool byDefault in new[] { false, true })
        {
            foreach ((int Subnet, int NetworkInterface) at in others.Prepend(entry))
            {
                if (LeadsOut(tables, at.NetworkInterface, at.Subnet, destination, byDefault))
                {
                    return at;
                }
            }
        }

        return entry;
    }

    private static bool LeadsOut(RoutingTables tables, int nic, int subnet, HostAddress destination, bool byDefault)
    {
        SubnetRoutes routes = tables.Of(subnet);
        return routes.UnresolvedRouteTable is null && routes.UnresolvedUserRoute is null
            && routes.Lookup(destination)?.NextHopType == NextHopType.Internet
            && (byDefault ? tables.Net.Subnets[subnet].Subnet.DefaultOutboundAccess is not false : InternetEdge.WayOut(tables.Net, subnet, nic, destination.Family) is not null);
    }

    private static ResourceId? MachineOf(Topology topology, NetworkInterface nic) =>
        nic.VirtualMachineId ?? topology.VirtualMachines.FirstOrDefault(machine => machine.NetworkInterfaceIds.Contains(nic.Id))?.Id;
}
