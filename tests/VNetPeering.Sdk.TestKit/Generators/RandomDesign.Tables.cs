using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>What is put on subnets: route tables and the rest.</summary>
internal sealed partial class RandomDesign
{
    private Subnet Dress(int i, Subnet subnet)
    {
        string place = $"{Name(i)}-{subnet.Name}";
        bool isManaged = SpecialSubnets.HoldsManagedInstances(subnet.Name);
        if (!isManaged)
        {
            subnet = subnet with
            {
                DefaultOutboundAccess = _random.PickSwitch(45, 30),
                NatGatewayId = _random.Chance(20) ? Ids.Of(ResourceTypes.NatGateway, $"{Name(i)}-nat") : null,
                NetworkSecurityGroupId = _random.Chance(7) ? Group(Name(i)) : null,
            };
        }

        int percent = subnet.Name == SpecialSubnets.Gateway ? 35 : subnet.Name == SpecialSubnets.Firewall ? 35 : subnet.Name == "nva" ? 35 : 60;
        if (!_random.Chance(percent))
        {
            return subnet;
        }

        List<string> routes = [];
        int count = _random.Below(5);
        for (int k = 0; k < count; k++)
        {
            string route = subnet.Name == SpecialSubnets.Gateway ? GatewaySubnetRoute(i) : AnyRoute(i);
            if (!routes.Exists(other => other.Split(' ')[0] == route.Split(' ')[0])) // 3.41
            {
                routes.Add(route);
            }
        }

        _tables.Add(Draw.Table(place, [.. routes]) with { DisableBgpRoutePropagation = subnet.Name != SpecialSubnets.Gateway && _random.Chance(18) ? true : _random.PickSwitch(0, 50) });
        return subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, place) };
    }

    /// <summary>1.41, 1.43: no 0/0 there; spokes and the own VNet through an appliance.</summary>
    private string GatewaySubnetRoute(int i)
    {
        string appliance = Hop(i);
        return _random.Chance(20) ? $"{At(i, "1.0/24")} VirtualAppliance {appliance}" : $"{Space(_random.Below(_size))} VirtualAppliance {appliance}";
    }

    private string AnyRoute(int i)
    {
        int other = _random.Below(_size);
        string prefix = _random.Below(14) switch
        {
            0 or 1 or 2 or 3 => "0.0.0.0/0",
            4 => Space(i),
            5 or 6 or 7 => Space(other),
            8 => At(other, "1.0/24"),
            9 => At(other, _random.Pick(["1.4/32", "1.10/32", "0.0/17"])),
            10 => _random.Pick(["10.0.0.0/8", "10.0.0.0/12", "172.16.0.0/12", "192.168.0.0/16"]),
            11 => _random.Pick(["192.168.10.0/24", "192.168.20.0/24", "192.168.10.128/25"]),
            12 => _random.Pick(["8.8.8.0/24", "25.4.0.0/14", "25.5.0.0/16"]),
            _ => _hasIPv6[i] ? _random.Pick(["::/0", $"fd00:{other + 1:x}::/48"]) : "10.64.0.0/10",
        };
        if (prefix.Contains(':'))
        {
            return $"{prefix} {_random.Pick(["None", "Internet", "VirtualNetworkGateway"])}";
        }

        int kind = _random.Below(100);
        return kind switch
        {
            < 60 => $"{prefix} VirtualAppliance {Hop(i)}",
            < 72 => $"{prefix} VirtualNetworkGateway",
            < 83 => $"{prefix} None",
            < 94 => $"{prefix} Internet",
            _ => $"{prefix} VnetLocal",
        };
    }

    /// <summary>An appliance address: mostly one of the own VNet or a linked one, sometimes one that cannot work.</summary>
    private string Hop(int i)
    {
        List<string> near = [.. Enumerable.Range(0, _size).Where(k => k == i || AreLinked(i, k)).SelectMany(k => _hops[k])];
        if (near.Count > 0 && _random.Chance(88))
        {
            return _random.Pick(near);
        }

        return _random.Pick([At(_random.Below(_size), "3.77"), At(_random.Below(_size), "1.4"), At(_random.Below(_size), "99.4"), "203.0.113.9", At(_random.Below(_size), "3.4")]);
    }
}
