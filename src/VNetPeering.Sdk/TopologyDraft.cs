using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>What a builder and its handles share: the resources so far, the defaults, and whether the topology has been built.</summary>
internal sealed partial class TopologyDraft
{
    private int _calls;
    private bool _isBuilt;

    internal TopologyDraft(Topology seed)
    {
        Seed = seed;
        Name = seed.Name;
        NetworkInterfaces = new(this);
        VirtualMachines = new(this);
        PublicIPAddresses = new(this);
        NatGateways = new(this);
        PrivateEndpoints = new(this);
        LocalNetworkGateways = new(this);
        Connections = new(this);
        Subscription = Shared(seed.VNets.Select(vnet => vnet.Id.Subscription)) ?? "<subscription>";
        ResourceGroup = Shared(seed.VNets.Select(vnet => vnet.Id.ResourceGroup)) ?? (Name.IsEmpty ? "<resourceGroup>" : Name.Value);
        Region = Shared(seed.VNets.Select(vnet => vnet.Region.ToString())) is { } region ? new Region(region) : default;
        SeedFrom(seed);
    }

    internal Topology Seed { get; private set; }

    internal ResourceName Name { get; }

    internal string Subscription { get; set; }

    internal string ResourceGroup { get; set; }

    internal string? TenantId { get; set; }

    internal Cloud Cloud { get; set; }

    internal Region Region { get; set; }

    internal List<RegionBuilder> Regions { get; } = [];

    internal List<AddressPrefix> Pools { get; } = [];

    internal List<VNetBuilder> VNets { get; } = [];

    internal List<SiteBuilder> Sites { get; } = [];

    internal List<GatewayBuilder> Gateways { get; } = [];

    internal List<CircuitDraft> Circuits { get; } = [];

    internal List<RouteTableBuilder> RouteTables { get; } = [];

    internal List<NetworkSecurityGroupBuilder> Groups { get; } = [];

    internal List<FirewallBuilder> Firewalls { get; } = [];

    internal List<RouteServerBuilder> RouteServers { get; } = [];

    internal List<NetworkManagerBuilder> NetworkManagers { get; } = [];

    internal List<ApplianceBuilder> Appliances { get; } = [];

    internal List<AllowanceBuilder> Allowances { get; } = [];

    internal List<InspectionDraft> Inspections { get; } = [];

    internal DraftList<NetworkInterface> NetworkInterfaces { get; }

    internal DraftList<VirtualMachine> VirtualMachines { get; }

    internal DraftList<PublicIPAddress> PublicIPAddresses { get; }

    internal DraftList<NatGateway> NatGateways { get; }

    internal DraftList<PrivateEndpoint> PrivateEndpoints { get; }

    internal DraftList<LocalNetworkGateway> LocalNetworkGateways { get; }

    internal DraftList<Connection> Connections { get; }

    /// <summary>Returns a name that is free: the wanted one, or else that with the first number from 2 that makes it so.</summary>
    internal static ResourceName Free(string wanted, Func<ResourceName, bool> isTaken)
    {
        ResourceName name = wanted;
        for (int number = 2; isTaken(name); number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    /// <summary>Returns the sentence that lists what there is in place of what was asked for.</summary>
    internal static string Listed(IEnumerable<string> candidates)
    {
        const int shown = 20;
        string[] all = [.. candidates];
        return all.Length == 0
            ? "There are none."
            : $"There {(all.Length == 1 ? "is" : "are")} {string.Join(", ", all.Take(shown).Select(candidate => $"\"{candidate}\""))}{(all.Length > shown ? $" and {all.Length - shown} more" : string.Empty)}.";
    }

    internal static void EnsureFree(bool isTaken, string kind, string name)
    {
        if (isTaken)
        {
            throw new ArgumentException($"There is a{(char.ToLowerInvariant(kind[0]) is 'a' ? "n" : string.Empty)} {kind} \"{name}\" already. Give the new one another name.", nameof(name));
        }
    }

    internal void EnsureOpen()
    {
        if (_isBuilt)
        {
            throw new InvalidOperationException($"Topology \"{Name}\" has been built, and a builder builds once. Edit a copy with topology.With(t => …).");
        }
    }

    internal CallSite At(string file, int line)
    {
        EnsureOpen();
        return new CallSite(file, line, ++_calls);
    }

    internal void Freeze() => _isBuilt = true;

    internal void EnsureOwn(VNetBuilder vnet) => EnsureOwn(vnet, vnet?.Draft, "VNet", vnet?.Name);

    internal void EnsureOwn(SubnetBuilder subnet) => EnsureOwn(subnet, subnet?.VNet.Draft, "Subnet", subnet?.Name);

    internal void EnsureOwn(SiteBuilder site) => EnsureOwn(site, site?.Draft, "Site", site?.Name);

    internal void EnsureOwn(GatewayBuilder gateway) => EnsureOwn(gateway, gateway?.Draft, "Gateway", gateway?.Name);

    internal void EnsureOwn(RouteTableBuilder table) => EnsureOwn(table, table?.Draft, "Route table", table?.Name);

    internal void EnsureOwn(FirewallBuilder firewall) => EnsureOwn(firewall, firewall?.Draft, "Azure Firewall", firewall?.Name);

    internal void EnsureOwn(ApplianceBuilder appliance) => EnsureOwn(appliance, appliance?.Draft, "Appliance", appliance?.Name);

    /// <summary>Returns the route table of that name beside the VNet, else the only one of that name, else a new one.</summary>
    internal RouteTableBuilder TableFor(VNetBuilder vnet, string name, CallSite at)
    {
        var scope = new ResourceScope(this, vnet);
        ResourceId id = scope.Id(ResourceTypes.RouteTable, BuilderGuard.Name(name));
        List<RouteTableBuilder> known = RouteTables.FindAll(table => table.Name == name);
        if ((known.Find(table => table.Id == id) ?? (known.Count == 1 ? known[0] : null)) is { } found)
        {
            return found;
        }

        var created = new RouteTableBuilder(this, scope, name, at);
        RouteTables.Add(created);
        return created;
    }

    /// <summary>Returns the security group of that name beside the VNet, else the only one of that name, else a new one.</summary>
    internal NetworkSecurityGroupBuilder GroupFor(VNetBuilder vnet, string name, CallSite at)
    {
        var scope = new ResourceScope(this, vnet);
        ResourceId id = scope.Id(ResourceTypes.NetworkSecurityGroup, BuilderGuard.Name(name));
        List<NetworkSecurityGroupBuilder> known = Groups.FindAll(group => group.Name == name);
        if ((known.Find(group => group.Id == id) ?? (known.Count == 1 ? known[0] : null)) is { } found)
        {
            return found;
        }

        var created = new NetworkSecurityGroupBuilder(this, scope, name, at);
        Groups.Add(created);
        return created;
    }

    internal DraftItem<NatGateway> NatGatewayFor(VNetBuilder vnet, string name, string? publicAddress, CallSite at)
    {
        ResourceId id = vnet.Id.Sibling(ResourceTypes.NatGateway, BuilderGuard.Name(name));
        if (NatGateways.Find(name, id) is { } known)
        {
            return publicAddress is null
                ? known
                : throw new ArgumentException($"NAT gateway \"{name}\" exists already. State its public address where it is named first.", nameof(publicAddress));
        }

        DraftItem<PublicIPAddress> address = AddPublicAddress(vnet, $"{name}-ip", publicAddress, at);
        var created = new DraftItem<NatGateway>(
            name,
            () => vnet.Id.Sibling(ResourceTypes.NatGateway, name),
            (_, made) => new NatGateway { Id = made, PublicIPAddressIds = [address.Id] },
            at);
        NatGateways.AddNew(created, "NAT gateway");
        return created;
    }

    internal CircuitDraft CircuitFor(GatewayBuilder gateway, string name, CallSite at)
    {
        ResourceId id = gateway.Id.Sibling(ResourceTypes.ExpressRouteCircuit, name);
        List<CircuitDraft> known = Circuits.FindAll(circuit => circuit.Covers(name));
        if ((known.Find(circuit => circuit.Id == id) ?? (known.Count == 1 ? known[0] : null)) is { } found)
        {
            return found;
        }

        var created = new CircuitDraft(new ExpressRouteCircuit { Id = id }, () => gateway.Id.Sibling(ResourceTypes.ExpressRouteCircuit, name), at);
        Circuits.Add(created);
        return created;
    }

    /// <summary>Adds an address of the SKU Standard: since Basic retired in September 2025 Azure makes no other.</summary>
    internal DraftItem<PublicIPAddress> AddPublicAddress(VNetBuilder vnet, string name, string? address, CallSite at, params IEnumerable<object> dependsOn)
    {
        HostAddress? parsed = address is null ? null : BuilderGuard.Address(address);
        var item = new DraftItem<PublicIPAddress>(
            name,
            () => vnet.Id.Sibling(ResourceTypes.PublicIPAddress, name),
            (_, id) => new PublicIPAddress { Id = id, Region = vnet.Region, Address = parsed, Sku = "Standard" },
            at,
            dependsOn);
        PublicIPAddresses.AddNew(item, "public IP address");
        return item;
    }

    private static string? Shared(IEnumerable<string> values)
    {
        string[] distinct = [.. values.Distinct(StringComparer.OrdinalIgnoreCase).Take(2)];
        return distinct is [{ Length: > 0 } only] ? only : null;
    }

    private void EnsureOwn(object? handle, TopologyDraft? owner, string kind, string? name)
    {
        EnsureOpen();
        ArgumentNullException.ThrowIfNull(handle);
        if (owner != this)
        {
            throw new ArgumentException($"{kind} \"{name}\" is a handle of another builder. Use the handles of the builder of topology \"{Name}\".", nameof(handle));
        }
    }
}
