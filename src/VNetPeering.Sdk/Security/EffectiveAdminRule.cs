using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>A security admin rule as it holds for the packets of one subnet, as <c>az network manager list-effective-security-admin-rule</c> shows it for a VNet.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record EffectiveAdminRule
{
    /// <summary>Gets the name: <c>securityAdminRules/no-ssh</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the id of the rule collection; its parent is the configuration, whose parent is the network manager.</summary>
    public required ResourceId CollectionId { get; init; }

    /// <summary>Gets the priority; the lowest number is asked first among the rules of one manager.</summary>
    public required int Priority { get; init; }

    /// <summary>Gets the direction.</summary>
    public required SecurityRuleDirection Direction { get; init; }

    /// <summary>Gets what happens to a match.</summary>
    public required AdminRuleAccess Access { get; init; }

    /// <summary>Gets the protocol: <c>Tcp</c>, <c>Udp</c>, <c>Icmp</c>, <c>Esp</c>, <c>Ah</c>, or <c>All</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets the source ports: ascending, neighbours joined.</summary>
    public required ValueList<PortRange> SourcePorts { get; init; }

    /// <summary>Gets the destination ports.</summary>
    public required ValueList<PortRange> DestinationPorts { get; init; }

    /// <summary>Gets the sources: prefixes and service tags. A network group stands as the prefixes of its VNets.</summary>
    public required ValueList<string> SourceAddressPrefixes { get; init; }

    /// <summary>Gets the destinations.</summary>
    public required ValueList<string> DestinationAddressPrefixes { get; init; }

    /// <summary>Gets the addresses that the sources stand for; null when some are not known.</summary>
    public required PrefixSet? Sources { get; init; }

    /// <summary>Gets the addresses that the destinations stand for; null when some are not known.</summary>
    public required PrefixSet? Destinations { get; init; }
}
