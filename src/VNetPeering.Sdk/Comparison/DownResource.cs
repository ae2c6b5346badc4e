using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Something that is down in a rehearsal.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DownResource
{
    /// <summary>Gets the name; <c>VNET/LINK</c> for a peering, <c>SERVER/SESSION</c> for a session of a Route Server.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the resource id; null for a site, a region, an instance and a session.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>Gets why it is down.</summary>
    public required DownReason Reason { get; init; }
}
