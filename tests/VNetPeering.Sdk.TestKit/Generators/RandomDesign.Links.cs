using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Who is linked with whom, and how.</summary>
internal sealed partial class RandomDesign
{
    private void DrawEdges()
    {
        if (_hubs == 2 && _random.Chance(65))
        {
            _edges.Add((0, 1));
        }

        for (int i = _hubs; i < _size; i++)
        {
            if (_random.Chance(93))
            {
                _edges.Add((_random.Below(_hubs), i));
            }

            for (int k = _hubs; k < i; k++)
            {
                if (_random.Chance(10))
                {
                    _edges.Add((k, i));
                }
            }
        }
    }

    /// <summary>Two VNets may overlap when they are neither linked nor have a common neighbour (2.13).</summary>
    private void ShareABlock()
    {
        if (!_random.Chance(12))
        {
            return;
        }

        int last = _size - 1;
        for (int i = 0; i < last; i++)
        {
            bool isNear = AreLinked(i, last) || Enumerable.Range(0, _size).Any(k => AreLinked(i, k) && AreLinked(k, last));
            if (!isNear)
            {
                _block[last] = _block[i];
                return;
            }
        }
    }

    private bool HasOwn(int i) => _hasVpn[i] || _hasExpressRoute[i] || _hasRouteServer[i];

    private bool IsInVirtualWan(int i) => _virtualHubs.Exists(hub => hub.Connections.Any(one => one.RemoteVNetId == Ids.VNet(Name(i))));

    private IEnumerable<Peering> DrawLinks(int i, VNet[] vnets)
    {
        for (int k = 0; k < _size; k++)
        {
            if (!AreLinked(i, k))
            {
                continue;
            }

            // What both links of a pair share is drawn from the pair.
            SeededRandom pair = new(unchecked((Math.Min(i, k) * 8191) + (Math.Max(i, k) * 127) + _block.Sum() + _tables.Count + (_gateways.Count * 31)));
            bool isWhole = pair.Chance(86);
            bool onlyIPv6 = pair.Chance(20) && _hasIPv6[i] && _hasIPv6[k];
            int missing = pair.Chance(9) ? pair.Below(2) : -1;
            bool isReported = pair.Chance(12);
            PeeringState reported = pair.Chance(70) ? PeeringState.Connected : PeeringState.Disconnected;
            bool borrows = i > k && k < _hubs && !HasOwn(i) && !IsInVirtualWan(i) && HasOwn(k) && pair.Chance(70);
            if (missing == (i < k ? 0 : 1))
            {
                continue;
            }

            VNet remote = vnets[k];
            Peering link = Draw.Link(Name(i), Name(k)) with
            {
                AllowVirtualNetworkAccess = _random.Chance(92),
                AllowForwardedTraffic = _random.Chance(65),
                AllowGatewayTransit = i < _hubs && _random.Chance(80),
                UseRemoteGateways = borrows,
                State = isReported ? (reported == PeeringState.Connected || _random.Chance(50) ? reported : PeeringState.Connected) : null,
                PeerCompleteVNets = isWhole,
            };
            if (!isWhole)
            {
                link = link with
                {
                    LocalSubnetNames = ["web", SpecialSubnets.Gateway],
                    RemoteSubnetNames = ["web", SpecialSubnets.Gateway],
                    EnableOnlyIPv6Peering = onlyIPv6,
                };
            }

            if (_random.Chance(15))
            {
                ValueList<AddressPrefix> now = isWhole ? remote.AddressSpace : remote.Subnets.Where(one => one.Name == "web").SelectMany(one => one.AddressPrefixes).ToValueList();
                int kind = _random.Below(3);
                link = link with
                {
                    RemoteAddressSpace = kind == 0 ? now : kind == 1 ? now.Take(1).ToValueList() : now.Add(AddressPrefix.Parse($"172.28.{k}.0/24")), // in sync, a prefix short, a prefix long
                };
            }

            yield return link;
        }
    }
}
