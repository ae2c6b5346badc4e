using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Route Servers, what appliances announce to them, and summaries of what gateways tell.</summary>
internal sealed partial class RandomDesign
{
    private ValueList<AddressPrefix> DrawSummary(int i)
    {
        if (!_withBgp || !(_hasVpn[i] || _hasExpressRoute[i]) || !_random.Chance(12))
        {
            return [];
        }

        return Draw.Prefixes(_random.Pick([Space(i), "10.0.0.0/13", At(i, "0.0/17"), $"{Space(i)} {Space((i + 1) % _size)}", $"{Space(i)} fd00::/16"]));
    }

    private void DrawRouteServer(int i)
    {
        List<BgpConnection> connections = [DrawSession(i, "one", At(i, "3.4"))];
        if (_random.Chance(45))
        {
            List<string> near = [At(i, "3.5"), .. Enumerable.Range(0, _size).Where(k => AreLinked(i, k)).SelectMany(k => _hops[k])];
            BgpConnection second = DrawSession(i, "two", _random.Pick(near));

            // the same prefixes from two appliances: equal paths
            connections.Add(_random.Chance(40) ? second with { PeerAsn = connections[0].PeerAsn, Announces = connections[0].Announces } : second);
        }

        _routeServers.Add(new RouteServer
        {
            Id = Ids.Of(ResourceTypes.VirtualHub, $"{Name(i)}-rs"),
            SubnetId = Ids.Subnet($"{Name(i)}/{SpecialSubnets.RouteServer}"),
            AllowBranchToBranchTraffic = _random.Chance(_areRivals ? 95 : 60),
            HubRoutingPreference = _random.Pick<string?>(_areRivals ? [null, null, "ExpressRoute", "ASPath"] : [null, null, "ExpressRoute", "VpnGateway", "ASPath"]),
            BgpConnections = [.. connections],
        });
    }

    private BgpConnection DrawSession(int i, string name, string peer)
    {
        long number = _random.Pick([65001L, 65001L, 65002L]);
        return new BgpConnection
        {
            Name = name,
            PeerAddress = HostAddress.Parse(peer),
            PeerAsn = number,
            Announces = _random.Chance(10) ? default(ValueList<BgpAnnouncement>?) : [.. Enumerable.Range(0, 1 + _random.Below(3)).Select(_ => DrawAnnouncement(i, number)).DistinctBy(one => one.Prefix)],
        };
    }

    private BgpAnnouncement DrawAnnouncement(int i, long number)
    {
        string prefix = _random.Below(10) switch
        {
            0 or 1 => "0.0.0.0/0",
            2 => "10.0.0.0/8",
            3 => Space(_random.Below(_size)), // own, peered, or somebody's who borrows
            4 => At(i, "1.0/24"),
            5 => _hasIPv6[i] ? _random.Pick(["::/0", "2001:db8:b::/48", $"fd00:{i + 1:x}:0:1::/64"]) : "10.201.0.0/16",
            6 => "8.8.8.0/24",
            _ => RemotePrefix(),
        };
        bool isIPv6 = prefix.Contains(':', StringComparison.Ordinal);
        return new BgpAnnouncement
        {
            Prefix = AddressPrefix.Parse(prefix),
            NextHop = !isIPv6 && _random.Chance(25) ? HostAddress.Parse(Hop(i)) : null,
            AsPath = _random.Below(10) switch
            {
                0 or 1 => [number, number],
                2 => [number, 65003, 65004],
                3 => [number, 65515], // refused
                4 => [number, 65010],
                _ => [],
            },
        };
    }
}
