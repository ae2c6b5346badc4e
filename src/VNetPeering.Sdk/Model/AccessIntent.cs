using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An access that a design asks for, kept beside the security rules that it wrote, so that it can be listed and proved.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AccessIntent
{
    /// <summary>Gets the id of the subnet that may open the flow.</summary>
    public required ResourceId FromSubnetId { get; init; }

    /// <summary>Gets the id of the subnet that is reached.</summary>
    public required ResourceId ToSubnetId { get; init; }

    /// <summary>Gets the protocol and ports.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets whether the same flow may not be opened in the other direction.</summary>
    public bool OneWay { get; init; }

    /// <summary>Gets the reason that the design states; null when it states none.</summary>
    public string? Because { get; init; }

    /// <summary>Gets the ids of the security rules that the intent wrote.</summary>
    public ValueList<ResourceId> WrittenRuleIds { get; init; } = [];
}
