using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>
/// Gateways that make room for another one, or are made anew with what Azure does not change on one that is there. Until the old one is gone, connections are deleted and
/// the links that borrow it give it up (rules 2.61 and 2.66); all are written again behind the new one. Immutable; thread-safe.
/// </summary>
internal sealed class GatewayReplacements
{
    private readonly Topology _before;
    private readonly Topology _after;
    private readonly Gateway[] _gone;
    private readonly HashSet<ResourceId> _rebuilt;
    private readonly HashSet<ResourceId> _connections;
    private readonly HashSet<ResourceId> _waiting;

    internal GatewayReplacements(Topology before, Topology after)
    {
        (_before, _after) = (before, after);
        Dictionary<ResourceId, Gateway> later = after.Gateways.DistinctBy(gateway => gateway.Id).ToDictionary(gateway => gateway.Id);
        _rebuilt = [.. before.Gateways.Where(gateway => later.TryGetValue(gateway.Id, out Gateway? now) && IsAnother(gateway, now)).Select(gateway => gateway.Id)];
        _gone = [.. before.Gateways.Where(gateway => (!later.ContainsKey(gateway.Id) || _rebuilt.Contains(gateway.Id)) && after.Gateways.Any(now => MayNeedRoomOf(now, gateway)))];
        HashSet<ResourceId> gone = [.. _gone.Select(gateway => gateway.Id)];
        HashSet<ResourceId> kept = [.. after.Connections.Select(connection => connection.Id)];
        _connections = [.. before.Connections.Where(connection => kept.Contains(connection.Id) && (IsAmong(gone, connection.GatewayId) || IsAmong(gone, connection.PeerGatewayId))).Select(connection => connection.Id)];

        _waiting = [.. after.Gateways.Where(gateway => Array.Exists(_gone, other => MayNeedRoomOf(gateway, other))).Select(gateway => gateway.Id)];
        _waiting.UnionWith([.. after.Connections.Where(connection => IsAmong(_waiting, connection.GatewayId) || IsAmong(_waiting, connection.PeerGatewayId)).Select(connection => connection.Id)]);

        static bool IsAmong(HashSet<ResourceId> gateways, ResourceId? gateway) => gateway is not null && gateways.Contains(gateway);
    }

    /// <summary>Says whether a gateway keeps its id and is deleted and made again.</summary>
    internal bool IsRebuilt(ResourceId gateway) => _rebuilt.Contains(gateway);

    /// <summary>Says whether a new gateway, or the gateway of a new connection, waits until another one is gone.</summary>
    internal bool Waits(ResourceId resource) => _waiting.Contains(resource);

    /// <summary>Says whether a connection is deleted and written again, whatever else changes in it.</summary>
    internal bool Holds(ResourceId connection) => _connections.Contains(connection);

    /// <summary>Returns the operations on connections and links around the gateways.</summary>
    /// <param name="written">Writes a link with every switch.</param>
    internal IEnumerable<PlannedOperation> Operations(Func<Peering, Peering> written)
    {
        foreach (Connection connection in _after.Connections.Where(connection => _connections.Contains(connection.Id)))
        {
            yield return new PlannedOperation(Stage.DropConnections, new DeleteResource { Id = connection.Id });
            yield return new PlannedOperation(Stage.ConnectionsAgain, new PutResource { Resource = connection });
        }

        HashSet<ResourceId> left = [.. _gone.Select(gateway => gateway.VNetId).OfType<ResourceId>().Where(IsLeft)];
        HashSet<ResourceId> borrowed = [.. _before.VNets.SelectMany(vnet => vnet.Peerings).Where(link => link.UseRemoteGateways && left.Contains(link.RemoteVNetId)).Select(link => link.Id)];
        foreach (Peering link in _after.VNets.SelectMany(vnet => vnet.Peerings).Where(link => link.UseRemoteGateways && borrowed.Contains(link.Id)))
        {
            yield return new PlannedOperation(Stage.ReleaseGateways, new PutPeering { Peering = written(link) with { UseRemoteGateways = false } });
            yield return new PlannedOperation(Stage.BorrowAgain, new PutPeering { Peering = written(link) });
        }
    }

    /// <summary>Says whether a VNet has no gateway in between.</summary>
    private bool IsLeft(ResourceId vnet) =>
        !_before.Gateways.Any(gateway => gateway.VNetId == vnet && Array.TrueForAll(_gone, gone => gone.Id != gateway.Id)) && !_before.RouteServers.Any(server => server.VNetId == vnet);

    /// <summary>The kind of a gateway and its VPN type are fixed.</summary>
    private static bool IsAnother(Gateway was, Gateway now) => was.Type != now.Type || (was.VpnType is { } had && now.VpnType is { } wanted && had != wanted);

    /// <summary>A VNet has one gateway of each kind.</summary>
    private bool MayNeedRoomOf(Gateway now, Gateway gone) =>
        now.VNetId == gone.VNetId && (now.Id == gone.Id || (now.Type == gone.Type && _before.Gateways.All(known => known.Id != now.Id)));
}
