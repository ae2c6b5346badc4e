namespace VNetPeering.Sdk.Model;

/// <summary>The links of one VNet while network managers add theirs.</summary>
internal sealed class ManagedLinks
{
    private readonly VNet _vnet;
    private readonly List<Peering> _links;
    private readonly Dictionary<ResourceId, Peering> _byRemote = [];
    private readonly HashSet<ResourceName> _names = [];

    internal ManagedLinks(VNet vnet)
    {
        _vnet = vnet;
        _links = [.. vnet.Peerings];
        foreach (Peering link in _links)
        {
            _byRemote.TryAdd(link.RemoteVNetId, link);
            _names.Add(link.Name);
            Borrows |= link.UseRemoteGateways;
        }
    }

    /// <summary>Some link uses remote gateways.</summary>
    internal bool Borrows { get; private set; }

    internal Peering? To(ResourceId remote) => _byRemote.GetValueOrDefault(remote);

    /// <summary>Adds a link with what a manager writes into it (6.02), under a name that is free.</summary>
    internal Peering Add(ResourceId remote, bool allowGatewayTransit, bool useRemoteGateways)
    {
        // Azure takes names of up to 80 characters (2.03).
        string wanted = $"ANM_{_vnet.Name}_{remote.Name}";
        wanted = wanted.Length > 72 ? wanted[..72].TrimEnd('-', '.') : wanted;
        string name = wanted;
        for (int number = 2; !_names.Add(name); number++)
        {
            name = $"{wanted}_{number}";
        }

        var made = new Peering
        {
            Id = _vnet.Id.Child("virtualNetworkPeerings", name),
            RemoteVNetId = remote,
            AllowForwardedTraffic = true,
            AllowGatewayTransit = allowGatewayTransit,
            UseRemoteGateways = useRemoteGateways,
            WrittenSwitches = PeeringSwitches.AllowVirtualNetworkAccess | PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.AllowGatewayTransit | PeeringSwitches.UseRemoteGateways,
        };
        _links.Add(made);
        _byRemote.Add(remote, made);
        Borrows |= useRemoteGateways;
        return made;
    }

    internal VNet ToVNet() => _links.Count == _vnet.Peerings.Count ? _vnet : _vnet with { Peerings = [.. _links] };
}
