using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>Subnets, those that Azure names included.</content>
public sealed partial class VNetBuilder
{
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
}
