using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The appliances behind next-hop addresses, each looked at once. What the packet itself decides there (security rules, declared flows, translation, load balancers, 3.59 without trust) is left to a trace. Thread-safe.</summary>
internal sealed class ViaPoints(CompiledTopology net, SecurityGroups security, bool trustsUndescribed)
{
    private readonly ConcurrentDictionary<(int VNet, HostAddress Address), ViaPoint> _known = new();

    /// <summary>Returns what is at an address of a VNet.</summary>
    internal ViaPoint At(int vnet, HostAddress address) => _known.TryGetValue((vnet, address), out ViaPoint? known) ? known : _known.GetOrAdd((vnet, address), Read(vnet, address));

    private ViaPoint Read(int vnet, HostAddress address)
    {
        if (net.SubnetAt(vnet, address) is not { } home)
        {
            return new ViaPoint(WaySearch.HasUnreadSubnet(net, vnet) ? Ways.Open : Ways.Blocked);
        }

        if (net.HasUnreadSwitches(vnet))
        {
            return new ViaPoint(Ways.Open);
        }

        AddressOwner? owner = net.OwnerOf(vnet, address);
        switch (owner?.Kind)
        {
            case AddressOwnerKind.NetworkInterface:
                return Interface(owner.Value.Index, home.Index);
            case AddressOwnerKind.AzureFirewall:
                return Firewall(net.Topology.AzureFirewalls[owner.Value.Index], home.Index);
            case AddressOwnerKind.PrivateEndpoint or AddressOwnerKind.Gateway or AddressOwnerKind.RouteServer:
                return new ViaPoint(Ways.Blocked);
            case null:
                AzureFirewall? unaddressed = net.Topology.AzureFirewalls.FirstOrDefault(firewall => firewall.PrivateIPAddress is null && firewall.SubnetId == home.Subnet.Id);
                return unaddressed is not null ? Firewall(unaddressed, home.Index) : Undescribed(home, address);
            default:
                return new ViaPoint(Ways.Open);
        }
    }

    private static ViaPoint Firewall(AzureFirewall firewall, int home) => firewall.AdmittedFlows is not null || firewall.Rules is not null ? new ViaPoint(Ways.Open) : new(Ways.Direct, home, new SeenAppliance($"firewall {firewall.Id}", string.Empty, true));

    private ViaPoint Interface(int nic, int home)
    {
        NetworkInterface record = net.Topology.NetworkInterfaces[nic];
        Appliance? declared = MachineInterfaces.DeclaredOf(net.Topology, record);
        return !record.EnableIPForwarding ? new ViaPoint(Ways.Blocked)
            : HasRules(home, nic) || declared is { TranslatesSource: true } or { AdmittedFlows: not null } || (declared?.IsStateful is null && !trustsUndescribed) ? new ViaPoint(Ways.Open)
            : new ViaPoint(Ways.Direct, home, new SeenAppliance(MachineInterfaces.KeyOf(net.Topology, record), string.Empty, declared?.IsStateful));
    }

    private ViaPoint Undescribed(CompiledSubnet home, HostAddress address)
    {
        bool isManaged = SpecialSubnets.HoldsManagedInstances(home.Subnet.Name);
        bool isMissing = SubnetAddresses.IsReserved(home.Subnet.AddressPrefixes.First(prefix => prefix.Contains(address)), address)
            || InternetEdge.FirewallIn(net, home.Index) is not null
            || (net.HasNetworkInterfaceData && !isManaged);
        return isMissing ? new ViaPoint(Ways.Blocked)
            : HasRules(home.Index, -1) || !trustsUndescribed ? new ViaPoint(Ways.Open)
            : new ViaPoint(Ways.Direct, home.Index, new SeenAppliance($"address {home.Subnet.Id} {address}", string.Empty, null));
    }

    private bool HasRules(int subnet, int nic) => security.AdminSetOf(subnet) >= 0 || security.At(subnet, nic, SecurityRuleDirection.Inbound).Any();
}
