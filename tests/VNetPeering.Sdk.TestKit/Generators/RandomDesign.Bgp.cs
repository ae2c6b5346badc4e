using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Gateways, sites, circuits and tunnels that tell each other prefixes: chains, rings, shared circuits, equal and different numbers.</summary>
internal sealed partial class RandomDesign
{
    private static readonly long?[] s_gatewayNumbers = [null, null, null, 65515, 65010, 65011, 65012];
    private static readonly long?[] s_siteNumbers = [null, 65020, 65021, 65022, 65010];

    private void DrawBgp()
    {
        foreach (string site in new[] { "hq", "branch", "depot" })
        {
            int number = _sites.Count + 1;
            List<string> space = [$"192.168.{number}0.0/24"];
            if (_random.Chance(60))
            {
                space.Add(RemotePrefix());
            }

            if (_random.Chance(20))
            {
                space.Add(_random.Pick(["2001:db8:a::/48", $"fd00:{_random.Below(_size) + 1:x}:0:1::/64", "::/0"]));
            }

            _sites.Add(new Site { Name = site, AddressSpace = Draw.Prefixes(string.Join(' ', space.Distinct())), Asn = _random.Pick(s_siteNumbers) });
        }

        DrawCircuits();
        for (int i = 0; i < _size; i++)
        {
            if (_hasVpn[i])
            {
                DrawSpeakingGateway(i);
            }

            if (_hasRouteServer[i])
            {
                DrawRouteServer(i);
            }
        }

        DrawTunnels();
        DrawVirtualHub();
    }

    /// <summary>A prefix from outside: private ones apart and together, wide ones, and such as collide with what VNets own.</summary>
    private string RemotePrefix()
    {
        int other = _random.Below(_size);
        return _random.Pick(["10.200.0.0/16", "10.200.0.0/16", "10.200.1.0/24", "10.0.0.0/8", "10.0.0.0/12", "0.0.0.0/0", Space(other), At(other, "5.0/24"), "192.168.0.0/16", "192.168.10.0/24", "172.16.0.0/12"]);
    }

    private void DrawCircuits()
    {
        int circuits = _areRivals ? 1 : _hasExpressRoute.Count(has => has);
        for (int k = 0; k < circuits; k++)
        {
            int kind = _random.Below(10);
            ResourceName[] sites = kind switch
            {
                0 => [], // nobody says who announces over it
                < 6 => [_random.Pick(_sites).Name],
                < 9 => [_sites[0].Name, _random.Pick(_sites).Name],
                _ => [.. _sites.Select(site => site.Name)],
            };
            _circuits.Add(new ExpressRouteCircuit { Id = Ids.Of(ResourceTypes.ExpressRouteCircuit, $"c{k}"), Sites = [.. sites.Distinct()] });
        }

        for (int i = 0; i < _size; i++)
        {
            if (!_hasExpressRoute[i])
            {
                continue;
            }

            _gateways.Add(Draw.Gateway($"{Name(i)}-er", Name(i), GatewayType.ExpressRoute));
            string[] chosen = [.. new[] { _random.Pick(_circuits), _random.Pick(_circuits) }.Take(_random.Chance(25) ? 2 : 1).Select(circuit => circuit.Name.Value).Distinct()];
            foreach (string circuit in chosen)
            {
                _connections.Add(new Connection
                {
                    Id = Ids.Of(ResourceTypes.Connection, $"{Name(i)}-er-{circuit}"),
                    Type = ConnectionType.ExpressRoute,
                    GatewayId = Ids.Of(ResourceTypes.Gateway, $"{Name(i)}-er"),
                    CircuitId = Ids.Of(ResourceTypes.ExpressRouteCircuit, circuit),
                });
            }
        }
    }

    private void DrawSpeakingGateway(int i)
    {
        string name = $"{Name(i)}-vpn";
        bool isBasic = !_hasRouteServer[i] && !_hasExpressRoute[i] && _random.Chance(6); // 4.04: alone
        _gateways.Add(Draw.Gateway(name, Name(i)) with
        {
            Sku = isBasic ? "Basic" : "VpnGw1",
            EnableBgp = isBasic ? false : _areRivals ? true : _random.PickSwitch(60, 12),
            Asn = isBasic || _areRivals ? null : _random.Pick(s_gatewayNumbers),
            ClientAddressPools = _random.Chance(20) ? Draw.Prefixes($"172.31.{i}.0/24") : [],
        });

        foreach (Site site in _sites.Where(_ => _random.Chance(_areRivals ? 60 : 40)))
        {
            string device = $"{Name(i)}-{site.Name}";
            bool speaks = !isBasic && _random.Chance(75);
            HostAddress peer = HostAddress.Parse($"192.168.250.{i + 1}");

            // With BGP the device needs only the address of its peer; some state prefixes all the same.
            string stated = !speaks || _random.Chance(15) ? string.Join(' ', site.AddressSpace) : _random.Chance(50) ? peer.ToPrefix().ToString() : string.Empty;
            _devices.Add(Draw.Device(device, stated, site.Name.Value) with { Asn = site.Asn, BgpPeeringAddress = speaks ? peer : null });
            _connections.Add(Draw.ToSite(name, device, speaks));
            if (_random.Chance(8))
            {
                _devices.Add(Draw.Device($"{device}-2", stated, site.Name.Value) with { Asn = site.Asn });
                _connections.Add(Draw.ToSite(name, $"{device}-2", speaks));
            }
        }

        if (_random.Chance(12))
        {
            // a device without a declared site; with BGP nobody says what it announces
            bool speaks = !isBasic && _random.Chance(50);
            _devices.Add(Draw.Device($"{Name(i)}-plant", $"192.168.{60 + i}.0/24") with { Asn = speaks ? 65030 : null });
            _connections.Add(Draw.ToSite(name, $"{Name(i)}-plant", speaks));
        }
    }

    /// <summary>Chains over all VPN gateways, sometimes closed to a ring, sometimes with a chord.</summary>
    private void DrawTunnels()
    {
        int[] vpn = [.. Enumerable.Range(0, _size).Where(i => _hasVpn[i])];
        for (int k = 1; k < vpn.Length; k++)
        {
            if (_random.Chance(65))
            {
                DrawTunnel(vpn[k - 1], vpn[k]);
            }
        }

        if (vpn.Length > 2 && _random.Chance(35))
        {
            DrawTunnel(vpn[^1], vpn[0]);
        }

        if (vpn.Length > 3 && _random.Chance(25))
        {
            DrawTunnel(vpn[1], vpn[3]);
        }
    }

    private void DrawTunnel(int i, int k)
    {
        bool speaks = _random.Chance(80);
        _connections.Add(Draw.ToGateway($"{Name(i)}-vpn", $"{Name(k)}-vpn", speaks));
        if (_random.Chance(80))
        {
            _connections.Add(Draw.ToGateway($"{Name(k)}-vpn", $"{Name(i)}-vpn", _random.Chance(95) ? speaks : !speaks));
        }
    }

    /// <summary>A Virtual WAN hub with two VNets that have nothing of their own.</summary>
    private void DrawVirtualHub()
    {
        int[] free = [.. Enumerable.Range(0, _size).Where(i => !HasOwn(i))];
        if (free.Length > 1 && _random.Chance(10))
        {
            _virtualHubs.Add(new VirtualHub
            {
                Id = Ids.Of(ResourceTypes.VirtualHub, "wan-hub"),
                AddressPrefix = AddressPrefix.Parse("10.250.0.0/23"),
                Connections = [.. new[] { free[0], free[^1] }.Select(i => new HubConnection { Name = Name(i), RemoteVNetId = Ids.VNet(Name(i)) })],
            });
        }
    }
}
