using System.Numerics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The packets that a security rule matches, as the product of five sets. Immutable; thread-safe.</summary>
internal sealed record RuleBox
{
    private const int WithPorts = (1 << (int)ProtocolKind.Tcp) | (1 << (int)ProtocolKind.Udp);

    // ICMPv6 and all else that has no word of its own counts as one more protocol, which only a rule for every protocol matches (rule 5.27).
    private const int EveryProtocol = WithPorts | (1 << (int)ProtocolKind.Icmp) | (1 << (int)ProtocolKind.Esp) | (1 << (int)ProtocolKind.Ah) | (1 << (int)ProtocolKind.Other);

    /// <summary>Gets every packet.</summary>
    public static RuleBox Everything { get; } = new();

    /// <summary>Gets the protocols, one bit for each <see cref="ProtocolKind"/>.</summary>
    public int Protocols { get; private init; } = EveryProtocol;

    public PortSet SourcePorts { get; private init; } = PortSet.All;

    public PortSet DestinationPorts { get; private init; } = PortSet.All;

    public RuleSide Source { get; init; } = RuleSide.Everything;

    public RuleSide Destination { get; init; } = RuleSide.Everything;

    /// <summary>Reads a rule; null when a part of it is not known or Azure refuses it, and when it cannot match anything.</summary>
    public static RuleBox? Read(SecurityRule rule)
    {
        if (ProtocolWord.Read(rule.Protocol) is not { } protocol
            || PortSet.Read(rule.SourcePortRange, rule.SourcePortRanges) is not { } sourcePorts
            || PortSet.Read(rule.DestinationPortRange, rule.DestinationPortRanges) is not { } destinationPorts
            || RuleSide.Read(rule.SourceAddressPrefix, rule.SourceAddressPrefixes, rule.SourceApplicationSecurityGroupIds) is not { } source
            || RuleSide.Read(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, rule.DestinationApplicationSecurityGroupIds) is not { } destination)
        {
            return null;
        }

        // A rule with ports is about protocols that have ports.
        int named = protocol == ProtocolKind.Any ? EveryProtocol : 1 << (int)protocol;
        int protocols = sourcePorts.IsAll && destinationPorts.IsAll ? named : named & WithPorts;
        return protocols == 0 ? null : new RuleBox { Protocols = protocols, SourcePorts = sourcePorts, DestinationPorts = destinationPorts, Source = source, Destination = destination };
    }

    /// <summary>Says whether the box holds the first packet of another one, as a box that holds all of it must.</summary>
    public bool HoldsFirstOf(RuleBox other) =>
        (Protocols & FirstProtocol(other.Protocols)) != 0
        && DestinationPorts.Contains(other.DestinationPorts.First)
        && SourcePorts.Contains(other.SourcePorts.First)
        && Destination.HoldsFirstOf(other.Destination)
        && Source.HoldsFirstOf(other.Source);

    /// <summary>Says whether the other box surely holds all of this one.</summary>
    public bool IsWithin(RuleBox other) =>
        (Protocols & ~other.Protocols) == 0
        && DestinationPorts.IsWithin(other.DestinationPorts)
        && SourcePorts.IsWithin(other.SourcePorts)
        && Destination.IsWithin(other.Destination)
        && Source.IsWithin(other.Source);

    /// <summary>Returns what is left when another box, which shares packets with this one, is cut out: up to five boxes that do not overlap.</summary>
    public IEnumerable<RuleBox> Without(RuleBox other)
    {
        RuleBox rest = this;
        if ((Protocols & ~other.Protocols) is var protocols and not 0)
        {
            yield return rest with { Protocols = protocols };
        }

        rest = rest with { Protocols = Protocols & other.Protocols };
        if (DestinationPorts.Without(other.DestinationPorts) is { IsEmpty: false } destinationPorts)
        {
            yield return rest with { DestinationPorts = destinationPorts };
        }

        rest = rest with { DestinationPorts = DestinationPorts.Within(other.DestinationPorts) };
        if (SourcePorts.Without(other.SourcePorts) is { IsEmpty: false } sourcePorts)
        {
            yield return rest with { SourcePorts = sourcePorts };
        }

        rest = rest with { SourcePorts = SourcePorts.Within(other.SourcePorts) };
        if (Destination.Without(other.Destination) is { IsEmpty: false } destination)
        {
            yield return rest with { Destination = destination };
        }

        rest = rest with { Destination = Destination.Within(other.Destination) };
        if (Source.Without(other.Source) is { IsEmpty: false } source)
        {
            yield return rest with { Source = source };
        }
    }

    /// <summary>Returns the protocol that stands for all: the one that the fewest rules match.</summary>
    public static int FirstProtocol(int protocols) => 1 << BitOperations.Log2((uint)protocols);
}
