using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Gateways, tunnels and sites, without much BGP.</summary>
internal sealed partial class RandomDesign
{
    private void DrawGateways()
    {
        if (_withBgp)
        {
            DrawBgp();
            return;
        }

        _sites.Add(new Site { Name = "hq", AddressSpace = Draw.Prefixes("192.168.10.0/24" + _random.Pick(["", " 10.200.0.0/16", " 10.0.0.0/8", " 0.0.0.0/0", $" {At(_size - 1, "5.0/24")}", $" {Space(_size - 1)}"])) });
        _sites.Add(new Site { Name = "branch", AddressSpace = Draw.Prefixes("192.168.20.0/24") });

        for (int i = 0; i < _size; i++)
        {
            if (_hasVpn[i])
            {
                DrawVpnGateway(i);
            }

            if (_hasExpressRoute[i])
            {
                string circuit = $"{Name(i)}-circuit";
                _gateways.Add(Draw.Gateway($"{Name(i)}-er", Name(i), GatewayType.ExpressRoute));
                _circuits.Add(new ExpressRouteCircuit { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit), Sites = [_random.Pick<string>(["hq", "branch"])] });
                _connections.Add(new Connection
                {
                    Id = Ids.Of(ResourceTypes.Connection, circuit),
                    Type = ConnectionType.ExpressRoute,
                    GatewayId = Ids.Of(ResourceTypes.Gateway, $"{Name(i)}-er"),
                    CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit),
                });
            }
        }

        int[] vpn = [.. Enumerable.Range(0, _size).Where(i => _hasVpn[i])];
        for (int k = 1; k < vpn.Length; k++)
        {
            if (_random.Chance(40))
            {
                bool bgp = _random.Chance(70) && _gateways.Where(one => one.Id.Name == $"{Name(vpn[k - 1])}-vpn" || one.Id.Name == $"{Name(vpn[k])}-vpn").All(one => one.EnableBgp is true);
                _connections.Add(Draw.ToGateway($"{Name(vpn[k - 1])}-vpn", $"{Name(vpn[k])}-vpn", bgp));
                _connections.Add(Draw.ToGateway($"{Name(vpn[k])}-vpn", $"{Name(vpn[k - 1])}-vpn", bgp));
            }
        }
    }

    private void DrawVpnGateway(int i)
    {
        string name = $"{Name(i)}-vpn";
        bool isBasic = _random.Chance(8);
        bool bgp = !isBasic && _random.Chance(60);
        _gateways.Add(Draw.Gateway(name, Name(i)) with
        {
            Sku = isBasic ? "Basic" : "VpnGw1",
            EnableBgp = bgp,
            ClientAddressPools = _random.Chance(30) ? Draw.Prefixes($"172.31.{i}.0/24") : [],
        });

        foreach (Site site in _sites.Where(_ => _random.Chance(55)))
        {
            string device = $"{Name(i)}-{site.Name}";
            bool speaks = bgp && _random.Chance(60);
            _devices.Add(Draw.Device(device, string.Join(' ', site.AddressSpace), site.Name.Value));
            _connections.Add(Draw.ToSite(name, device, speaks));
            if (_random.Chance(15))
            {
                // a second device of the same site: two next hops, one prefix
                _devices.Add(Draw.Device($"{device}-2", string.Join(' ', site.AddressSpace), site.Name.Value));
                _connections.Add(Draw.ToSite(name, $"{device}-2", speaks));
            }
        }

        if (_random.Chance(20))
        {
            // a device without a declared site
            _devices.Add(Draw.Device($"{Name(i)}-plant", $"192.168.{30 + i}.0/24"));
            _connections.Add(Draw.ToSite(name, $"{Name(i)}-plant"));
        }
    }
}
