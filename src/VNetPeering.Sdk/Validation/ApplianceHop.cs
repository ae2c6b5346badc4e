using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The routes of one table that lead to one appliance address, as seen from one VNet that has the table.</summary>
internal sealed record ApplianceHop
{
    public required RouteTable Table { get; init; }

    /// <summary>Gets the routes with the next hop VirtualAppliance and this address.</summary>
    public required IReadOnlyList<UserDefinedRoute> Routes { get; init; }

    public required HostAddress Address { get; init; }

    /// <summary>Gets the VNet whose packets follow the routes.</summary>
    public required VNet VNet { get; init; }

    /// <summary>Gets its subnets that have the table.</summary>
    public required IReadOnlyList<Subnet> Subnets { get; init; }

    /// <summary>Gets where the address lies as seen from the VNet.</summary>
    public required NextHopPlace Place { get; init; }

    /// <summary>Gets the routes that take packets of others to the appliance: not those to the address itself, nor those whose destination is not known.</summary>
    public IEnumerable<UserDefinedRoute> RoutesBeyond => Routes.Where(route => route.Destination.Unresolved is null && route.Destination.Prefix != Address.ToPrefix());
}
