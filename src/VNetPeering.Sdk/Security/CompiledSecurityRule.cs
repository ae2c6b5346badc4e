using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>A custom or default rule of a security group, as the packets of one subnet meet it. Immutable; thread-safe.</summary>
internal sealed class CompiledSecurityRule
{
    /// <summary>The ports of a rule that names none.</summary>
    internal static readonly PortRange[] EveryPort = [PortRange.All];

    /// <summary>Gets the name in Network Watcher's form: <c>securityRules/web</c>, <c>defaultSecurityRules/DenyAllInBound</c> (7.21).</summary>
    internal string Name
    {
        get => field ?? $"securityRules/{Rule!.Name}";
        init;
    }

    /// <summary>Gets the custom rule; null for a default rule.</summary>
    internal SecurityRule? Rule { get; init; }

    internal required int Priority { get; init; }

    internal required SecurityRuleDirection Direction { get; init; }

    internal required SecurityRuleAccess Access { get; init; }

    /// <summary>Gets the source as Azure prints it (7.31).</summary>
    internal ValueList<string> SourceTexts
    {
        get => field ?? (Rule is null ? [] : SecurityRuleReader.SourceOf(Rule));
        init;
    }

    internal ValueList<string> DestinationTexts
    {
        get => field ?? (Rule is null ? [] : SecurityRuleReader.DestinationOf(Rule));
        init;
    }

    internal ProtocolSet Protocols { get; init; } = ProtocolSet.All;

    /// <summary>Gets the source ports: ascending runs that do not touch.</summary>
    internal PortRange[] SourcePorts { get; init; } = EveryPort;

    internal PortRange[] DestinationPorts { get; init; } = EveryPort;

    /// <summary>Gets whether ICMP is that of both families, as it is for an appliance; in Azure's own rules it is that of IPv4 (5.27).</summary>
    internal bool NamesICMPv6 { get; init; }

    internal AddressSide Source { get; init; } = AddressSide.Any;

    internal AddressSide Destination { get; init; } = AddressSide.Any;

    /// <summary>Gets the application groups on the side of the machine that the rule protects: it concerns members only (5.32). Empty when it concerns all.</summary>
    internal ValueList<ResourceId> OwnGroups { get; init; } = [];

    /// <summary>Gets a part of the rule that nobody can read: it may be about fewer packets than it seems. Null when all can be read.</summary>
    internal RouteGap? Unread { get; init; }

    /// <summary>Gets whether the rule names a tag of the platform, so that it reaches the platform's own addresses (5.40).</summary>
    internal bool NamesPlatform { get; init; }

    /// <summary>Gets whether the rule names a tag that stands for other addresses in each subnet.</summary>
    internal bool IsOfSubnet { get; init; }

    /// <summary>Gets what makes a match uncertain; null when nothing does.</summary>
    internal RouteGap? Gap => Unread ?? Source.Gap ?? Destination.Gap;

    internal bool HasEveryPort => SourcePorts is [{ First: 0, Last: 65535 }] && DestinationPorts is [{ First: 0, Last: 65535 }];

    /// <summary>Says whether the rule concerns an interface; null stands for a machine that the input does not describe.</summary>
    internal bool Concerns(NetworkInterface? nic) =>
        OwnGroups.Count == 0 || (nic is not null && nic.IPConfigurations.Any(configuration => configuration.ApplicationSecurityGroupIds.Any(OwnGroups.Contains)));

    /// <summary>Says whether the rule is about all packets of some protocols and ports, or about none; <see cref="RuleMatch.Maybe"/> where it is about a part of them. Addresses are not looked at.</summary>
    internal RuleMatch MatchAll(ProtocolKind kind, PortRange fromPorts, ReadOnlySpan<PortRange> toPorts, IPFamily family)
    {
        ProtocolSet asked = ProtocolSets.Of(kind);
        ProtocolSet mine = Concerned(family);
        if ((mine & asked) == 0)
        {
            return RuleMatch.No;
        }

        bool isWhole = (asked & ~mine) == 0;
        if (HasEveryPort)
        {
            return isWhole ? RuleMatch.Yes : RuleMatch.Maybe;
        }

        RuleMatch sources = MatchAll(SourcePorts, fromPorts);
        bool meetsAny = false;
        foreach (PortRange ports in toPorts)
        {
            RuleMatch destinations = MatchAll(DestinationPorts, ports);
            isWhole &= destinations == RuleMatch.Yes;
            meetsAny |= destinations != RuleMatch.No;
        }

        return !meetsAny || sources == RuleMatch.No ? RuleMatch.No : isWhole && sources == RuleMatch.Yes ? RuleMatch.Yes : RuleMatch.Maybe;
    }

    /// <summary>Says whether the rule is about a packet, and narrows the class to the packets for which the answer holds.</summary>
    internal RuleMatch Match(PacketClass packets)
    {
        ProtocolSet mine = Concerned(packets.Destination.Family);
        bool protocol = (mine & packets.Protocol) != 0;
        if (!protocol && (mine & packets.Protocols) == 0)
        {
            return RuleMatch.No;
        }

        // A part in which no packet of the class matches decides without telling packets apart; so it is looked for first.
        RuleMatch source = Source.Holds(packets.Source, packets.SenderIsAnybody, out AddressRange sources);
        if (source == RuleMatch.No && sources.Contains(packets.Sources))
        {
            return RuleMatch.No;
        }

        RuleMatch destination = Destination.Holds(packets.Destination, packets.ReceiverIsAnybody, out AddressRange destinations);
        if (destination == RuleMatch.No && destinations.Contains(packets.Destinations))
        {
            return RuleMatch.No;
        }

        bool toPort = Holds(DestinationPorts, packets.DestinationPort, out PortRange toPorts);
        bool fromPort = Holds(SourcePorts, packets.SourcePort, out PortRange fromPorts);
        if (packets.HasPorts && ((!toPort && Covers(toPorts, packets.DestinationPorts)) || (!fromPort && Covers(fromPorts, packets.SourcePorts))))
        {
            return RuleMatch.No;
        }

        if (!protocol)
        {
            packets.NarrowProtocols(~mine);
            return RuleMatch.No;
        }

        if (packets.HasPorts && !toPort)
        {
            packets.NarrowDestinationPorts(toPorts);
            return RuleMatch.No;
        }

        if (packets.HasPorts && !fromPort)
        {
            packets.NarrowSourcePorts(fromPorts);
            return RuleMatch.No;
        }

        if (destination == RuleMatch.No)
        {
            packets.NarrowDestinations(destinations);
            return RuleMatch.No;
        }

        if (source == RuleMatch.No)
        {
            packets.NarrowSources(sources);
            return RuleMatch.No;
        }

        packets.NarrowProtocols(mine);
        packets.NarrowDestinations(destinations);
        packets.NarrowSources(sources);
        if (packets.HasPorts && !HasEveryPort)
        {
            packets.NarrowDestinationPorts(toPorts);
            packets.NarrowSourcePorts(fromPorts);
        }

        return Unread is not null || source == RuleMatch.Maybe || destination == RuleMatch.Maybe ? RuleMatch.Maybe : RuleMatch.Yes;
    }

    /// <summary>Says whether a rule that may be about a packet is about it where guesses are right; null where another one is needed, which is returned as <see langword="false"/>.</summary>
    internal bool? MatchesIf(Guess? guesses, PacketClass packets, out Guess? next)
    {
        next = null;
        bool? isRead = Unread is null ? true : Guess.Find(guesses, Unread, null);
        if (isRead is not true)
        {
            next = isRead is null ? new Guess(Unread!, null, false, guesses) : null;
            return isRead;
        }

        bool? source = Source.HoldsIf(guesses, packets.Source, out RouteGap? gap);
        if (source is not true)
        {
            next = gap is null ? null : new Guess(gap, packets.Source, false, guesses);
            return source;
        }

        bool? destination = Destination.HoldsIf(guesses, packets.Destination, out gap);
        next = gap is null ? null : new Guess(gap, packets.Destination, false, guesses);
        return destination;
    }

    /// <summary>The protocols that the rule is about. A rule with ports is about protocols with ports; no rule can name ICMPv6 (5.27).</summary>
    internal ProtocolSet Concerned(IPFamily family)
    {
        ProtocolSet mine = Protocols;
        if (family == IPFamily.IPv6 && !NamesICMPv6)
        {
            mine = (mine & ProtocolSet.Other) != 0 ? mine | ProtocolSet.Icmp : mine & ~ProtocolSet.Icmp;
        }

        return HasEveryPort ? mine : mine & ProtocolSet.WithPorts;
    }

    /// <summary>Says whether ports are all in one of some runs, or none is in any.</summary>
    private static RuleMatch MatchAll(PortRange[] runs, PortRange ports)
    {
        foreach (PortRange run in runs)
        {
            if (run.First <= ports.Last && ports.First <= run.Last)
            {
                return Covers(run, ports) ? RuleMatch.Yes : RuleMatch.Maybe;
            }
        }

        return RuleMatch.No;
    }

    private static bool Covers(PortRange outer, PortRange inner) => outer.First <= inner.First && inner.Last <= outer.Last;

    private static bool Holds(PortRange[] runs, int port, out PortRange around)
    {
        int first = 0;
        foreach (PortRange run in runs)
        {
            if (port < run.First)
            {
                around = new PortRange(first, run.First - 1);
                return false;
            }

            if (port <= run.Last)
            {
                around = run;
                return true;
            }

            first = run.Last + 1;
        }

        around = new PortRange(first, 65535);
        return false;
    }
}
