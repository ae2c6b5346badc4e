using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A subnet in a topology that is being built, and its handle.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class SubnetBuilder
{
    private readonly bool _isSeeded;
    private Subnet _record;
    private (ResourceId VNet, ResourceId Own)? _id;
    private RouteTableBuilder? _routeTable;
    private NetworkSecurityGroupBuilder? _group;
    private DraftItem<NatGateway>? _natGateway;

    internal SubnetBuilder(VNetBuilder vnet, string name, IEnumerable<AddressRequest> requests, CallSite at)
    {
        VNet = vnet;
        At = at;
        Requests.AddRange(requests);
        _record = new Subnet { Id = vnet.Id.Child("subnets", name) };
    }

    internal SubnetBuilder(VNetBuilder vnet, Subnet record)
    {
        VNet = vnet;
        _record = record;
        _isSeeded = true;
        Requests.AddRange(record.AddressPrefixes.Select(AddressRequest.Of));
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal VNetBuilder VNet { get; }

    internal CallSite? At { get; }

    internal List<AddressRequest> Requests { get; } = [];

    internal string Path => $"{VNet.Name}/{Name}";

    internal ResourceId Id
    {
        get
        {
            if (_isSeeded)
            {
                return _record.Id;
            }

            // The VNet keeps its id object until it moves.
            if (_id is null || !ReferenceEquals(_id.Value.VNet, VNet.Id))
            {
                _id = (VNet.Id, VNet.Id.Child("subnets", Name));
            }

            return _id.Value.Own;
        }
    }

    internal ResourceId? TableId => _routeTable?.Id ?? _record.RouteTableId;

    internal ResourceId? GroupId => _group?.Id ?? _record.NetworkSecurityGroupId;

    private TopologyDraft Draft => VNet.Draft;

    /// <summary>Adds a route through an appliance to the subnet's own route table, which is made, with the name <c>VNET-SUBNET-routes</c>, when the subnet has none.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the appliance belongs to another builder, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder Route(string destination, ApplianceBuilder via, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        OwnTable(file, line).Route(destination, via, name, file, line);
        return this;
    }

    /// <summary>Adds a route through an Azure Firewall to the route table of the subnet.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the firewall belongs to another builder, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder Route(string destination, FirewallBuilder via, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        OwnTable(file, line).Route(destination, via, name, file, line);
        return this;
    }

    /// <summary>Adds a route to Internet, None, VirtualNetworkGateway or VNetLocal to the route table of the subnet.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the type needs an address or cannot be given in a route table, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder Route(string destination, NextHopType nextHopType, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        OwnTable(file, line).Route(destination, nextHopType, name, file, line);
        return this;
    }

    /// <summary>Adds a route to the appliance that has an address to the route table of the subnet.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the next hop is not an address, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder Route(string destination, string nextHop, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        OwnTable(file, line).Route(destination, nextHop, name, file, line);
        return this;
    }

    /// <summary>Removes the routes to a destination from the route table of the subnet.</summary>
    /// <exception cref="KeyNotFoundException">There is no such route; the message lists the destinations that there are.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the subnet has no route table.</exception>
    public SubnetBuilder RemoveRoute(string destination)
    {
        Usable();
        RouteTableBuilder table = ExistingTable() ?? throw new InvalidOperationException($"Subnet \"{Path}\" has no route table, so there is no route to remove.");
        table.RemoveRoute(destination);
        return this;
    }

    /// <summary>Keeps gateway-learned routes out: <c>disableBgpRoutePropagation</c> of the subnet's route table, which every subnet that shares it feels (rule 3.22).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder IgnoreGatewayRoutes(bool ignore = true, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        OwnTable(file, line).IgnoreGatewayRoutes(ignore);
        return this;
    }

    /// <summary>Attaches a route table: the existing one of that name, or else a new one. Routes of the subnet then go into it, for every subnet that shares it.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder RouteTable(string name, Action<RouteTableBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Usable();
        RouteTable(Draft.TableFor(VNet, name, Draft.At(file, line)));
        configure?.Invoke(_routeTable!);
        return this;
    }

    /// <summary>Attaches a route table of this topology.</summary>
    /// <exception cref="ArgumentException">The table belongs to another builder.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder RouteTable(RouteTableBuilder table)
    {
        Usable();
        Draft.EnsureOwn(table);
        _routeTable = table;
        return this;
    }

    /// <summary>Detaches the route table. The table itself stays.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder RemoveRouteTable()
    {
        Usable();
        _routeTable = null;
        _record = _record with { RouteTableId = null };
        return this;
    }

    /// <summary>Attaches a network security group: the existing one of that name, or else a new one.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder NetworkSecurityGroup(string name, Action<NetworkSecurityGroupBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Usable();
        _group = Draft.GroupFor(VNet, name, Draft.At(file, line));
        configure?.Invoke(_group);
        return this;
    }

    /// <summary>Detaches the network security group. The group itself stays.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder RemoveNetworkSecurityGroup()
    {
        Usable();
        _group = null;
        _record = _record with { NetworkSecurityGroupId = null };
        return this;
    }

    /// <summary>Attaches a NAT gateway: the existing one of that name, or else a new one with a public IP address resource <c>NAME-ip</c> whose address may be left open.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id, or <paramref name="publicAddress"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder NatGateway(string name, string? publicAddress = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Usable();
        _natGateway = Draft.NatGatewayFor(VNet, name, publicAddress, Draft.At(file, line));
        return this;
    }

    /// <summary>Enables a service endpoint, for example <c>Microsoft.Storage</c>, for the regions given.</summary>
    /// <exception cref="ArgumentException"><paramref name="service"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder ServiceEndpoint(string service, params IEnumerable<string> locations)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        ArgumentNullException.ThrowIfNull(locations);
        return Change(_record with { ServiceEndpoints = _record.ServiceEndpoints.Add(new ServiceEndpoint { Service = service, Locations = [.. locations] }) });
    }

    /// <summary>Delegates the subnet to a service, for example <c>Microsoft.Web/serverFarms</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="service"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder DelegateTo(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        return Change(_record with { Delegations = _record.Delegations.Add(service) });
    }

    /// <summary>States whether VMs without any other way out may reach the Internet (rule 3.71). Not stated unless this is called.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder DefaultOutboundAccess(bool allowed = true) => Change(_record with { DefaultOutboundAccess = allowed });

    /// <summary>States that VMs without any other way out may not reach the Internet: a private subnet.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder NoDefaultOutboundAccess() => DefaultOutboundAccess(false);

    /// <summary>States which network policies reach the private endpoints of the subnet.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="policies"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder PrivateEndpointPolicies(PrivateEndpointNetworkPolicies policies) =>
        Change(_record with { PrivateEndpointNetworkPolicies = BuilderGuard.Defined(policies) });

    /// <summary>Adds a private endpoint. Its addresses may be left open.</summary>
    /// <exception cref="ArgumentException">The name is taken, or a text is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder PrivateEndpoint(string name, string? address = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Usable();
        BuilderGuard.Name(name);
        ValueList<HostAddress> addresses = address is null ? [] : [BuilderGuard.Address(address)];
        Draft.PrivateEndpoints.AddNew(
            new DraftItem<PrivateEndpoint>(
                name,
                () => VNet.Id.Sibling(ResourceTypes.PrivateEndpoint, name),
                (_, id) => new PrivateEndpoint { Id = id, SubnetId = Id, Addresses = addresses },
                Draft.At(file, line),
                VNet),
            "private endpoint");
        return this;
    }

    /// <summary>Adds a virtual machine with one network interface. Its address may be left open.</summary>
    /// <exception cref="ArgumentException">The name is taken, or a text is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SubnetBuilder VirtualMachine(
        string name, string? address = null, Action<VirtualMachineBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Usable();
        BuilderGuard.Name(name);
        HostAddress? parsed = address is null ? null : BuilderGuard.Address(address);
        var machine = new VirtualMachineBuilder(Draft, VNet, this, name, parsed, Draft.At(file, line));
        configure?.Invoke(machine);
        return this;
    }

    internal Subnet ToRecord(TopologyAssembler assembler) => _record with
    {
        Id = Id,
        AddressPrefixes = assembler.Prefixes(Requests),
        RouteTableId = assembler.TableOf(this),
        NetworkSecurityGroupId = assembler.GroupOf(this),
        NatGatewayId = _natGateway?.Id ?? _record.NatGatewayId,
    };

    private SubnetBuilder Change(Subnet changed)
    {
        Usable();
        _record = changed;
        return this;
    }

    private void Usable() => VNet.EnsureUsable();

    private RouteTableBuilder OwnTable(string file, int line)
    {
        Usable();
        return _routeTable ??= ExistingTable() ?? Draft.TableFor(VNet, $"{VNet.Name}-{Name}-routes", Draft.At(file, line));
    }

    private RouteTableBuilder? ExistingTable()
    {
        if (_routeTable is not null || _record.RouteTableId is not { } id)
        {
            return _routeTable;
        }

        return Draft.RouteTables.Find(table => table.Id == id)
            ?? throw new InvalidOperationException($"Subnet \"{Path}\" uses route table \"{id}\", which the topology does not hold. Attach a table of this topology first.");
    }
}
