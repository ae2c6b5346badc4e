using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An ExpressRoute circuit.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/expressRouteCircuits</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ExpressRouteCircuit : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the names of the declared sites that announce their prefixes over this circuit.</summary>
    public ValueList<ResourceName> Sites { get; init; } = [];
}
