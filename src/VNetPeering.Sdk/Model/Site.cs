using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A network outside Azure, on-premises or in another cloud. It is a declaration of the design, not an Azure resource.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Site
{
    /// <summary>Gets the name, unique in the topology.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the prefixes of the site. Over BGP they are what the site announces.</summary>
    public ValueList<AddressPrefix> AddressSpace { get; init; } = [];

    /// <summary>Gets the autonomous system number of the site; null when it does not speak BGP.</summary>
    public long? Asn { get; init; }
}
