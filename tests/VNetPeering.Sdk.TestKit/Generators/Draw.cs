using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Short ways to write the records of a small design. Names stand for ids; nothing is added that is not written.</summary>
public static partial class Draw
{
    /// <summary>A VNet with its address space, separated by blanks.</summary>
    public static VNet VNet(string name, string space, params ReadOnlySpan<Subnet> subnets) => new()
    {
        Id = Ids.VNet(name),
        AddressSpace = Prefixes(space),
        Subnets = [.. subnets.ToArray().Select(subnet => subnet with { Id = Ids.VNet(name).Child("subnets", subnet.Name.Value) })],
    };

    /// <summary>A subnet, to be put into a VNet.</summary>
    public static Subnet Subnet(string name, string prefixes, string? table = null) => new()
    {
        Id = Ids.Subnet($"nowhere/{name}"),
        AddressPrefixes = Prefixes(prefixes),
        RouteTableId = table is null ? null : Ids.Of(ResourceTypes.RouteTable, table),
    };

    /// <summary>One link, named <c>to-REMOTE</c>.</summary>
    public static Peering Link(string local, string remote) => new()
    {
        Id = Ids.VNet(local).Child("virtualNetworkPeerings", $"to-{remote}"),
        RemoteVNetId = Ids.VNet(remote),
    };

    /// <summary>A route table; each route is written <c>PREFIX TYPE [ADDRESS]</c>, with Azure's word for the type.</summary>
    public static RouteTable Table(string name, params ReadOnlySpan<string> routes) => new()
    {
        Id = Ids.Of(ResourceTypes.RouteTable, name),
        Routes = [.. routes.ToArray().Select(Route)],
    };

    /// <summary>A network interface in a subnet, written <c>vnet/subnet</c>.</summary>
    public static NetworkInterface Interface(string name, string place, string address, bool forwards = false) => new()
    {
        Id = Ids.Of(ResourceTypes.NetworkInterface, name),
        EnableIPForwarding = forwards,
        IPConfigurations = [new IPConfiguration { Name = "ipconfig1", SubnetId = Ids.Subnet(place), PrivateIPAddress = HostAddress.Parse(address) }],
    };

    /// <summary>An Azure Firewall in the AzureFirewallSubnet of a VNet.</summary>
    public static AzureFirewall Firewall(string vnet, string address) => new()
    {
        Id = Ids.Of(ResourceTypes.AzureFirewall, $"{vnet}-fw"),
        SubnetId = Ids.Subnet($"{vnet}/{SpecialSubnets.Firewall}"),
        PrivateIPAddress = HostAddress.Parse(address),
        PublicIPAddressIds = [Ids.Of(ResourceTypes.PublicIPAddress, $"{vnet}-fw-ip")],
    };

    /// <summary>A gateway in the GatewaySubnet of a VNet.</summary>
    public static Gateway Gateway(string name, string vnet, GatewayType type = GatewayType.Vpn) => new()
    {
        Id = Ids.Of(ResourceTypes.Gateway, name),
        Type = type,
        IPConfigurations = [new GatewayIPConfiguration { Name = "default", SubnetId = Ids.Subnet($"{vnet}/{SpecialSubnets.Gateway}") }],
    };

    /// <summary>A site-to-site connection of a gateway to a device.</summary>
    public static Connection ToSite(string gateway, string device, bool? bgp = null) => new()
    {
        Id = Ids.Of(ResourceTypes.Connection, $"{gateway}-{device}"),
        Type = ConnectionType.IPsec,
        GatewayId = Ids.Of(ResourceTypes.Gateway, gateway),
        LocalNetworkGatewayId = Ids.Of(ResourceTypes.LocalNetworkGateway, device),
        EnableBgp = bgp,
    };

    /// <summary>One half of a VNet-to-VNet connection.</summary>
    public static Connection ToGateway(string gateway, string far, bool? bgp = null) => new()
    {
        Id = Ids.Of(ResourceTypes.Connection, $"{gateway}-{far}"),
        Type = ConnectionType.VNetToVNet,
        GatewayId = Ids.Of(ResourceTypes.Gateway, gateway),
        PeerGatewayId = Ids.Of(ResourceTypes.Gateway, far),
        EnableBgp = bgp,
    };

    /// <summary>The device of a site, with its static prefixes.</summary>
    public static LocalNetworkGateway Device(string name, string prefixes, string? site = null) => new()
    {
        Id = Ids.Of(ResourceTypes.LocalNetworkGateway, name),
        AddressSpace = Prefixes(prefixes),
        Site = site is null ? default(ResourceName?) : new ResourceName(site),
    };

    /// <summary>Draws what an appliance announces: <c>10.0.0.0/8</c>, with a next hop <c>10.0.0.0/8>10.0.1.9</c>, with an AS path <c>10.0.0.0/8@65001.65001</c>, or with both in this order.</summary>
    public static ValueList<BgpAnnouncement> Announcements(string text) => [.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Announcement)];

    private static BgpAnnouncement Announcement(string text)
    {
        string[] path = text.Split('@');
        string[] hop = path[0].Split('>');
        return new BgpAnnouncement
        {
            Prefix = AddressPrefix.Parse(hop[0]),
            NextHop = hop.Length > 1 ? HostAddress.Parse(hop[1]) : null,
            AsPath = path.Length > 1 ? [.. path[1].Split('.').Select(asn => long.Parse(asn, CultureInfo.InvariantCulture))] : [],
        };
    }

    /// <summary>Prefixes separated by blanks.</summary>
    public static ValueList<AddressPrefix> Prefixes(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AddressPrefix.Parse).ToValueList();

    private static UserDefinedRoute Route(string text)
    {
        string[] parts = text.Split(' ');
        return new UserDefinedRoute
        {
            Name = new ResourceName("to-" + parts[0].Replace('/', '-').Replace(':', '_')),
            Destination = AddressPrefix.Parse(parts[0]),
            NextHopType = NextHopTypes.TryParse(parts[1], out NextHopType type) ? type : throw new ArgumentException($"\"{text}\" has no known next-hop type. Write Azure's word.", nameof(text)),
            NextHop = parts.Length > 2 ? HostAddress.Parse(parts[2]) : NextHopAddress.None,
        };
    }
}
