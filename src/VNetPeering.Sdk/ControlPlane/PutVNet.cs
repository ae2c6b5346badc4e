using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a virtual network: creates it, or replaces its own properties.</summary>
/// <remarks>
/// <para>
/// Subnets are replaced when the body names them (<see cref="ReplacesSubnets"/>): one that it leaves out is deleted, which Azure refuses for a subnet in use.
/// Peerings that <see cref="VNet"/> holds are written as <see cref="PutPeering"/> writes them; others are kept, also when it holds none (recorded).
/// Read-only properties of the body are ignored.
/// </para>
/// <para>Immutable; equal when all parts are equal; thread-safe.</para>
/// </remarks>
public sealed record PutVNet : NetworkOperation
{
    /// <summary>Gets the body of the request. A region that it does not state keeps its value.</summary>
    public required VNet VNet { get; init; }

    /// <summary>Gets whether the body names the subnets; where not, all subnets stay.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool ReplacesSubnets { get; init; } = true;

    /// <summary>Gets the client, whose defaults stand in for switches that no peering of the body writes.</summary>
    /// <value>Default <see cref="PeeringClient.Rest"/>.</value>
    public PeeringClient Client { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => VNet.Id;
}
