namespace VNetPeering.Sdk.Model;

/// <summary>A user-defined route.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/routeTables/routes</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record UserDefinedRoute
{
    /// <summary>Gets the name, unique in its table.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets what the route matches: a prefix, a service tag, or the text of an expression that is known at run time only.</summary>
    public required RouteDestination Destination { get; init; }

    /// <summary>Gets where matching packets go. Azure takes five of the types here (rule 3.30).</summary>
    public required NextHopType NextHopType { get; init; }

    /// <summary>Gets the address of the appliance; <see cref="NextHopAddress.None"/> for the other types.</summary>
    public NextHopAddress NextHop { get; init; }
}
