using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit;

/// <summary>Small topologies made of records, for tests that draw their network in a few lines.</summary>
/// <remarks>
/// Everything lies in subscription "s", resource group "g". A link to "hub" is called "to-hub". For example
/// <c>Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).Peer("app", "hub")</c>.
/// </remarks>
public static class Designs
{
    public static ResourceId Id(string type, string name) => ResourceId.Create("s", "g", type, name);

    public static ResourceId VNetId(string name) => Id(ResourceTypes.VNet, name);

    public static ResourceId SubnetId(string vnet, string subnet) => VNetId(vnet).Child("subnets", subnet);

    public static ResourceId LinkId(string local, string remote) => VNetId(local).Child("virtualNetworkPeerings", $"to-{remote}");

    public static ValueList<AddressPrefix> Prefixes(params string[] texts) => texts.Select(AddressPrefix.Parse).ToValueList();

    public static VNet VNet(string name, params string[] addressSpace) => new() { Id = VNetId(name), AddressSpace = Prefixes(addressSpace) };

    public static VNet Subnet(this VNet vnet, string name, params string[] prefixes) =>
        vnet with { Subnets = vnet.Subnets.Add(new Subnet { Id = vnet.Id.Child("subnets", name), AddressPrefixes = Prefixes(prefixes) }) };

    public static Topology Of(params VNet[] vnets) => new() { Name = "design", VNets = vnets.ToValueList() };

    public static VNet VNetOf(this Topology topology, string name) => topology.VNets.Single(vnet => vnet.Name == name);

    public static Peering LinkOf(this Topology topology, string local, string remote) =>
        topology.VNetOf(local).Peerings.Single(link => link.Name == $"to-{remote}");

    /// <summary>Replaces a VNet by what <paramref name="change"/> makes of it.</summary>
    public static Topology Change(this Topology topology, string vnet, Func<VNet, VNet> change) =>
        topology with { VNets = topology.VNets.Select(each => each.Name == vnet ? change(each) : each).ToValueList() };

    /// <summary>Replaces the link "to-<paramref name="remote"/>" by what <paramref name="change"/> makes of it.</summary>
    public static Topology ChangeLink(this Topology topology, string local, string remote, Func<Peering, Peering> change) =>
        topology.Change(local, vnet => vnet with { Peerings = vnet.Peerings.Select(each => each.Name == $"to-{remote}" ? change(each) : each).ToValueList() });

    /// <summary>Adds one direction of a peering. The remote VNet need not be part of the topology.</summary>
    public static Topology Link(this Topology topology, string local, string remote, Func<Peering, Peering>? with = null)
    {
        var link = new Peering { Id = LinkId(local, remote), RemoteVNetId = VNetId(remote) };
        return topology.Change(local, vnet => vnet with { Peerings = vnet.Peerings.Add(with is null ? link : with(link)) });
    }

    /// <summary>Adds both directions of a peering.</summary>
    public static Topology Peer(this Topology topology, string first, string second, Func<Peering, Peering>? firstToSecond = null, Func<Peering, Peering>? secondToFirst = null) =>
        topology.Link(first, second, firstToSecond).Link(second, first, secondToFirst);

    /// <summary>Adds a gateway "VNET-gw" to the GatewaySubnet of a VNet, which gets that subnet where it has none.</summary>
    public static Topology Gateway(this Topology topology, string vnet, GatewayType type = GatewayType.Vpn, string? sku = "VpnGw1AZ") => topology.WithSubnetOfService(vnet, SpecialSubnets.Gateway) with
    {
        Gateways = topology.Gateways.Add(new Gateway
        {
            Id = Id(ResourceTypes.Gateway, $"{vnet}-gw" + (type == GatewayType.Vpn ? string.Empty : "-er")),
            Type = type,
            Sku = sku,
            IPConfigurations = [new GatewayIPConfiguration { Name = "default", SubnetId = SubnetId(vnet, SpecialSubnets.Gateway) }],
        }),
    };

    /// <summary>Adds a Route Server "VNET-rs" to the RouteServerSubnet of a VNet, which gets that subnet where it has none.</summary>
    public static Topology RouteServer(this Topology topology, string vnet) => topology.WithSubnetOfService(vnet, SpecialSubnets.RouteServer) with
    {
        RouteServers = topology.RouteServers.Add(new RouteServer { Id = Id(ResourceTypes.VirtualHub, $"{vnet}-rs"), SubnetId = SubnetId(vnet, SpecialSubnets.RouteServer) }),
    };

    // The first free /27 from the end of the space.
    private static Topology WithSubnetOfService(this Topology topology, string vnet, ResourceName name) => topology with
    {
        VNets = [.. topology.VNets.Select(one => one.Id == VNetId(vnet) && !one.Subnets.Any(subnet => subnet.Name == name) && FreeIn(one) is { } free
            ? one with { Subnets = one.Subnets.Add(new Subnet { Id = one.Id.Child("subnets", name), AddressPrefixes = [free] }) }
            : one)],
    };

    private static AddressPrefix? FreeIn(VNet vnet)
    {
        foreach (AddressPrefix space in vnet.AddressSpace.Where(prefix => prefix.Family == IPFamily.IPv4 && prefix.Length <= 27))
        {
            for (UInt128 last = space.Last.Value; last > space.First.Value; last -= 32)
            {
                AddressPrefix candidate = AddressPrefix.Containing(new HostAddress(IPFamily.IPv4, last), 27);
                if (!vnet.Subnets.SelectMany(subnet => subnet.AddressPrefixes).Any(candidate.Overlaps))
                {
                    return candidate;
                }

                if (last < 32)
                {
                    break;
                }
            }
        }

        return null;
    }
}
