using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Puts security groups, application security groups, public address space and more cleared access flags on a design. In small designs nearly everything has a group.</summary>
internal sealed class RandomSecurity(SeededRandom random, Topology topology)
{
    private static readonly string[] s_ports = ["*", "*", "*", "*", "443", "22", "80-90", "1000-2000", "22,443", "0-79,91-442", "0-65535", "53"];
    private static readonly string[] s_clientPorts = ["*", "*", "*", "*", "*", "*", "*", "*", "*", "*", "*", "1024-65535"];

    private readonly List<NetworkSecurityGroup> _groups = [];
    private readonly bool _isDense = topology.VNets.Count < 4;

    internal Topology Dress()
    {
        AddInterfaces();
        topology = topology with
        {
            NetworkInterfaces = topology.NetworkInterfaces.Select(JoinGroups).ToValueList(),
            ApplicationSecurityGroups = topology.VNets.SelectMany(AsgsOf).Select(name => new ApplicationSecurityGroup { Id = Ids.Of(ResourceTypes.ApplicationSecurityGroup, name) }).ToValueList(),
        };
        topology = topology with { VNets = topology.VNets.Select(Dress).ToValueList() };
        topology = topology with { NetworkInterfaces = topology.NetworkInterfaces.Select(Dress).ToValueList() };
        return topology with { NetworkSecurityGroups = _groups.ToValueList() };
    }

    private static IEnumerable<string> AsgsOf(VNet vnet) => [$"{vnet.Name}-a", $"{vnet.Name}-b"];

    private static string VNetOf(NetworkInterface one) => one.IPConfigurations[0].SubnetId!.Parent!.Name.Value;

    /// <summary>Hosts with an interface, so that groups of interfaces and application groups have somebody to concern.</summary>
    private void AddInterfaces()
    {
        if (topology.NetworkInterfaces.Count == 0)
        {
            return; // a design that tells of no interface at all
        }

        IEnumerable<NetworkInterface> more =
            from vnet in topology.VNets
            from subnet in vnet.Subnets
            where (subnet.Name == "web" || subnet.Name == "app") && random.Chance(60)
            select Draw.Interface($"{vnet.Name}-{subnet.Name}-8", $"{vnet.Name}/{subnet.Name}", new HostAddress(IPFamily.IPv4, subnet.AddressPrefixes[0].First.Value + 8).ToString());
        topology = topology with { NetworkInterfaces = topology.NetworkInterfaces.Concat(more.ToArray()).ToValueList() };
    }

    private NetworkInterface JoinGroups(NetworkInterface one) => one with
    {
        IPConfigurations = one.IPConfigurations.Select(configuration => configuration with
        {
            ApplicationSecurityGroupIds = [.. new[] { "a", "b" }.Where(_ => random.Chance(35)).Select(name => Ids.Of(ResourceTypes.ApplicationSecurityGroup, $"{VNetOf(one)}-{name}"))],
        }).ToValueList(),
    };

    private VNet Dress(VNet vnet) => vnet with
    {
        AddressSpace = random.Chance(12) ? vnet.AddressSpace.Add(AddressPrefix.Parse($"20.50.{vnet.Name.Value[1..]}.0/24")) : vnet.AddressSpace,
        Peerings = vnet.Peerings.Select(link => random.Chance(12) ? link with { AllowVirtualNetworkAccess = false } : link).ToValueList(),
        Subnets = vnet.Subnets.Select(subnet => subnet with
        {
            NetworkSecurityGroupId = !SpecialSubnets.HoldsManagedInstances(subnet.Name) && random.Chance(_isDense ? 75 : 40) ? GroupOf(vnet.Name.Value) : null,
        }).ToValueList(),
    };

    private NetworkInterface Dress(NetworkInterface one) =>
        one with { NetworkSecurityGroupId = random.Chance(_isDense ? 50 : 25) ? GroupOf(VNetOf(one)) : null };

    /// <summary>One of at most three groups of a VNet; groups are shared by subnets and interfaces (1.28).</summary>
    private ResourceId GroupOf(string vnet)
    {
        if (random.Chance(2))
        {
            return Ids.Of(ResourceTypes.NetworkSecurityGroup, $"{vnet}-lost"); // a group that the input does not hold
        }

        string name = $"{vnet}-nsg{random.Below(3)}";
        ResourceId id = Ids.Of(ResourceTypes.NetworkSecurityGroup, name);
        if (!_groups.Exists(group => group.Id == id))
        {
            _groups.Add(Draw.Group(name, [.. Rules(vnet, "In"), .. Rules(vnet, "Out")]));
        }

        return id;
    }

    private IEnumerable<string> Rules(string vnet, string direction)
    {
        int count = random.Below(5);
        for (int k = 1; k <= count; k++)
        {
            yield return Rule(vnet, direction, 100 * k);
        }

        if (random.Chance(25))
        {
            yield return $"4000 {direction} Allow * * * * *"; // else hardly anything would arrive
        }
    }

    private string Rule(string vnet, string direction, int priority)
    {
        string protocol = random.Pick(["*", "*", "Tcp", "Tcp", "Udp", "Icmp", random.Pick(["Esp", "Ah", "tcp"])]);
        bool hasPorts = protocol is not ("Icmp" or "Esp" or "Ah");
        bool isIPv6 = random.Chance(3);
        return $"{priority} {direction} {(random.Chance(60) ? "Allow" : "Deny")} {protocol}"
            + $" {Side(vnet, isIPv6)} {(hasPorts ? random.Pick(s_clientPorts) : "*")} {Side(vnet, isIPv6)} {(hasPorts ? random.Pick(s_ports) : "*")}";
    }

    private string Side(string vnet, bool isIPv6)
    {
        if (isIPv6)
        {
            return random.Pick(["::/0", "fd00:1::/48", "fd00:2:0:1::/64"]);
        }

        return random.Below(20) switch
        {
            < 6 => "*",
            6 or 7 => "VirtualNetwork",
            8 => random.Chance(50) ? "Internet" : $"{random.Pick(["192.168.0.0/16", "10.0.0.0/8", "Storage", "172.31.0.0/16"])},Internet",
            9 => random.Pick(["AzureLoadBalancer", "Storage", "virtualnetwork", "0.0.0.0/0", "10.0.0.0/8"]),
            < 13 => Prefix(),
            13 => $"{Prefix()},{(random.Chance(40) ? random.Pick(["VirtualNetwork", "Storage"]) : Prefix())}",
            14 => $"{Prefix()},{Prefix()},{random.Pick(["8.8.8.0/24", "192.168.0.0/16"])}",
            15 => random.Pick(["192.168.10.0/24", "192.168.20.8", "8.8.8.8/32", "172.31.0.0/16"]),
            < 18 => Host(),
            18 => $"@{vnet}-{random.Pick(["a", "b"])}",
            _ => random.Chance(50) ? $"@{vnet}-a,@{vnet}-b" : $"@{vnet}-b",
        };
    }

    /// <summary>A prefix of a VNet or of a subnet.</summary>
    private string Prefix()
    {
        VNet vnet = random.Pick(topology.VNets);
        Subnet subnet = random.Pick(vnet.Subnets);
        AddressPrefix prefix = random.Chance(50) ? vnet.AddressSpace[0] : subnet.AddressPrefixes[0];
        return prefix.ToString();
    }

    private string Host()
    {
        Subnet subnet = random.Pick(random.Pick(topology.VNets).Subnets);
        HostAddress address = new(IPFamily.IPv4, subnet.AddressPrefixes[0].First.Value + random.Pick<uint>([4, 8, 8]));
        return random.Chance(50) ? $"{address}" : $"{address}/32";
    }
}
