using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>A rule as it holds for the packets of one subnet, in the words of Azure's effective security rules (rule book 7.4).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record EffectiveSecurityRule
{
    /// <summary>Gets the name: <c>securityRules/web</c> or <c>defaultSecurityRules/DenyAllInBound</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the priority; the lowest number is asked first.</summary>
    public required int Priority { get; init; }

    /// <summary>Gets the direction.</summary>
    public required SecurityRuleDirection Direction { get; init; }

    /// <summary>Gets what happens to a match.</summary>
    public required SecurityRuleAccess Access { get; init; }

    /// <summary>Gets the protocol: <c>Tcp</c>, <c>Udp</c>, <c>Icmp</c>, <c>Esp</c>, <c>Ah</c>, or <c>All</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets the source ports: ascending, neighbours joined.</summary>
    public required ValueList<PortRange> SourcePorts { get; init; }

    /// <summary>Gets the destination ports.</summary>
    public required ValueList<PortRange> DestinationPorts { get; init; }

    /// <summary>Gets the sources as Azure prints them: prefixes, service tags, ids of application security groups.</summary>
    public required ValueList<string> SourceAddressPrefixes { get; init; }

    /// <summary>Gets the destinations as Azure prints them.</summary>
    public required ValueList<string> DestinationAddressPrefixes { get; init; }

    /// <summary>Gets the addresses that the sources stand for; null when some are not known.</summary>
    public required PrefixSet? Sources { get; init; }

    /// <summary>Gets the addresses that the destinations stand for; null when some are not known.</summary>
    public required PrefixSet? Destinations { get; init; }
}
