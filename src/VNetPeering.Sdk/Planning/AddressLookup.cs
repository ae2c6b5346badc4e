using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>Answers which addresses of subnets are taken, by what the topology states.</summary>
internal static class AddressLookup
{
    private const int MostOffered = 5;

    internal static IPAddressAvailability Check(CompiledTopology net, int vnet, HostAddress address)
    {
        if (net.SubnetAt(vnet, address) is not { } subnet)
        {
            return new IPAddressAvailability { Address = address, IsAvailable = false, ErrorCode = "PrivateIPAddressNotInAnySubnet" };
        }

        AddressPrefix prefix = subnet.Subnet.AddressPrefixes.First(one => one.Contains(address));
        bool isReserved = SubnetAddresses.IsReserved(prefix, address);
        bool isAvailable = !isReserved && net.OwnerOf(vnet, address) is null;
        return new IPAddressAvailability
        {
            Address = address,
            Subnet = subnet.Subnet.Id,
            IsAvailable = isAvailable,
            IsPlatformReserved = isReserved,
            AvailableIPAddresses = isAvailable ? [] : FreeOf(net, vnet, prefix),
        };
    }

    internal static SubnetUsage UsageOf(CompiledTopology net, Subnet subnet)
    {
        UInt128 limit = UInt128.Zero;
        foreach (AddressPrefix prefix in subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4))
        {
            limit += SubnetAddresses.UsableCount(prefix);
        }

        int stated = net.AddressesIn(subnet.Id).Count(address => address.Family == IPFamily.IPv4);
        int unstated = net.Topology.NetworkInterfaces.SelectMany(nic => nic.IPConfigurations).Count(configuration => configuration.SubnetId == subnet.Id && configuration.PrivateIPAddress is null);
        return new SubnetUsage { CurrentValue = stated + unstated, Limit = (long)limit };
    }

    private static ValueList<HostAddress> FreeOf(CompiledTopology net, int vnet, AddressPrefix prefix)
    {
        var free = new List<HostAddress>(MostOffered);
        if (SubnetAddresses.Usable(prefix) is { } usable)
        {
            for (UInt128 value = usable.First.Value; value <= usable.Last.Value && free.Count < MostOffered; value++)
            {
                var address = new HostAddress(prefix.Family, value);
                if (net.OwnerOf(vnet, address) is null)
                {
                    free.Add(address);
                }
            }
        }

        return [.. free];
    }
}
