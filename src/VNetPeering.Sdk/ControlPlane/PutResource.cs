using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a resource that is neither VNet nor part of one: creates it, or replaces all that it states.</summary>
/// <remarks>
/// <para>
/// What the body does not list is gone, as in Azure: routes of a table, rules of a security group or firewall, configurations of a network manager. Two things are
/// the service's own: the virtual machine that holds a network interface keeps it, and BGP addresses that the body of a VPN gateway leaves out are those that Azure
/// picks in the GatewaySubnet (rule 4.06).
/// </para>
/// <para>Immutable; equal when all parts are equal; thread-safe.</para>
/// </remarks>
public sealed record PutResource : NetworkOperation
{
    /// <summary>Gets the body of the request: the resource as it is to be, such as a <see cref="Gateway"/> or a <see cref="RouteTable"/>.</summary>
    public required INetworkResource Resource { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Resource.Id;
}
