using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>Gateways, Route Servers, firewalls and appliances.</content>
public sealed partial class VNetBuilder
{
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
}
