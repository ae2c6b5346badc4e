using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A custom rule of a network security group.</summary>
/// <remarks>
/// Each side holds either one text or a list, exactly as in Azure: an address, a prefix, a service tag or <c>*</c>, and for ports a number, a range or <c>*</c>.
/// Corresponds to <c>Microsoft.Network/networkSecurityGroups/securityRules</c>. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record SecurityRule
{
    /// <summary>Gets the name, unique in its group.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the priority; the lowest number is matched first. Azure takes 100 to 4096 (rule 5.04).</summary>
    public required int Priority { get; init; }

    /// <summary>Gets the direction.</summary>
    public required SecurityRuleDirection Direction { get; init; }

    /// <summary>Gets what happens to a match.</summary>
    public required SecurityRuleAccess Access { get; init; }

    /// <summary>Gets the protocol as Azure writes it: <c>Tcp</c>, <c>Udp</c>, <c>Icmp</c>, <c>Esp</c>, <c>Ah</c> or <c>*</c>.</summary>
    /// <value>Default <c>*</c>.</value>
    public string Protocol { get; init; } = "*";

    /// <summary>Gets the source, where it is one text; null otherwise.</summary>
    public string? SourceAddressPrefix { get; init; }

    /// <summary>Gets the sources, where they are a list.</summary>
    public ValueList<string> SourceAddressPrefixes { get; init; } = [];

    /// <summary>Gets the application security groups on the source side.</summary>
    public ValueList<ResourceId> SourceApplicationSecurityGroupIds { get; init; } = [];

    /// <summary>Gets the source port or range, where it is one text; null otherwise.</summary>
    public string? SourcePortRange { get; init; }

    /// <summary>Gets the source ports and ranges, where they are a list.</summary>
    public ValueList<string> SourcePortRanges { get; init; } = [];

    /// <summary>Gets the destination, where it is one text; null otherwise.</summary>
    public string? DestinationAddressPrefix { get; init; }

    /// <summary>Gets the destinations, where they are a list.</summary>
    public ValueList<string> DestinationAddressPrefixes { get; init; } = [];

    /// <summary>Gets the application security groups on the destination side.</summary>
    public ValueList<ResourceId> DestinationApplicationSecurityGroupIds { get; init; } = [];

    /// <summary>Gets the destination port or range, where it is one text; null otherwise.</summary>
    public string? DestinationPortRange { get; init; }

    /// <summary>Gets the destination ports and ranges, where they are a list.</summary>
    public ValueList<string> DestinationPortRanges { get; init; } = [];

    /// <summary>Gets the description; null when there is none.</summary>
    public string? Description { get; init; }
}
