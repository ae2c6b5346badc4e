using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Something of a network that may fail, as <c>topology.FailuresOf</c> and <c>topology.FindFailure</c> return it.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Failure
{
    /// <summary>Gets the kind of thing.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>Gets its name; <c>VNET/LINK</c> for a peering, the short form for a region, <c>GATEWAY#1</c> or <c>#2</c> for an instance.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the resource: of an appliance its virtual machine, else its interface; of a peering one of its links; null for a site and a region.</summary>
    public ResourceId? Resource { get; init; }
}
