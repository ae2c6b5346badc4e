using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Testing.Routes;

/// <summary>Cuts destinations into ranges for which one row of a subnet's table wins, so that an assertion about all of them asks once for each.</summary>
internal static class RouteSegments
{
    /// <summary>Returns the range of an address or a prefix.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    internal static AddressRange RangeOf(string destination)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(destination);
        return HostAddress.TryParse(destination, out HostAddress address) ? new AddressRange(address, address) : AddressPrefix.Parse(destination).Range;
    }

    /// <summary>Returns the addresses of the Internet that the machines of a subnet can send to: of the families that the subnet has.</summary>
    internal static IEnumerable<AddressRange> InternetOf(CompiledNetwork network, string place)
    {
        ResourceId subnet = network.RoutesOf(place).SubnetId;
        HashSet<IPFamily> families = [.. network.Topology.VNets.Where(vnet => vnet.Id == subnet.Parent).SelectMany(vnet => vnet.Subnets).Where(one => one.Id == subnet).SelectMany(one => one.AddressPrefixes).Select(prefix => prefix.Family)];
        return network.InternetAddresses.Where(range => families.Contains(range.Family));
    }

    internal static IEnumerable<(AddressRange Range, NextHop NextHop)> Of(CompiledNetwork network, string place, IEnumerable<AddressRange> destinations)
    {
        RouteLookup lookup = network.RoutesOf(place);
        foreach (AddressRange destination in destinations)
        {
            HostAddress at = destination.First;
            while (true)
            {
                HostAddress last = lookup.SameAnswerAround(at).Last;
                last = last < destination.Last ? last : destination.Last;
                yield return (new AddressRange(at, last), network.NextHop(place, at));
                if (last == destination.Last)
                {
                    break;
                }

                at = last.Family == IPFamily.IPv4 ? HostAddress.FromIPv4((uint)last.Value + 1) : HostAddress.FromIPv6(last.Value + 1);
            }
        }
    }
}
