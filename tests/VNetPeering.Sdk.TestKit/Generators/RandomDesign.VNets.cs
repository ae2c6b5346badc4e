using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>VNets, their subnets and what stands in them.</summary>
internal sealed partial class RandomDesign
{
    private VNet DrawVNet(int i)
    {
        string name = Name(i);
        string v6 = $"fd00:{i + 1:x}";
        List<string> space = [Space(i)];
        List<Subnet> subnets = [Draw.Subnet("web", At(i, "1.0/24") + (_hasIPv6[i] ? $" {v6}:0:1::/64" : ""))];
        if (_hasIPv6[i])
        {
            space.Add($"{v6}::/48");
        }

        if (_random.Chance(60))
        {
            subnets.Add(Draw.Subnet("app", At(i, "2.0/26") + (_hasIPv6[i] ? $" {v6}:0:2::/64" : "")));
        }

        if (_random.Chance(20))
        {
            space.Add($"172.20.{i}.0/24");
            subnets.Add(Draw.Subnet("ext", $"172.20.{i}.0/26"));
        }
        else if (i == _size - 1 && _random.Chance(12))
        {
            space.Add(_random.Pick(["100.64.0.0/10", "100.0.0.0/9", "192.168.0.0/16"])); // 3.05: exactly a None prefix, or a larger one
        }

        if (_hasVpn[i] || _hasExpressRoute[i])
        {
            subnets.Add(Draw.Subnet(SpecialSubnets.Gateway, At(i, "255.0/27")));
        }

        if (_hasRouteServer[i])
        {
            subnets.Add(Draw.Subnet(SpecialSubnets.RouteServer, At(i, "253.0/27")));
        }

        if (i < _hubs || _random.Chance(15))
        {
            subnets.Add(Draw.Subnet("nva", At(i, "3.0/24")));
            DrawAppliances(i);
        }

        if (i < _hubs && _random.Chance(40))
        {
            subnets.Add(Draw.Subnet(SpecialSubnets.Firewall, At(i, "254.0/26")));
            AzureFirewall firewall = Draw.Firewall(name, At(i, "254.4"));
            _firewalls.Add(_random.Chance(80) ? firewall : firewall with { PublicIPAddressIds = [] });
            _hops[i].Add(At(i, "254.4"));
            _hops[i].Add(At(i, "254.4"));
        }

        if (_random.Chance(30))
        {
            subnets[0] = subnets[0] with { PrivateEndpointNetworkPolicies = (PrivateEndpointNetworkPolicies)_random.Below(4) };
            _endpoints.Add(new PrivateEndpoint
            {
                Id = Ids.Of(ResourceTypes.PrivateEndpoint, $"{name}-pe"),
                SubnetId = Ids.Subnet($"{name}/web"),
                Addresses = [HostAddress.Parse(At(i, "1.10"))],
            });
        }

        if (_hasInterfaces && _random.Chance(70))
        {
            NetworkInterface vm = Draw.Interface($"{name}-vm", $"{name}/web", At(i, "1.4"));
            if (_random.Chance(25))
            {
                vm = vm with { IPConfigurations = [vm.IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, $"{name}-vm-ip") }] };
            }

            _interfaces.Add(_random.Chance(8) ? vm with { NetworkSecurityGroupId = Group(name) } : vm);
        }

        return Draw.VNet(name, string.Join(' ', space), [.. subnets]) with { SummarizedGatewayPrefixes = DrawSummary(i), Region = _random.Pick<string>(["westeurope", "westeurope", "northeurope", "eastus", ""]) };
    }

    private void DrawAppliances(int i)
    {
        string name = Name(i);
        _hops[i].Add(At(i, "3.4"));
        _hops[i].Add(At(i, "3.4"));
        if (!_hasInterfaces)
        {
            return; // undescribed: whatever stands there forwards
        }

        NetworkInterface nva = Draw.Interface($"{name}-nva", $"{name}/nva", At(i, "3.4"), forwards: _random.Chance(92));
        if (_random.Chance(50))
        {
            nva = nva with { IPConfigurations = [nva.IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, $"{name}-nva-ip") }] };
        }

        if (_random.Chance(50))
        {
            _appliances.Add(new Appliance { Name = $"{name}-nva", NetworkInterfaceId = nva.Id, IsStateful = _random.PickSwitch(40, 40) });
        }

        if (_random.Chance(20))
        {
            nva = nva with { IPConfigurations = [nva.IPConfigurations[0] with { LoadBalancerBackendPoolIds = [Ids.Pool($"{name}-lb")] }] };
            _balancers.Add(new LoadBalancer
            {
                Id = Ids.Of(ResourceTypes.LoadBalancer, $"{name}-lb"),
                Sku = "Standard",
                FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Ids.Subnet($"{name}/nva"), PrivateIPAddress = HostAddress.Parse(At(i, "3.20")) }],
                BackendPoolIds = [Ids.Pool($"{name}-lb")],
                Rules = [new LoadBalancerRule { Name = "ha", FrontEnd = "front", BackendPoolId = Ids.Pool($"{name}-lb") }],
            });
            _hops[i].Add(At(i, "3.20"));
        }

        _interfaces.Add(nva);
    }
}
