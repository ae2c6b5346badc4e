using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <content>Tunnels between two gateways of the topology, by VNet-to-VNet connections or as each other's local network gateways.</content>
internal sealed partial class BgpReader
{
    /// <summary>Between two gateways there is one tunnel, whichever of the two connections the input holds.</summary>
    private void ReadTunnelsBetweenGateways()
    {
        var pairs = new Dictionary<(int Low, int High), List<Connection>>();
        foreach (Connection connection in _net.Topology.Connections.Where(connection => connection.Type == ConnectionType.VNetToVNet))
        {
            int near = _net.FindGateway(connection.GatewayId);
            int far = _net.FindGateway(connection.PeerGatewayId);
            if (near < 0 || !_byGateway.TryGetValue(near, out BgpSpeaker? router) || near == far)
            {
                continue;
            }

            if (far < 0 || !_byGateway.ContainsKey(far))
            {
                router.Own.Add(Unknown(BgpRouteKind.FarVNet, UnknownReason.UnresolvedReference, connection.PeerGatewayId?.Name ?? connection.Name) with { Gateway = near });
                continue;
            }

            ListAt(pairs, (Math.Min(near, far), Math.Max(near, far))).Add(connection);
        }

        foreach (((int low, int high), List<Connection> halves) in pairs)
        {
            ReadTunnel(low, high, halves);
        }
    }

    /// <summary>Gateways that are each other's local network gateways speak with each other, over however many connections.</summary>
    private void JoinGatewaysAcrossSites()
    {
        foreach (((int low, int high), List<Connection> speaking) in _acrossSites)
        {
            AddSession(new BgpSession
            {
                First = _byGateway[low].Index,
                Second = _byGateway[high].Index,
                FirstGateway = low,
                SecondGateway = high,
                FirstResource = speaking.First(half => _net.FindGateway(half.GatewayId) == low).Id,
                SecondResource = speaking.First(half => _net.FindGateway(half.GatewayId) == high).Id,
                Kind = RouteOriginKind.SiteConnection,
            });
        }
    }

    private void ReadTunnel(int low, int high, List<Connection> halves)
    {
        Connection? lowHalf = halves.Find(half => _net.FindGateway(half.GatewayId) == low);
        Connection? highHalf = halves.Find(half => _net.FindGateway(half.GatewayId) == high);
        if (lowHalf is null)
        {
            Assume(low, highHalf!);
        }

        if (highHalf is null)
        {
            Assume(high, lowHalf!);
        }

        ResourceId lowId = (lowHalf ?? highHalf)!.Id;
        ResourceId highId = (highHalf ?? lowHalf)!.Id;
        if (halves.TrueForAll(_index.SpeaksBgp))
        {
            AddSession(new BgpSession
            {
                First = _byGateway[low].Index,
                Second = _byGateway[high].Index,
                FirstGateway = low,
                SecondGateway = high,
                FirstResource = lowId,
                SecondResource = highId,
                Kind = RouteOriginKind.VNetConnection,
            });
            AddPeers(low, high, lowId);
            AddPeers(high, low, highId);
            return;
        }

        AddFarSpace(low, high, lowId);
        AddFarSpace(high, low, highId);
    }

    // 4.28: captures disagree on whether the addresses of a far gateway are listed.
    private void AddPeers(int near, int far, ResourceId connection)
    {
        if (_listsPeers)
        {
            _byGateway[near].Own.AddRange(_index.InstanceAddresses(far).Select(address => FarRoute(near, connection, address.ToPrefix())));
        }
    }

    private void AddFarSpace(int near, int far, ResourceId connection)
    {
        BgpSpeaker router = _byGateway[near];
        CompiledVNet vnet = _net.VNets[_byGateway[far].VNet];
        if (vnet.HasUnknownSpace)
        {
            router.Own.Add(Unknown(BgpRouteKind.FarVNet, UnknownReason.UnresolvedReference, _net.Topology.Gateways[far].Name) with { Gateway = near });
        }

        router.Own.AddRange(vnet.VNet.AddressSpace.Distinct().Select(prefix => FarRoute(near, connection, prefix)));
    }

    private static BgpRoute FarRoute(int gateway, ResourceId connection, AddressPrefix prefix) => new()
    {
        Prefix = prefix,
        Kind = BgpRouteKind.FarVNet,
        Origin = RouteOriginKind.VNetConnection,
        Resource = connection,
        Gateway = gateway,
    };

    private void Assume(int gateway, Connection half)
    {
        ListAt(_assumptions, _byGateway[gateway].VNet).Add(new Assumption { Kind = AssumptionKind.FarConnectionExists, About = half.Name });
    }
}
