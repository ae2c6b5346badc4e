using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>A security group as it holds at a subnet or network interface.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record EffectiveSecurityGroup
{
    /// <summary>Gets the id of the group.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the id of the subnet or network interface that the group is associated with.</summary>
    public required ResourceId AssociatedWith { get; init; }

    /// <summary>Gets the rules, inbound first, each direction by priority; empty when the input does not hold the group.</summary>
    public required ValueList<EffectiveSecurityRule> Rules { get; init; }

    /// <summary>Gets the service tags that the rules name, by name; without those of which no prefixes were given.</summary>
    public required ValueList<ExpandedTag> TagMap { get; init; }
}
