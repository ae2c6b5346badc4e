using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Gives a design ways in from the Internet and out: public addresses of machines, public load balancers with rules of every kind, and firewalls that publish.</summary>
internal sealed class RandomEntrances(SeededRandom random, Topology topology)
{
    private static readonly Protocol[] s_protocols =
    [
        Protocol.Tcp(443), Protocol.Tcp(443), Protocol.Tcp(80), Protocol.Tcp(8443), Protocol.Tcp(80, 443), Protocol.Udp(53), Protocol.Create(ProtocolKind.Tcp, new PortRange(400, 500)), Protocol.Create(ProtocolKind.Tcp, new PortRange(8000, 8999)),
    ];

    private readonly List<PublicIPAddress> _addresses = [.. topology.PublicIPAddresses];
    private readonly List<LoadBalancer> _balancers = [.. topology.LoadBalancers];

    internal static string Describe(DestinationNatRule rule) =>
        $"dnat {rule.Protocol} from [{string.Join(' ', rule.Sources)}] at {rule.DestinationAddress?.ToString() ?? "?"} to {rule.TranslatedAddress?.ToString() ?? "?"}:{rule.TranslatedPort?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "same"}";

    internal static string Describe(LoadBalancerRule rule) => $"{rule.Protocol} {rule.FrontEndPort}->{rule.BackendPort} {(rule.BackendPoolId is null ? rule.BackendIPConfigurationId?.Parent?.Name.Value : "pool")}";

    internal Topology Dress()
    {
        AddInterfaces();
        foreach (VNet vnet in topology.VNets)
        {
            AddBalancer(vnet);
        }

        topology = topology with { NetworkInterfaces = topology.NetworkInterfaces.Select(WithPublicAddress).ToValueList() };
        AddFirewall();
        topology = topology with { AzureFirewalls = topology.AzureFirewalls.Select(Publishing).ToValueList() };
        return topology with { PublicIPAddresses = [.. _addresses], LoadBalancers = [.. _balancers] };
    }

    private void AddInterfaces()
    {
        if (topology.NetworkInterfaces.Count == 0)
        {
            return; // a design that tells of no interface at all
        }

        NetworkInterface[] more =
        [
            .. from vnet in topology.VNets
               from subnet in vnet.Subnets
               where subnet.Name == "web" || subnet.Name == "app"
               let address = new HostAddress(IPFamily.IPv4, subnet.AddressPrefixes[0].First.Value + 8)
               where !topology.NetworkInterfaces.Any(one => one.IPConfigurations.Any(part => part.PrivateIPAddress == address && part.SubnetId == subnet.Id))
               where random.Chance(60)
               select Draw.Interface($"{vnet.Name}-{subnet.Name}-8", $"{vnet.Name}/{subnet.Name}", address.ToString()),
        ];
        topology = topology with { NetworkInterfaces = [.. topology.NetworkInterfaces, .. more] };
    }

    private NetworkInterface WithPublicAddress(NetworkInterface one) => one.IPConfigurations[0].PublicIPAddressId is not null || random.Chance(60)
        ? one
        : one with { IPConfigurations = [one.IPConfigurations[0] with { PublicIPAddressId = NewAddress($"{one.Name}-public", random.Pick([null, "Basic", "Standard"])).Id }] };

    private PublicIPAddress NewAddress(string name, string? sku)
    {
        PublicIPAddress address = new() { Sku = sku, Id = Ids.Of(ResourceTypes.PublicIPAddress, name), Address = HostAddress.Parse($"20.90.{_addresses.Count / 200}.{(_addresses.Count % 200) + 1}") };
        _addresses.Add(address);
        return address;
    }

    /// <summary>A public load balancer before some machines of a VNet; a port of the front end stands in one rule only.</summary>
    private void AddBalancer(VNet vnet)
    {
        NetworkInterface[] members = [.. topology.NetworkInterfaces.Where(one => one.IPConfigurations[0].SubnetId?.Parent == vnet.Id && !one.EnableIPForwarding)];
        if (members.Length == 0 || !random.Chance(55))
        {
            return;
        }

        string name = $"{vnet.Name}-public-lb";
        ResourceId pool = Ids.Pool(name);
        topology = topology with
        {
            NetworkInterfaces = topology.NetworkInterfaces.Select(one => members.Contains(one) && random.Chance(70)
                ? one with { IPConfigurations = [one.IPConfigurations[0] with { LoadBalancerBackendPoolIds = one.IPConfigurations[0].LoadBalancerBackendPoolIds.Add(pool) }] }
                : one).ToValueList(),
        };
        LoadBalancerRule[] rules =
        [
            .. Enumerable.Range(0, 1 + random.Below(3)).Select(i => new LoadBalancerRule
            {
                Name = $"rule{i}",
                FrontEnd = "front",
                Protocol = random.Pick(["Tcp", "Tcp", "Udp"]),
                FrontEndPort = random.Pick([443, 80, 53, 8443]),
                BackendPort = random.Pick([443, 443, 80, 53, 8080]),
                BackendPoolId = pool,
            }).Select(rule => random.Chance(70) ? rule : rule with { BackendPoolId = null, BackendIPConfigurationId = random.Pick(members).Id.Child("ipConfigurations", "ipconfig1") })
            .DistinctBy(rule => (rule.Protocol, rule.FrontEndPort)),
        ];
        string sku = random.Pick(["Standard", "Basic"]);
        _balancers.Add(new LoadBalancer
        {
            Id = Ids.Of(ResourceTypes.LoadBalancer, name),
            Sku = sku,
            FrontEnds = [new LoadBalancerFrontEnd { Name = "front", PublicIPAddressId = NewAddress($"{name}-ip", sku).Id }],
            BackendPoolIds = [pool],
            Rules = [.. rules],
            OutboundPoolIds = random.Chance(50) ? [pool] : [],
        });
    }

    private void AddFirewall()
    {
        VNet first = topology.VNets[0];
        if (topology.AzureFirewalls.Any(firewall => firewall.SubnetId?.Parent == first.Id))
        {
            return;
        }

        string bits = first.AddressSpace[0].First.ToString()[..^3];
        topology = topology.WithVNet(first.Name.Value, vnet => vnet with { Subnets = vnet.Subnets.Add(Draw.Subnet(SpecialSubnets.Firewall, $"{bits}254.0/26") with { Id = vnet.Id.Child("subnets", SpecialSubnets.Firewall) }) }) with
        {
            AzureFirewalls = topology.AzureFirewalls.Add(Draw.Firewall(first.Name.Value, $"{bits}254.4")),
        };
    }

    /// <summary>The firewall of the first VNet surely publishes port 443 of its first host; who comes first is drawn for the rest.</summary>
    private AzureFirewall Publishing(AzureFirewall firewall)
    {
        PublicIPAddress[] addresses = [.. Enumerable.Range(0, 1 + random.Below(2)).Select(i => NewAddress($"{firewall.Name}-{i}", "Standard"))];
        VNet first = topology.VNets[0];
        DestinationNatRule[] sure = firewall.SubnetId?.Parent != first.Id ? [] :
        [
            new DestinationNatRule { Name = "sure", Protocol = Protocol.Tcp(443), DestinationAddress = addresses[0].Address, TranslatedAddress = new HostAddress(IPFamily.IPv4, first.Subnets.First(subnet => subnet.Name == "web").AddressPrefixes[0].First.Value + 8) },
        ];
        return firewall with
        {
            PublicIPAddressIds = [.. addresses.Select(one => one.Id)],
            DestinationNatRules = [.. sure, .. Enumerable.Range(0, random.Below(6)).Select(i => Rule($"rule{i}", addresses))],
        };
    }

    private DestinationNatRule Rule(string name, PublicIPAddress[] addresses) => new()
    {
        Name = name,
        Protocol = random.Pick(s_protocols),
        Sources = random.Chance(60) ? [] : Draw.Prefixes(random.Pick(["8.8.8.0/24", "8.8.8.8/32", "1.0.0.0/8", "9.9.9.0/24", "1.1.1.1/32 9.0.0.0/8"])),
        DestinationAddress = random.Pick(addresses).Address,
        TranslatedAddress = random.Chance(4) ? null : Host(),
        TranslatedPort = random.Chance(60) ? null : random.Pick([443, 443, 80, 8080]),
    };

    /// <summary>Mostly the first host of a subnet; sometimes an appliance, a private endpoint, or a host of a site.</summary>
    private HostAddress Host()
    {
        HostAddress[] hosts = [.. from subnet in topology.VNets.SelectMany(vnet => vnet.Subnets)
                                  where !SpecialSubnets.HoldsManagedInstances(subnet.Name)
                                  select new HostAddress(IPFamily.IPv4, subnet.AddressPrefixes[0].First.Value + 8)];
        HostAddress[] others =
        [
            .. topology.NetworkInterfaces.Select(one => one.IPConfigurations[0].PrivateIPAddress!.Value),
            .. topology.PrivateEndpoints.SelectMany(one => one.Addresses),
            HostAddress.Parse("192.168.10.8"),
        ];
        return random.Chance(75) ? random.Pick(hosts) : random.Pick(others);
    }
}
