using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Gives the firewalls of a design network and application rules, and its appliances flows that they let through and the translation of the source.</summary>
internal sealed class RandomAdmission(SeededRandom random, Topology topology)
{
    private static readonly Protocol[] s_protocols =
    [
        Protocol.Any, Protocol.Any, Protocol.Icmp, Protocol.Tcp(), Protocol.Tcp(443), Protocol.Tcp(22, 443), Protocol.Udp(53), Protocol.Udp(),
        Protocol.Create(ProtocolKind.Tcp, new PortRange(400, 500)), Protocol.Create(ProtocolKind.Tcp, new PortRange(1000, 9000)),
    ];

    internal Topology Dress() => topology with
    {
        AzureFirewalls = topology.AzureFirewalls.Select(Dress).ToValueList(),
        Appliances = topology.NetworkInterfaces.Where(nic => nic.EnableIPForwarding).Select(Declared).OfType<Appliance>().ToValueList(),
    };

    /// <summary>Network rules, then application rules, which are about the ports of web servers only.</summary>
    private AzureFirewall Dress(AzureFirewall firewall)
    {
        int kind = random.Below(10);
        return firewall with
        {
            Rules = kind == 0 ? null : [.. Enumerable.Range(0, 1 + random.Below(4)).Select(i => Rule($"network-{i}", random.Pick(s_protocols))), .. Enumerable.Range(0, random.Below(3)).Select(i => Rule($"application-{i}", Protocol.Tcp(80, 443)))],
            AdmittedFlows = kind == 1 ? Flows() : null,
        };
    }

    private FirewallRule Rule(string name, Protocol protocol) => new()
    {
        Name = name,
        Access = random.Chance(65) ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny,
        Protocol = protocol,
        Sources = Side(),
        Destinations = Side(),
        IsPartlyKnown = random.Chance(12),
    };

    private Appliance? Declared(NetworkInterface nic)
    {
        Appliance? known = topology.Appliances.FirstOrDefault(one => one.NetworkInterfaceId == nic.Id);
        bool translates = random.Chance(35);
        ValueList<AdmittedFlow>? flows = random.Chance(50) ? Flows() : null;
        return known is null && !translates && flows is null
            ? null
            : new Appliance
            {
                Name = nic.Name,
                NetworkInterfaceId = nic.Id,
                IsStateful = translates ? true : known?.IsStateful,
                TranslatesSource = translates ? true : null,
                AdmittedFlows = flows,
            };
    }

    private ValueList<AdmittedFlow> Flows() => [.. Enumerable.Range(0, random.Below(4)).Select(_ => new AdmittedFlow { Protocol = random.Pick(s_protocols), Sources = Side(), Destinations = Side() })];

    private ValueList<AddressPrefix> Side() => random.Chance(35) ? [] : [.. Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Prefix()).Distinct()];

    private AddressPrefix Prefix()
    {
        AddressPrefix[] space = [.. random.Pick(topology.VNets).AddressSpace.Where(prefix => prefix.Family == IPFamily.IPv4)];
        Subnet[] subnets = [.. topology.VNets.SelectMany(vnet => vnet.Subnets)];
        return random.Below(6) switch
        {
            0 or 1 when space.Length > 0 => random.Pick(space),
            2 or 3 => random.Pick(subnets).AddressPrefixes[0],
            4 => AddressPrefix.Parse(random.Pick(["10.0.0.0/8", "192.168.0.0/16", "8.8.8.0/24"])),
            _ => new HostAddress(IPFamily.IPv4, random.Pick([.. subnets.SelectMany(subnet => subnet.AddressPrefixes).Where(prefix => prefix.Family == IPFamily.IPv4)]).First.Value + 8).ToPrefix(),
        };
    }
}
