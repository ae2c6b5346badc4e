using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Routing.Bgp;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Finds who a text means: a gateway, Route Server, circuit or site, by name or resource id.</summary>
internal sealed class SpeakerFinder(RoutingTables tables)
{
    private readonly Topology _topology = tables.Net.Topology;

    /// <summary>Returns what a speaker has learned and tells.</summary>
    /// <exception cref="PlaceException">The text names nobody who could speak BGP, or several.</exception>
    internal BgpTable Find(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var reader = new BgpTableReader(tables.Gateways, tables.Bgp);
        (string Shown, Func<BgpTable> Read)[] found =
        [
            .. Of(text, _topology.Gateways, gateway => gateway.Id).Select(each => (each.Item.Id.ToString(), (Func<BgpTable>)(() => reader.OfGateway(each.Index)))),
            .. Of(text, _topology.RouteServers, server => server.Id).Select(each => (each.Item.Id.ToString(), (Func<BgpTable>)(() => reader.OfRouteServer(each.Item)))),
            .. Of(text, _topology.ExpressRouteCircuits, circuit => circuit.Id).Select(each => (each.Item.Id.ToString(), Other(BgpSpeakerKind.Circuit, each.Item.Name))),
            .. _topology.Sites.Where(site => site.Name == text).Select(site => (site.Name.Value, Other(BgpSpeakerKind.Site, site.Name))),
        ];
        return found.Length switch
        {
            1 => found[0].Read(),
            0 => throw new PlaceException(
                Mentions(text)
                    ? $"\"{text}\" is named by this network and not described: what it announces is not known. Declare the site or circuit, or ask for one of these."
                    : $"\"{text}\" is no gateway, Route Server, circuit or site of this network. Name one of them, or give its resource id.",
                Everyone()),
            _ => throw new PlaceException($"\"{text}\" names several speakers. Give the resource id of one.", found.Select(each => each.Shown)),
        };

        Func<BgpTable> Other(BgpSpeakerKind kind, string name) =>
            () => reader.OfOther(kind, name) ?? new BgpTable { Speaker = name, Learned = [], Advertised = [] };
    }

    /// <summary>Returns the routes of the clients of a gateway.</summary>
    /// <exception cref="PlaceException">The text names no gateway or several, or a gateway without clients.</exception>
    internal ClientRoutes FindClients(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        (Gateway Item, int Index)[] found = [.. Of(text, _topology.Gateways, gateway => gateway.Id)];
        if (found.Length != 1)
        {
            throw found.Length == 0
                ? new PlaceException($"\"{text}\" is no gateway of this network. Name one, or give its resource id.", _topology.Gateways.Select(gateway => gateway.Name.Value))
                : new PlaceException($"\"{text}\" names several gateways. Give the resource id of one.", found.Select(each => each.Item.Id.ToString()));
        }

        Gateway record = found[0].Item;
        return record.ClientAddressPools.Count == 0
            ? throw new PlaceException($"Gateway \"{record.Name}\" has no client address pool, so it has no point-to-site clients.", [])
            : ClientRouteReader.Read(tables.Net, tables.LearnedIn(tables.Net.FindVNet(record.VNetId)), found[0].Index);
    }

    private static IEnumerable<(T Item, int Index)> Of<T>(string text, IReadOnlyList<T> items, Func<T, ResourceId> idOf) => items
        .Select((item, index) => (item, index))
        .Where(each => idOf(each.item).Name == text || string.Equals(idOf(each.item).ToString(), text, StringComparison.OrdinalIgnoreCase));

    private bool Mentions(string text) =>
        _topology.LocalNetworkGateways.Any(device => (device.Name == text && tables.Gateways.Peers.Behind(device.Id) is null) || (device.Site is { } site && site == text))
        || _topology.Connections.Any(connection => connection.CircuitId is { } circuit && (circuit.Name == text || string.Equals(circuit.ToString(), text, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<string> Everyone() =>
    [
        .. _topology.Gateways.Select(gateway => gateway.Name.Value),
        .. _topology.RouteServers.Select(server => server.Name.Value),
        .. _topology.ExpressRouteCircuits.Select(circuit => circuit.Name.Value),
        .. _topology.Sites.Select(site => site.Name.Value),
    ];
}
