using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Well-known networks, small enough to be read. Change one with <see cref="WithVNet"/>, <see cref="WithLink"/>, <see cref="WithSubnet"/> or <c>with</c>.</summary>
public static class SampleNetworks
{
    /// <summary>
    /// A hub <c>hub</c> 10.0.0.0/22 with the VPN gateway <c>hub-gw</c> to the site <c>hq</c> 192.168.0.0/16 (static), and spokes <c>spoke1</c>, <c>spoke2</c>, … 10.1.0.0/16, 10.2.0.0/16, …
    /// with a subnet <c>web</c> each. Every spoke borrows the gateway.
    /// </summary>
    public static Topology HubAndSpoke(int spokes = 2)
    {
        VNet hub = Draw.VNet("hub", "10.0.0.0/22", Draw.Subnet(SpecialSubnets.Gateway, "10.0.0.0/27"), Draw.Subnet("shared", "10.0.1.0/24"));
        return new Topology
        {
            Name = "hub-and-spoke",
            VNets = Star(hub, spokes, null, lendsGateway: true),
            Gateways = [Draw.Gateway("hub-gw", "hub") with { Sku = "VpnGw1" }],
            LocalNetworkGateways = [Draw.Device("hq-device", "192.168.0.0/16", site: "hq")],
            Connections = [Draw.ToSite("hub-gw", "hq-device")],
            Sites = [new Site { Name = "hq", AddressSpace = Draw.Prefixes("192.168.0.0/16") }],
        };
    }

    /// <summary>
    /// A hub <c>hub</c> 10.0.0.0/22 with the forwarding appliance <c>nva</c> 10.0.2.4, and spokes <c>spoke1</c>, <c>spoke2</c>, … whose table <c>to-nva</c> sends 0.0.0.0/0 to it.
    /// Forwarded traffic is admitted on the spokes' links only.
    /// </summary>
    public static Topology HubAppliance(int spokes = 2)
    {
        VNet hub = Draw.VNet("hub", "10.0.0.0/22", Draw.Subnet("nva", "10.0.2.0/24"));
        return new Topology
        {
            Name = "hub-appliance",
            VNets = Star(hub, spokes, "to-nva", lendsGateway: false),
            NetworkInterfaces = [Draw.Interface("nva", "hub/nva", "10.0.2.4", forwards: true)],
            RouteTables = [Draw.Table("to-nva", "0.0.0.0/0 VirtualAppliance 10.0.2.4")],
        };
    }

    /// <summary>
    /// <c>hub-we</c> 10.0.0.0/16 with <c>app-we</c> 10.1.0.0/16 in westeurope, <c>hub-ne</c> 10.10.0.0/16 with <c>app-ne</c> 10.11.0.0/16 in northeurope; the hubs are peered. No gateways, no appliances.
    /// </summary>
    public static Topology TwoRegions()
    {
        VNet hubWest = Draw.VNet("hub-we", "10.0.0.0/16", Draw.Subnet("shared", "10.0.1.0/24")) with { Region = "westeurope" };
        VNet appWest = Draw.VNet("app-we", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24")) with { Region = "westeurope" };
        VNet hubNorth = Draw.VNet("hub-ne", "10.10.0.0/16", Draw.Subnet("shared", "10.10.1.0/24")) with { Region = "northeurope" };
        VNet appNorth = Draw.VNet("app-ne", "10.11.0.0/16", Draw.Subnet("web", "10.11.1.0/24")) with { Region = "northeurope" };
        return new Topology
        {
            Name = "two-regions",
            VNets =
            [
                hubWest with { Peerings = [Draw.Link("hub-we", "app-we"), Draw.Link("hub-we", "hub-ne")] },
                appWest with { Peerings = [Draw.Link("app-we", "hub-we")] },
                hubNorth with { Peerings = [Draw.Link("hub-ne", "app-ne"), Draw.Link("hub-ne", "hub-we")] },
                appNorth with { Peerings = [Draw.Link("app-ne", "hub-ne")] },
            ],
        };
    }

    /// <summary>VNets <c>v1</c>, <c>v2</c>, … 10.1.0.0/16, 10.2.0.0/16, … with a subnet <c>web</c> each, every one peered with the next.</summary>
    public static Topology SpokeChain(int length = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new Topology
        {
            Name = "spoke-chain",
            VNets = Enumerable.Range(1, length).Select(i => Draw.VNet($"v{i}", $"10.{i}.0.0/16", Draw.Subnet("web", $"10.{i}.1.0/24")) with
            {
                Peerings = new[] { i - 1, i + 1 }.Where(k => k >= 1 && k <= length).Select(k => Draw.Link($"v{i}", $"v{k}")).ToValueList(),
            }).ToValueList(),
        };
    }

    /// <summary>The topology with one VNet changed.</summary>
    public static Topology WithVNet(this Topology topology, string name, Func<VNet, VNet> change)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(change);
        return topology.VNets.Any(vnet => vnet.Name == name)
            ? topology with { VNets = topology.VNets.Select(vnet => vnet.Name == name ? change(vnet) : vnet).ToValueList() }
            : throw new ArgumentException($"The topology has no VNet \"{name}\".", nameof(name));
    }

    /// <summary>The topology with the link between two VNets changed, in that direction only.</summary>
    public static Topology WithLink(this Topology topology, string local, string remote, Func<Peering, Peering> change) => topology.WithVNet(local, vnet =>
        vnet.Peerings.Any(link => link.RemoteVNetId.Name == remote)
            ? vnet with { Peerings = vnet.Peerings.Select(link => link.RemoteVNetId.Name == remote ? change(link) : link).ToValueList() }
            : throw new ArgumentException($"\"{local}\" has no link to \"{remote}\".", nameof(remote)));

    /// <summary>The topology with one subnet changed, written <c>vnet/subnet</c>.</summary>
    public static Topology WithSubnet(this Topology topology, string place, Func<Subnet, Subnet> change)
    {
        ArgumentNullException.ThrowIfNull(place);
        string[] parts = place.Split('/');
        return topology.WithVNet(parts[0], vnet =>
            vnet.Subnets.Any(subnet => subnet.Name == parts[1])
                ? vnet with { Subnets = vnet.Subnets.Select(subnet => subnet.Name == parts[1] ? change(subnet) : subnet).ToValueList() }
                : throw new ArgumentException($"The topology has no subnet \"{place}\".", nameof(place)));
    }

    private static ValueList<VNet> Star(VNet hub, int spokes, string? table, bool lendsGateway)
    {
        int[] numbers = [.. Enumerable.Range(1, spokes)];
        return
        [
            hub with { Peerings = numbers.Select(i => Draw.Link("hub", $"spoke{i}") with { AllowGatewayTransit = lendsGateway }).ToValueList() },
            .. numbers.Select(i => Draw.VNet($"spoke{i}", $"10.{i}.0.0/16", Draw.Subnet("web", $"10.{i}.1.0/24", table)) with
            {
                Peerings = [Draw.Link($"spoke{i}", "hub") with { UseRemoteGateways = lendsGateway, AllowForwardedTraffic = !lendsGateway }],
            }),
        ];
    }
}
