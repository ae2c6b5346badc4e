using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Security;

/// <summary>A service tag with what it stands for at one subnet.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ExpandedTag
{
    /// <summary>Gets the name as the rule writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the prefixes.</summary>
    public required ValueList<AddressPrefix> Prefixes { get; init; }
}
