using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>Lists what can fail in a topology, and finds it by name. The topology holds the peerings that network managers make.</summary>
internal sealed class FailureCatalog(Topology topology)
{
    private const int MostCandidates = 10;

    private readonly Machines _machines = new(topology);
    private readonly PeerGateways _peers = new(topology);

    /// <summary>Returns what can fail of a kind, each once, in the order of the topology.</summary>
    internal IEnumerable<Failure> Of(FailureKind kind) => kind switch
    {
        FailureKind.Gateway => topology.Gateways.Select(gateway => Named(kind, gateway.Id)),
        FailureKind.GatewayInstance => topology.Gateways.SelectMany(gateway => Enumerable.Range(1, 2).Select(number => Named(kind, gateway.Id) with { Name = $"{gateway.Name}#{number}" })),
        FailureKind.Connection => Tunnels(),
        FailureKind.Circuit => topology.ExpressRouteCircuits.Select(circuit => Named(kind, circuit.Id)),
        FailureKind.Device => topology.LocalNetworkGateways.Where(device => _peers.Behind(device.Id) is null).Select(device => Named(kind, device.Id)),
        FailureKind.Site => topology.Sites.Select(site => new Failure { Kind = kind, Name = site.Name }),
        FailureKind.Appliance => topology.NetworkInterfaces.Where(IsAppliance).Select(Machine).Distinct(),
        FailureKind.Firewall => topology.AzureFirewalls.Where(firewall => firewall.VirtualHubId is null).Select(firewall => Named(kind, firewall.Id)),
        FailureKind.NatGateway => topology.NatGateways.Select(nat => Named(kind, nat.Id)),
        FailureKind.RouteServer => topology.RouteServers.Select(server => Named(kind, server.Id)),
        FailureKind.Peering => Peerings(),
        FailureKind.VNet => topology.VNets.Where(vnet => !vnet.IsPlaceholder).Select(vnet => Named(kind, vnet.Id)),
        FailureKind.Region => topology.VNets.Select(vnet => vnet.Region).Where(region => region.IsStated).DistinctBy(region => region.Name).Select(region => new Failure { Kind = kind, Name = region.Name }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of failure."),
    };

    /// <summary>Finds what a text names: a full id or the end of its path, a site, a region; a word for the kind and a colon in front decide between kinds.</summary>
    /// <exception cref="PlaceException">The text names nothing that can fail, or several things.</exception>
    internal Failure Find(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        FailureKind? wanted = colon > 0 ? FailureWords.Find(text[..colon]) : null;
        string name = wanted is null ? text : text[(colon + 1)..];
        FailureKind[] kinds = wanted is { } one ? [one] : Enum.GetValues<FailureKind>();
        Failure[] found = [.. kinds.SelectMany(kind => Named(kind, name)).Distinct()];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new PlaceException(
                $"\"{text}\" names nothing of this network that can fail: no {string.Join(", ", kinds.Take(kinds.Length - 1).Select(FailureWords.One))}{(kinds.Length > 1 ? " or " : string.Empty)}{FailureWords.One(kinds[^1])}.",
                kinds.Where(kind => kind != FailureKind.GatewayInstance || wanted is not null).SelectMany(Of).Take(MostCandidates).Select(Describe)),
            _ => throw new PlaceException($"\"{text}\" names {found.Length} things that can fail. Write more of the path, or put the kind and a colon in front.", found.Select(Describe)),
        };
    }

    private IEnumerable<Failure> Named(FailureKind kind, string name) => kind switch
    {
        FailureKind.Region => Of(kind).Where(failure => failure.Name == new Region(name).Name),
        FailureKind.Site or FailureKind.GatewayInstance => Of(kind).Where(failure => string.Equals(failure.Name, name, StringComparison.OrdinalIgnoreCase)),
        FailureKind.Appliance => topology.NetworkInterfaces.Where(nic => Matches(nic.Id, name) || Matches(_machines.MachineOf(nic), name) || DeclaredAs(nic).Any(declared => declared == new ResourceName(name))).Select(Machine),
        FailureKind.Peering => Links(name),
        FailureKind.Connection => topology.Connections.Where(connection => Matches(connection.Id, name)).Select(connection => Tunnels().First(tunnel => tunnel.Resource == connection.Id || _peers.BackOf(connection).Any(back => back.Id == tunnel.Resource && _peers.AreHalves(connection, back)))),
        _ => Of(kind).Where(failure => Matches(failure.Resource!, name)),
    };

    /// <summary>Both links of a peering name it.</summary>
    private IEnumerable<Failure> Links(string name) =>
        from vnet in topology.VNets
        from link in vnet.Peerings
        where Matches(link.Id, name)
        select Peerings().First(failure => failure.Resource == link.Id || (failure.Resource!.Parent == link.RemoteVNetId && RemoteOf(failure.Resource) == link.LocalVNetId));

    private ResourceId? RemoteOf(ResourceId link) => topology.VNets.FirstOrDefault(vnet => vnet.Id == link.Parent)?.Peerings.FirstOrDefault(peering => peering.Id == link)?.RemoteVNetId;

    private IEnumerable<Failure> Peerings()
    {
        var seen = new HashSet<(ResourceId, ResourceId)>();
        foreach (Peering link in topology.VNets.SelectMany(vnet => vnet.Peerings))
        {
            if (!seen.Contains((link.RemoteVNetId, link.LocalVNetId)) && seen.Add((link.LocalVNetId, link.RemoteVNetId)))
            {
                yield return new Failure { Kind = FailureKind.Peering, Name = $"{link.LocalVNetId.Name}/{link.Name}", Resource = link.Id };
            }
        }
    }

    /// <summary>Between two gateways there is one tunnel, which has a connection on each side.</summary>
    private IEnumerable<Failure> Tunnels()
    {
        var seen = new List<Connection>();
        foreach (Connection connection in topology.Connections)
        {
            if (!seen.Exists(earlier => _peers.AreHalves(earlier, connection)))
            {
                seen.Add(connection);
                yield return Named(FailureKind.Connection, connection.Id);
            }
        }
    }

    private bool IsAppliance(NetworkInterface nic) => nic.EnableIPForwarding || DeclaredAs(nic).Any();

    private IEnumerable<ResourceName> DeclaredAs(NetworkInterface nic) => topology.Appliances.Where(appliance => appliance.NetworkInterfaceId == nic.Id).Select(appliance => appliance.Name);

    private Failure Machine(NetworkInterface nic) => Named(FailureKind.Appliance, _machines.MachineOf(nic));

    private static Failure Named(FailureKind kind, ResourceId id) => new() { Kind = kind, Name = id.Name, Resource = id };

    private static bool Matches(ResourceId id, string name)
    {
        if (name.StartsWith('/'))
        {
            return string.Equals(id.ToString(), name, StringComparison.OrdinalIgnoreCase);
        }

        string[] asked = name.Split('/');
        string[] path = PathOf(id);
        return asked.Length <= path.Length && asked.Zip(path[^asked.Length..]).All(pair => string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] PathOf(ResourceId id) => id.Parent is null ? [id.Subscription, id.ResourceGroup, id.Name] : [.. PathOf(id.Parent), id.Name];

    private static string Describe(Failure failure) => $"{FailureWords.One(failure.Kind)}:{failure.Name}";
}
