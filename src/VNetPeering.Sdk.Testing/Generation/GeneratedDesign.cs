using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Generation;

/// <summary>
/// Draws one network. Hub n has 10.(32n).0.0/22, its spoke m 10.(32n+1).m.0/24, its site 192.168.n.0/24; with both families, VNets have fd00:N:M::/48 too.
/// </summary>
internal sealed class GeneratedDesign
{
    private static readonly string[] Regions = ["westeurope", "northeurope", "swedencentral"];
    private static readonly int[] Ports = [22, 53, 80, 443, 1433, 3389, 8080];

    private readonly SeededRandom _random;
    private readonly TopologyGeneratorOptions _options;
    private readonly TopologyBuilder _net;
    private readonly bool _isDualStack;
    private int _publicAddresses;

    internal GeneratedDesign(int seed, TopologyGeneratorOptions options)
    {
        _random = new SeededRandom(seed);
        _options = options;
        _net = new TopologyBuilder($"seed-{seed}");
        _isDualStack = _random.Chance(options.DualStackChance);
    }

    internal Topology Build()
    {
        GeneratedHub[] hubs = [.. Enumerable.Range(0, _options.Hubs).Select(Hub)];
        for (int i = 0; i < hubs.Length; i++)
        {
            foreach (GeneratedHub other in hubs.Skip(i + 1).Where(_ => _random.Chance(60)))
            {
                PeeringBuilder peering = hubs[i].VNet.PeerWith(other.VNet);
                _ = _random.Chance(50) ? peering.AllowingForwardedTraffic() : peering;
            }
        }

        foreach (GeneratedHub hub in hubs)
        {
            Spokes(hub);
        }

        return _net.Build();
    }

    private GeneratedHub Hub(int number)
    {
        string region = _random.Pick(Regions);
        int block = 32 * number;
        VNetBuilder vnet = _net.VNet($"hub{number}", [$"10.{block}.0.0/22", .. Space6(number, 0)]).In(region);
        Subnet(vnet, "shared", $"10.{block}.1.0/24", number, 0, 0);
        var hub = new GeneratedHub { Number = number, VNet = vnet, Region = region };
        if (_random.Chance(_options.GatewayChance))
        {
            SiteBuilder site = _net.Site($"site{number}", $"192.168.{number}.0/24");
            vnet.GatewaySubnet($"10.{block}.0.0/27").VpnGateway($"hub{number}-gw", gateway => gateway.Sku("VpnGw1AZ").SiteToSite(site));
            hub = hub with { HasGateway = true };
        }

        if (!_random.Chance(_options.InspectionChance))
        {
            return hub;
        }

        return _random.Chance(50)
            ? hub with { Firewall = vnet.FirewallSubnet($"10.{block}.0.64/26").AzureFirewall($"hub{number}-fw", $"10.{block}.0.68", firewall => firewall.PublicAddress()) }
            : hub with { Appliance = vnet.Subnet("nva", $"10.{block}.2.0/26").Appliance($"hub{number}-nva", $"10.{block}.2.4", appliance => appliance.Stateful(_random.Chance(70))) };
    }

    private void Spokes(GeneratedHub hub)
    {
        List<VNetBuilder> spokes = [];
        for (int i = 0; i < _options.SpokesPerHub; i++)
        {
            GeneratedFault? fault = _random.Chance(_options.FaultChance) ? _random.Pick(Enum.GetValues<GeneratedFault>()) : null;
            int subnets = 1 + _random.Below(_options.MostSubnets);
            VNetBuilder spoke = Spoke(hub, i, subnets, fault);
            Peer(hub, spoke, fault);
            foreach (SubnetBuilder subnet in Enumerable.Range(0, subnets).Select(number => spoke[$"work{number}"]))
            {
                Route(hub, subnet, fault);
            }

            // Some designs forget the way back from the gateway.
            if (hub is { HasGateway: true, Firewall: { } way } && fault is null && _random.Chance(70))
            {
                hub.VNet["GatewaySubnet"].Route($"10.{(32 * hub.Number) + 1}.{i}.0/24", via: way);
            }

            if (spokes.Count > 0 && fault is null && _random.Chance(15))
            {
                // Neighbours that talk past the hub.
                VNetBuilder other = _random.Pick(spokes);
                spoke.PeerWith(other);
            }

            if (fault is null)
            {
                spokes.Add(spoke);
            }
        }
    }

    private VNetBuilder Spoke(GeneratedHub hub, int number, int subnets, GeneratedFault? fault)
    {
        // The spoke before it, or the hub for the first one.
        int taken = fault == GeneratedFault.AddressesOfItsNeighbour && number > 0 ? number - 1 : number;
        string space = $"10.{(32 * hub.Number) + 1}.{taken}";
        string region = _random.Chance(85) ? hub.Region : _random.Pick(Regions);
        VNetBuilder vnet = _net.VNet($"spoke{hub.Number}-{number}", [$"{space}.0/24", .. Space6(hub.Number, taken + 1)]).In(region);
        for (int i = 0; i < subnets; i++)
        {
            Subnet(vnet, $"work{i}", $"{space}.{32 * i}/27", hub.Number, taken + 1, i);
        }

        return vnet;
    }

    private void Subnet(VNetBuilder vnet, string name, string prefix, int hub, int spoke, int number) =>
        vnet.Subnet(name, [prefix, .. _isDualStack ? [$"fd00:{hub:x}:{spoke:x}:{number:x}::/64"] : Array.Empty<string>()], subnet =>
        {
            subnet.DefaultOutboundAccess(_random.Chance(30));
            if (_random.Chance(_options.SecurityGroupChance))
            {
                subnet.NetworkSecurityGroup($"{vnet.Name}-{name}-nsg", Rules);
            }

            if (_random.Chance(_options.MachineChance))
            {
                bool isPublic = _random.Chance(20);
                subnet.VirtualMachine($"{vnet.Name}-{name}-vm", configure: machine => _ = isPublic ? machine.PublicAddress(PublicAddress()) : machine);
            }
        });

    private void Rules(NetworkSecurityGroupBuilder group)
    {
        int rules = 1 + _random.Below(3);
        for (int i = 0; i < rules; i++)
        {
            SecurityRuleAccess access = _random.Chance(50) ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny;
            Protocol protocol = _random.Below(3) switch { 0 => Protocol.Any, 1 => Protocol.Tcp(_random.Pick(Ports)), _ => Protocol.Udp(_random.Pick(Ports)) };
            string other = _random.Below(4) switch { 0 => "*", 1 => "VirtualNetwork", 2 => "Internet", _ => $"10.{_random.Below(_options.Hubs) * 32}.0.0/15" };
            int priority = 100 + (10 * i);
            _ = _random.Chance(60) ? group.Inbound($"in-{i}", priority, access, protocol, from: other) : group.Outbound($"out-{i}", priority, access, protocol, to: other);
        }
    }

    private void Peer(GeneratedHub hub, VNetBuilder spoke, GeneratedFault? fault)
    {
        if (fault == GeneratedFault.HalfAPeering)
        {
            _ = _random.Chance(50) ? spoke.PeerOneSide(hub.VNet) : hub.VNet.PeerOneSide(spoke);
            return;
        }

        PeeringBuilder peering = spoke.PeerWith(hub.VNet);
        bool inspects = hub.Firewall is not null || hub.Appliance is not null;
        if (inspects && fault != GeneratedFault.ForwardedTrafficNotAdmitted)
        {
            peering.AllowingForwardedTraffic();
        }

        if (fault == GeneratedFault.NothingToBorrow)
        {
            peering.Local(side => side.UseRemoteGateways = true);
        }
        else if (hub.HasGateway && _random.Chance(75))
        {
            peering.UsingItsGateway();
        }
    }

    private void Route(GeneratedHub hub, SubnetBuilder subnet, GeneratedFault? fault)
    {
        if (fault == GeneratedFault.RouteToNobody)
        {
            subnet.Route("0.0.0.0/0", $"10.{32 * hub.Number}.3.250");
        }
        else if (hub.Firewall is { } firewall)
        {
            subnet.Route("0.0.0.0/0", via: firewall).IgnoreGatewayRoutes(_random.Chance(60));
        }
        else if (hub.Appliance is { } appliance)
        {
            subnet.Route("0.0.0.0/0", via: appliance).IgnoreGatewayRoutes(_random.Chance(60));
        }
    }

    private IEnumerable<string> Space6(int hub, int spoke) => _isDualStack ? [$"fd00:{hub:x}:{spoke:x}::/48"] : [];

    private string PublicAddress() => $"20.0.{_publicAddresses / 250}.{1 + (_publicAddresses++ % 250)}";
}
