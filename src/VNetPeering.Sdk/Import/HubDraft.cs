using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A <c>Microsoft.Network/virtualHubs</c> while sources are read: a Virtual WAN hub, or a Route Server when it belongs to no Virtual WAN.</summary>
internal sealed class HubDraft(ResourceId id, Action<ResourceId, string, string> contradict)
{
    private string _file = string.Empty;
    private object? _stated;

    internal bool IsStated => _stated is not null;

    internal ChildShelf<HubConnection> Connections { get; } = new(id, contradict, (_, separate) => separate);

    internal ChildShelf<BgpConnection> BgpConnections { get; } = new(id, contradict, (_, separate) => separate);

    /// <summary>Gets or sets the subnet that an IP configuration of its own names.</summary>
    internal ResourceId? SubnetId { get; set; }

    /// <summary>
    /// Gets whether it is a Route Server. The resource itself says so; while it is not described, its children tell: only a hub has VNet
    /// connections, only a Route Server lies in a subnet.
    /// </summary>
    internal bool IsRouteServer => _stated is null ? !Connections.Ids.Any() : _stated is RouteServer;

    internal void State(VirtualHub hub, string file) => State((object)hub, file);

    internal void State(RouteServer server, string file) => State((object)server, file);

    internal VirtualHub BuildHub() => (_stated as VirtualHub ?? new VirtualHub { Id = id }) with { Connections = Connections.Build() };

    internal RouteServer BuildRouteServer()
    {
        RouteServer server = _stated as RouteServer ?? new RouteServer { Id = id };
        ValueList<BgpConnection> sessions = BgpConnections.Build();
        return server with { SubnetId = server.SubnetId ?? SubnetId, BgpConnections = sessions };
    }

    private void State(object statement, string file)
    {
        if (_stated is not null && !_stated.Equals(statement))
        {
            contradict(id, _file, file);
        }

        _stated = statement;
        _file = file;
    }
}
