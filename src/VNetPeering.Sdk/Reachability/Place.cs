using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A place at which a flow can start or end.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Place
{
    /// <summary>Gets the kind of place.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Gets the name in short words, for example <c>app/web</c>; the address for <see cref="PlaceKind.Address"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the resource: subnet, interface, VM, gateway of a client pool, local network gateway of an undeclared site; null otherwise.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>Gets the address that was asked about; null when the whole place was.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>Returns the name, and behind it in parentheses an address that was asked about where the name is another.</summary>
    public override string ToString() => Address is { } address && address.ToString() is var text && text != Name ? $"{Name} ({text})" : Name;
}
