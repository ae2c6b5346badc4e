using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A VPN or ExpressRoute gateway in a topology that is being built. It lies in the GatewaySubnet of its VNet.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class GatewayBuilder
{
    private readonly List<DraftItem<PublicIPAddress>> _publicAddresses = [];
    private Gateway _record;

    internal GatewayBuilder(TopologyDraft draft, VNetBuilder? vnet, Gateway record, CallSite? at)
    {
        Draft = draft;
        VNet = vnet;
        At = at;
        _record = record;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal VNetBuilder? VNet { get; }

    internal CallSite? At { get; }

    internal bool IsRemoved { get; set; }

    internal ResourceId Id => At is null ? _record.Id : VNet!.Id.Sibling(ResourceTypes.Gateway, Name);

    internal Region Region => At is null ? _record.Region : VNet!.Region;

    internal bool SpeaksBgp => _record.EnableBgp is true;

    /// <summary>States the SKU, for example <c>VpnGw1AZ</c>, <c>Basic</c> or <c>ErGw1Az</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="sku"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public GatewayBuilder Sku(string sku)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sku);
        return Change(_record with { Sku = sku });
    }

    /// <summary>States the generation, for example <c>Generation2</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="generation"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public GatewayBuilder Generation(string generation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(generation);
        return Change(_record with { Generation = generation });
    }

    /// <summary>States how the VPN gateway picks tunnels; RouteBased unless this is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or this is an ExpressRoute gateway.</exception>
    public GatewayBuilder VpnType(VpnType type)
    {
        EnsureType(GatewayType.Vpn, "A VPN type");
        return Change(_record with { VpnType = BuilderGuard.Defined(type) });
    }

    /// <summary>Lets both instances carry traffic (rule 4.06).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public GatewayBuilder ActiveActive(bool enabled = true) => Change(_record with { ActiveActive = enabled });

    /// <summary>Lets the gateway speak BGP, by default with Azure's autonomous system number 65515 (rule 4.07).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asn"/> is no autonomous system number.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public GatewayBuilder Bgp(long asn = 65515) => Change(_record with { EnableBgp = true, Asn = BuilderGuard.Asn(asn) });

    /// <summary>Gives the gateway a public IP address resource, named <c>GATEWAY-ip</c>, <c>GATEWAY-ip2</c> and so on, of the SKU Standard. Its address may be left open.</summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the gateway is one of the edited topology.</exception>
    public GatewayBuilder PublicAddress(string? address = null)
    {
        EnsureUsable();
        if (At is not { } at)
        {
            throw new InvalidOperationException($"Gateway \"{Name}\" is one of the edited topology, and its IP configurations stay as they are. Only a new gateway takes addresses.");
        }

        string name = _publicAddresses.Count == 0 ? $"{Name}-ip" : $"{Name}-ip{_publicAddresses.Count + 1}";
        _publicAddresses.Add(Draft.AddPublicAddress(VNet!, name, address, at, this));
        return this;
    }

    /// <summary>
    /// Connects the gateway to a site: an IPsec connection and a local network gateway with the prefixes of the site, both named
    /// <c>GATEWAY-to-SITE</c> unless <paramref name="name"/> is given. Without <paramref name="bgp"/> the connection speaks BGP when gateway and site both do.
    /// </summary>
    /// <exception cref="ArgumentException">The site belongs to another builder, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or this is an ExpressRoute gateway.</exception>
    public GatewayBuilder SiteToSite(SiteBuilder site, bool? bgp = null, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureType(GatewayType.Vpn, "A site-to-site connection");
        Draft.EnsureOwn(site);
        CallSite at = Draft.At(file, line);
        string chosen = name is null ? $"{Name}-to-{site.Name}" : BuilderGuard.Name(name);
        var device = new DraftItem<LocalNetworkGateway>(
            chosen,
            () => Id.Sibling(ResourceTypes.LocalNetworkGateway, chosen),
            (_, id) => new LocalNetworkGateway
            {
                Id = id,
                Region = Region,
                AddressSpace = site.Record.AddressSpace,
                GatewayIPAddress = site.DeviceAddress,
                Asn = site.Record.Asn,
                BgpPeeringAddress = site.BgpAddress,
                Site = site.Name,
            },
            at,
            this);
        AddConnection(
            chosen,
            at,
            id => new Connection
            {
                Id = id,
                Type = ConnectionType.IPsec,
                GatewayId = Id,
                LocalNetworkGatewayId = device.Id,
                EnableBgp = bgp ?? (SpeaksBgp && site.Record.Asn is not null ? true : null),
            });
        Draft.LocalNetworkGateways.AddNew(device, "local network gateway");
        return this;
    }

    /// <summary>Adds address pools of point-to-site clients.</summary>
    /// <exception cref="ArgumentException">A text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or this is an ExpressRoute gateway.</exception>
    public GatewayBuilder PointToSite(params IEnumerable<string> pools)
    {
        EnsureType(GatewayType.Vpn, "A pool of point-to-site clients");
        return Change(_record with { ClientAddressPools = _record.ClientAddressPools.AddRange(BuilderGuard.Prefixes(pools)) });
    }

    /// <summary>Adds prefixes that are pushed to point-to-site clients (rule 4.50).</summary>
    /// <exception cref="ArgumentException">A text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or this is an ExpressRoute gateway.</exception>
    public GatewayBuilder CustomRoutes(params IEnumerable<string> prefixes)
    {
        EnsureType(GatewayType.Vpn, "A custom route");
        return Change(_record with { CustomRoutes = _record.CustomRoutes.AddRange(BuilderGuard.Prefixes(prefixes)) });
    }

    /// <summary>
    /// Connects this gateway and another VNet's: both VNet-to-VNet connections, each named <c>GATEWAY-to-GATEWAY</c>. Without <paramref name="bgp"/>
    /// they speak BGP when both gateways do.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is this gateway or belongs to another builder, or a connection has that name already.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or one is an ExpressRoute gateway.</exception>
    public GatewayBuilder ConnectTo(GatewayBuilder other, bool? bgp = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureType(GatewayType.Vpn, "A VNet-to-VNet connection");
        Draft.EnsureOwn(other);
        other.EnsureType(GatewayType.Vpn, "A VNet-to-VNet connection");
        if (other == this)
        {
            throw new ArgumentException($"Gateway \"{Name}\" cannot connect to itself. Name the gateway of another VNet.", nameof(other));
        }

        CallSite at = Draft.At(file, line);
        bool? Speaks() => bgp ?? (SpeaksBgp && other.SpeaksBgp ? true : null);
        AddConnection($"{Name}-to-{other.Name}", at, id => new Connection { Id = id, Type = ConnectionType.VNetToVNet, GatewayId = Id, PeerGatewayId = other.Id, EnableBgp = Speaks() }, other);
        other.AddConnection($"{other.Name}-to-{Name}", at, id => new Connection { Id = id, Type = ConnectionType.VNetToVNet, GatewayId = other.Id, PeerGatewayId = Id, EnableBgp = Speaks() }, this);
        return this;
    }

    /// <summary>
    /// Connects the gateway to an ExpressRoute circuit over which sites announce their prefixes. Gateways that name the same circuit share it.
    /// The connection is named <c>GATEWAY-to-CIRCUIT</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A site belongs to another builder, or the gateway has a connection to that circuit already.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or this is a VPN gateway.</exception>
    public GatewayBuilder Circuit(string name, SiteBuilder site, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureType(GatewayType.ExpressRoute, "A circuit");
        BuilderGuard.Name(name);
        Draft.EnsureOwn(site);
        CallSite at = Draft.At(file, line);
        CircuitDraft circuit = Draft.CircuitFor(this, name, at);
        AddConnection($"{Name}-to-{name}", at, id => new Connection { Id = id, Type = ConnectionType.ExpressRoute, GatewayId = Id, CircuitId = circuit.Id });
        circuit.Add(site.Name);
        return this;
    }

    internal void EnsureUsable()
    {
        Draft.EnsureOpen();
        if (IsRemoved)
        {
            throw new InvalidOperationException($"Gateway \"{Name}\" was removed. Add a gateway to get a new handle.");
        }
    }

    internal Gateway ToRecord()
    {
        if (At is null)
        {
            return _record;
        }

        int instances = Math.Max(_record.ActiveActive is true ? 2 : 1, _publicAddresses.Count);
        ResourceId subnet = VNet!.Id.Child("subnets", SpecialSubnets.Gateway);
        return _record with
        {
            Id = Id,
            Region = Region,
            IPConfigurations =
            [
                .. Enumerable.Range(0, instances).Select(index => new GatewayIPConfiguration
                {
                    Name = index == 0 ? "default" : $"default{index + 1}",
                    SubnetId = subnet,
                    PublicIPAddressId = index < _publicAddresses.Count ? _publicAddresses[index].Id : null,
                }),
            ],
        };
    }

    private void AddConnection(string name, CallSite at, Func<ResourceId, Connection> make, GatewayBuilder? other = null) =>
        Draft.Connections.AddNew(new DraftItem<Connection>(name, () => Id.Sibling(ResourceTypes.Connection, name), (_, id) => make(id), at, this, other), "connection");

    private GatewayBuilder Change(Gateway changed)
    {
        EnsureUsable();
        _record = changed;
        return this;
    }

    private void EnsureType(GatewayType type, string what)
    {
        EnsureUsable();
        if (_record.Type != type)
        {
            throw new InvalidOperationException($"{what} needs a gateway of type {type}, and \"{Name}\" is of type {_record.Type}. Add it to the other gateway.");
        }
    }
}
