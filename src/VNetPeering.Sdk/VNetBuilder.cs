using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A virtual network in a topology that is being built, and the handle that peerings and lookups use.</summary>
/// <remarks>
/// Verbs that state a property or add a subnet return the VNet. Those that add something that other verbs refer to (a gateway, a firewall, an
/// appliance, a Route Server) return the handle of it. Mutable; not thread-safe; usable until the topology is built.
/// </remarks>
public sealed class VNetBuilder
{
    private readonly bool _isSeeded;
    private string? _subscription;
    private string? _resourceGroup;
    private string? _tenant;
    private Cloud? _cloud;
    private Region? _region;
    private ResourceId? _id;
    private VNet _record;

    internal VNetBuilder(TopologyDraft draft, string name, IEnumerable<AddressRequest> requests, CallSite at)
    {
        Draft = draft;
        At = at;
        Requests.AddRange(requests);
        _record = new VNet { Id = ResourceId.Create(draft.Subscription, draft.ResourceGroup, ResourceTypes.VNet, name) };
    }

    internal VNetBuilder(TopologyDraft draft, VNet record)
    {
        Draft = draft;
        _record = record;
        _isSeeded = true;
        Requests.AddRange(record.AddressSpace.Select(AddressRequest.Of));
        Subnets.AddRange(record.Subnets.Select(subnet => new SubnetBuilder(this, subnet)));
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal CallSite? At { get; }

    internal List<AddressRequest> Requests { get; } = [];

    internal List<SubnetBuilder> Subnets { get; } = [];

    internal List<PeeringSide> Links { get; } = [];

    internal bool IsRemoved { get; set; }

    internal bool IsPlaceholder => _record.IsPlaceholder;

    internal Region Region => _isSeeded ? _region ?? _record.Region : _region ?? Draft.Region;

    internal ResourceId Id
    {
        get
        {
            if (_isSeeded)
            {
                return _record.Id;
            }

            string subscription = _subscription ?? Draft.Subscription;
            string group = _resourceGroup ?? Draft.ResourceGroup;
            string type = _record.DeploymentModel == DeploymentModel.Classic ? ResourceTypes.ClassicVNet : ResourceTypes.VNet;
            if (_id is null || _id.Subscription != subscription || _id.ResourceGroup != group || _id.Type != type)
            {
                _id = ResourceId.Create(subscription, group, type, Name);
            }

            return _id;
        }
    }

    /// <summary>Gets the handle of a subnet by name, ignoring case.</summary>
    /// <exception cref="KeyNotFoundException">There is no such subnet; the message lists those that there are.</exception>
    public SubnetBuilder this[string subnet]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(subnet);
            return Subnets.Find(candidate => candidate.Name == subnet)
                ?? throw new KeyNotFoundException($"VNet \"{Name}\" has no subnet \"{subnet}\". {TopologyDraft.Listed(Subnets.Select(candidate => candidate.Name.Value))}");
        }
    }

    /// <summary>States the region. VNets of different regions are peered globally.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder In(string region)
    {
        EnsureUsable();
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        _region = region;
        return this;
    }

    /// <summary>Puts the VNet and its resources into a subscription instead of the topology's.</summary>
    /// <exception cref="ArgumentException"><paramref name="subscription"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the VNet is one of the edited topology.</exception>
    public VNetBuilder InSubscription(string subscription)
    {
        EnsureMovable();
        _subscription = BuilderGuard.Name(subscription);
        return this;
    }

    /// <summary>Puts the VNet and its resources into a resource group instead of the topology's.</summary>
    /// <exception cref="ArgumentException"><paramref name="resourceGroup"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the VNet is one of the edited topology.</exception>
    public VNetBuilder InResourceGroup(string resourceGroup)
    {
        EnsureMovable();
        _resourceGroup = BuilderGuard.Name(resourceGroup);
        return this;
    }

    /// <summary>States the Microsoft Entra tenant.</summary>
    /// <exception cref="ArgumentException"><paramref name="tenantId"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder InTenant(string tenantId)
    {
        EnsureUsable();
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        _tenant = tenantId;
        return this;
    }

    /// <summary>States the cloud.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cloud"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder InCloud(Cloud cloud)
    {
        EnsureUsable();
        _cloud = BuilderGuard.Defined(cloud);
        return this;
    }

    /// <summary>Makes this a VNet of the classic deployment model, which can be peered from the Resource Manager side only (rules 2.83-2.85).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built, or the VNet is one of the edited topology.</exception>
    public VNetBuilder Classic()
    {
        EnsureMovable();
        _record = _record with { DeploymentModel = DeploymentModel.Classic };
        return this;
    }

    /// <summary>Adds prefixes to the address space, IPv4 or IPv6.</summary>
    /// <exception cref="ArgumentException">A text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder AddressSpace(params IEnumerable<string> prefixes)
    {
        EnsureUsable();
        Requests.AddRange(BuilderGuard.Prefixes(prefixes).Select(AddressRequest.Of));
        Describe();
        return this;
    }

    /// <summary>Removes a prefix from the address space.</summary>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="KeyNotFoundException">The address space has no such prefix; the message lists those that it has.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder RemoveAddressSpace(string prefix)
    {
        EnsureUsable();
        AddressPrefix gone = BuilderGuard.Prefix(prefix);
        if (Requests.RemoveAll(request => request.Prefix == gone) == 0)
        {
            throw new KeyNotFoundException($"VNet \"{Name}\" has no address prefix \"{prefix}\". {TopologyDraft.Listed(Requests.Where(request => request.Prefix is not null).Select(request => request.Prefix.ToString()!))}");
        }

        return this;
    }

    /// <summary>Adds DNS servers.</summary>
    /// <exception cref="ArgumentException">A text is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder DnsServers(params IEnumerable<string> addresses)
    {
        EnsureUsable();
        ArgumentNullException.ThrowIfNull(addresses);
        _record = _record with { DnsServers = _record.DnsServers.AddRange([.. addresses.Select(text => BuilderGuard.Address(text, nameof(addresses)).ToString())]) };
        return this;
    }

    /// <summary>Adds a subnet.</summary>
    /// <exception cref="ArgumentException">The name is taken, or <paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder Subnet(string name, string prefix, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddSubnet(name, [AddressRequest.Of(BuilderGuard.Prefix(prefix))], configure, Draft.At(file, line));

    /// <summary>Adds a subnet with several prefixes: an IPv4 and an IPv6 one (dual stack), or several of a family.</summary>
    /// <exception cref="ArgumentException">The name is taken, or a text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder Subnet(string name, IEnumerable<string> prefixes, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddSubnet(name, BuilderGuard.Prefixes(prefixes).Select(AddressRequest.Of), configure, Draft.At(file, line));

    /// <summary>
    /// Adds a subnet with a prefix of the given length: the first free one of the VNet's address space. Explicit subnets come first, then those
    /// with a size in the order of the calls. A length up to 32 means IPv4, a longer one IPv6.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not between 1 and 128.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder Subnet(string name, int size, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        CallSite at = Draft.At(file, line);
        return AddSubnet(name, [AddressRequest.OfSize(BuilderGuard.Size(size), at)], configure, at);
    }

    /// <summary>Adds the subnet of gateways, <c>GatewaySubnet</c>. Azure advises /27 or larger.</summary>
    /// <inheritdoc cref="Subnet(string, string, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder GatewaySubnet(string prefix, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.Gateway, prefix, configure, file, line);

    /// <summary>Adds the subnet of gateways with a prefix of the given length.</summary>
    /// <inheritdoc cref="Subnet(string, int, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder GatewaySubnet(int size, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.Gateway, size, configure, file, line);

    /// <summary>Adds the subnet of an Azure Firewall, <c>AzureFirewallSubnet</c>. Azure asks for /26 or larger.</summary>
    /// <inheritdoc cref="Subnet(string, string, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder FirewallSubnet(string prefix, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.Firewall, prefix, configure, file, line);

    /// <summary>Adds the subnet of an Azure Firewall with a prefix of the given length.</summary>
    /// <inheritdoc cref="Subnet(string, int, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder FirewallSubnet(int size, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.Firewall, size, configure, file, line);

    /// <summary>Adds the subnet of Azure Bastion, <c>AzureBastionSubnet</c>. Azure asks for /26 or larger.</summary>
    /// <inheritdoc cref="Subnet(string, string, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder BastionSubnet(string prefix, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.Bastion, prefix, configure, file, line);

    /// <summary>Adds the subnet of Azure Bastion with a prefix of the given length.</summary>
    /// <inheritdoc cref="Subnet(string, int, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder BastionSubnet(int size, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.Bastion, size, configure, file, line);

    /// <summary>Adds the subnet of a Route Server, <c>RouteServerSubnet</c>. Azure asks for /27 or larger.</summary>
    /// <inheritdoc cref="Subnet(string, string, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder RouteServerSubnet(string prefix, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.RouteServer, prefix, configure, file, line);

    /// <summary>Adds the subnet of a Route Server with a prefix of the given length.</summary>
    /// <inheritdoc cref="Subnet(string, int, Action{SubnetBuilder}?, string, int)" path="/exception"/>
    public VNetBuilder RouteServerSubnet(int size, Action<SubnetBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Subnet(SpecialSubnets.RouteServer, size, configure, file, line);

    /// <summary>Adds a route-based VPN gateway in the GatewaySubnet, which has to be added on its own.</summary>
    /// <returns>The handle of the gateway.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public GatewayBuilder VpnGateway(string name, Action<GatewayBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddGateway(name, GatewayType.Vpn, configure, Draft.At(file, line));

    /// <summary>Adds an ExpressRoute gateway in the GatewaySubnet, which has to be added on its own.</summary>
    /// <returns>The handle of the gateway.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public GatewayBuilder ExpressRouteGateway(string name, Action<GatewayBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        AddGateway(name, GatewayType.ExpressRoute, configure, Draft.At(file, line));

    /// <summary>Adds a Route Server in the RouteServerSubnet, which has to be added on its own.</summary>
    /// <returns>The handle of the Route Server.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteServerBuilder RouteServer(string name, Action<RouteServerBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        CallSite at = Draft.At(file, line);
        ResourceId id = Id.Sibling(ResourceTypes.VirtualHub, BuilderGuard.Name(name));
        TopologyDraft.EnsureFree(Draft.RouteServers.Exists(other => other.Name == name && other.Id == id), "Route Server", name);
        var server = new RouteServerBuilder(Draft, this, new RouteServer { Id = id }, at);
        Draft.RouteServers.Add(server);
        configure?.Invoke(server);
        return server;
    }

    /// <summary>
    /// Adds an Azure Firewall in the AzureFirewallSubnet, which has to be added on its own. Azure picks the private address; where the design
    /// leaves it open, routes through the firewall name the firewall, and a compiled network assumes the first address of its subnet that Azure does not keep.
    /// </summary>
    /// <returns>The handle of the firewall, for routes.</returns>
    /// <exception cref="ArgumentException">The name is taken, or <paramref name="privateAddress"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public FirewallBuilder AzureFirewall(
        string name, string? privateAddress = null, Action<FirewallBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        CallSite at = Draft.At(file, line);
        ResourceId id = Id.Sibling(ResourceTypes.AzureFirewall, BuilderGuard.Name(name));
        TopologyDraft.EnsureFree(Draft.Firewalls.Exists(other => other.Name == name && other.Id == id), "Azure Firewall", name);
        HostAddress? address = privateAddress is null ? null : BuilderGuard.Address(privateAddress);
        var firewall = new FirewallBuilder(Draft, this, new AzureFirewall { Id = id, PrivateIPAddress = address }, at);
        Draft.Firewalls.Add(firewall);
        configure?.Invoke(firewall);
        return firewall;
    }

    /// <summary>
    /// Adds a network virtual appliance: a virtual machine of that name, its network interface <c>NAME-nic</c> with IP forwarding in the subnet
    /// that holds the address, and the declaration of the appliance.
    /// </summary>
    /// <returns>The handle of the appliance, for routes.</returns>
    /// <exception cref="ArgumentException">The name is taken, or <paramref name="address"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ApplianceBuilder Appliance(string name, string address, Action<ApplianceBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        CallSite at = Draft.At(file, line);
        TopologyDraft.EnsureFree(Draft.Appliances.Exists(other => other.Name == BuilderGuard.Name(name)), "appliance", name);
        HostAddress parsed = BuilderGuard.Address(address);
        VirtualMachineBuilder machine = new VirtualMachineBuilder(Draft, this, subnet: null, name, parsed, at).IPForwarding();
        var appliance = new ApplianceBuilder(Draft, machine, parsed, at);
        Draft.Appliances.Add(appliance);
        configure?.Invoke(appliance);
        return appliance;
    }

    /// <summary>
    /// Peers this VNet with another one: two links, <c>THIS-to-OTHER</c> and <c>OTHER-to-THIS</c>, with the defaults of Azure's REST interface.
    /// The peering is global when the regions differ.
    /// </summary>
    /// <exception cref="ArgumentException">The VNet belongs to another builder, or one of the links exists already.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder PeerWith(VNetBuilder other, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        Draft.EnsureOwn(other);
        other.EnsureUsable();
        CallSite at = Draft.At(file, line);
        if (other == this)
        {
            // Azure refuses it (rule 2.06). There is one link only, as there is one VNet only.
            return new PeeringBuilder(Draft, AddLink(this, null, at), null);
        }

        other.EnsureNoLinkTo(this);
        PeeringSide local = AddLink(other, null, at);
        return new PeeringBuilder(Draft, local, other.AddLink(this, null, at));
    }

    /// <summary>
    /// Makes this VNet's link of a peering only, as Azure shows it until the other side is made too: the state is then Initiated, and no packet passes.
    /// A <paramref name="name"/> allows a second link to the same VNet, which Azure refuses.
    /// </summary>
    /// <exception cref="ArgumentException">The VNet belongs to another builder, or a link of that name exists already.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder PeerOneSide(VNetBuilder other, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        Draft.EnsureOwn(other);
        other.EnsureUsable();
        return new PeeringBuilder(Draft, AddLink(other, name, Draft.At(file, line)), null);
    }

    /// <summary>Makes this VNet's link to a VNet that the topology does not describe. That VNet then stands in the topology as a placeholder: only its id is known.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is not the id of a VNet, or a link of that name exists already.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder PeerOneSide(ResourceId other, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        ArgumentNullException.ThrowIfNull(other);
        if (!other.IsOfType(ResourceTypes.VNet) && !other.IsOfType(ResourceTypes.ClassicVNet))
        {
            throw new ArgumentException($"\"{other}\" is of type {other.Type}. Give the id of a virtual network.", nameof(other));
        }

        VNetBuilder? known = Draft.VNets.Find(vnet => vnet.Name == other.Name && vnet.Id == other);
        if (known is null)
        {
            DeploymentModel model = other.IsOfType(ResourceTypes.ClassicVNet) ? DeploymentModel.Classic : DeploymentModel.ResourceManager;
            known = new VNetBuilder(Draft, new VNet { Id = other, DeploymentModel = model, IsPlaceholder = true });
            Draft.VNets.Add(known);
        }

        return new PeeringBuilder(Draft, AddLink(known, name, Draft.At(file, line)), null);
    }

    internal void EnsureUsable()
    {
        Draft.EnsureOpen();
        if (IsRemoved)
        {
            throw new InvalidOperationException($"VNet \"{Name}\" was removed. Add a VNet to get a new handle.");
        }
    }

    internal PeeringSide? LinkTo(VNetBuilder other) => Links.Find(link => link.LeadsTo(other));

    internal VNet ToRecord(TopologyAssembler assembler) => _record with
    {
        Id = Id,
        Region = Region,
        TenantId = _tenant ?? _record.TenantId ?? (_isSeeded ? null : Draft.TenantId),
        Cloud = _cloud ?? (_isSeeded ? _record.Cloud : Draft.Cloud),
        AddressSpace = assembler.Prefixes(Requests),
        Subnets = [.. Subnets.Select(subnet => subnet.ToRecord(assembler))],
        Peerings = [.. Links.Select(assembler.Written)],
    };

    private void Describe()
    {
        if (_record.IsPlaceholder)
        {
            _record = _record with { IsPlaceholder = false };
        }
    }

    private VNetBuilder AddSubnet(string name, IEnumerable<AddressRequest> requests, Action<SubnetBuilder>? configure, CallSite at)
    {
        EnsureUsable();
        BuilderGuard.Name(name);
        if (Subnets.Exists(other => other.Name == name))
        {
            throw new ArgumentException($"VNet \"{Name}\" has a subnet \"{name}\" already. Give the new subnet another name.", nameof(name));
        }

        var subnet = new SubnetBuilder(this, name, requests, at);
        Subnets.Add(subnet);
        Describe();
        configure?.Invoke(subnet);
        return this;
    }

    private GatewayBuilder AddGateway(string name, GatewayType type, Action<GatewayBuilder>? configure, CallSite at)
    {
        EnsureUsable();
        ResourceId id = Id.Sibling(ResourceTypes.Gateway, BuilderGuard.Name(name));
        TopologyDraft.EnsureFree(Draft.Gateways.Exists(other => other.Name == name && other.Id == id), "gateway", name);
        var record = new Gateway { Id = id, Type = type, VpnType = type == GatewayType.Vpn ? Model.VpnType.RouteBased : null };
        var gateway = new GatewayBuilder(Draft, this, record, at);
        Draft.Gateways.Add(gateway);
        configure?.Invoke(gateway);
        return gateway;
    }

    private void EnsureNoLinkTo(VNetBuilder other)
    {
        if (LinkTo(other) is { } link)
        {
            throw new ArgumentException($"VNet \"{Name}\" has the peering \"{link.Name}\" to \"{other.Name}\" already. Edit that one, or add the missing link with PeerOneSide.", nameof(other));
        }
    }

    private PeeringSide AddLink(VNetBuilder other, string? name, CallSite at)
    {
        ResourceName chosen;
        if (name is null)
        {
            EnsureNoLinkTo(other);
            chosen = TopologyDraft.Free($"{Name}-to-{other.Name}", taken => Links.Exists(link => link.Name == taken));
        }
        else
        {
            chosen = BuilderGuard.Name(name);
            if (Links.Exists(link => link.Name == chosen))
            {
                throw new ArgumentException($"VNet \"{Name}\" has a peering \"{name}\" already. Give the new link another name.", nameof(name));
            }
        }

        var side = new PeeringSide(this, other, chosen, at);
        Links.Add(side);
        return side;
    }

    private void EnsureMovable()
    {
        EnsureUsable();
        if (_isSeeded)
        {
            throw new InvalidOperationException($"VNet \"{Name}\" is one of the edited topology and keeps its id \"{Id}\". Remove it and add a new one to move it.");
        }
    }
}
