using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Security;

/// <summary>What an appliance or firewall lets through, as declared or by rules, and what a firewall publishes, as rules that look at packets.</summary>
internal static class AdmissionRules
{
    /// <summary>Says whether any of the declared flows is about a packet, and narrows the class to the packets for which the answer holds.</summary>
    internal static bool Admits(ValueList<AdmittedFlow> flows, PacketClass packets)
    {
        foreach (AdmittedFlow flow in flows)
        {
            if (Compile(flow.Protocol, flow.Protocol.Ports, flow.Sources, flow.Destinations).Match(packets) == RuleMatch.Yes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether the rules of a firewall let a packet through, by the first one that matches, and narrows the class to the packets for which the answer holds.</summary>
    /// <param name="rules">The rules, in the order in which they are looked at.</param>
    /// <param name="packets">The packets.</param>
    /// <param name="isAssumed">Whether the answer takes for granted what a rule that is known in part is about.</param>
    internal static bool Admits(ValueList<FirewallRule> rules, PacketClass packets, out bool isAssumed)
    {
        isAssumed = false;
        foreach (FirewallRule rule in rules)
        {
            if (Compile(rule.Protocol, rule.Protocol.Ports, rule.Sources, rule.Destinations).Match(packets) != RuleMatch.Yes)
            {
                continue;
            }

            isAssumed |= rule.IsPartlyKnown;
            if (!rule.IsPartlyKnown || rule.Access == SecurityRuleAccess.Allow)
            {
                return rule.Access == SecurityRuleAccess.Allow;
            }
        }

        return false;
    }

    /// <summary>Returns the first rule that hands a packet over to its private destination, and narrows the class; null when none does.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="packets">The packets with the private address and port that they go on to.</param>
    internal static DestinationNatRule? Publishes(ValueList<DestinationNatRule> rules, PacketClass packets)
    {
        foreach (DestinationNatRule rule in rules)
        {
            if (rule.TranslatedAddress is { } address && Compile(rule.Protocol, PortsBehind(rule), rule.Sources, [address.ToPrefix()]).Match(packets) == RuleMatch.Yes)
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>Says whether a rule of which it is not known where it leads may hand a packet over, and narrows the class.</summary>
    internal static bool MayPublish(ValueList<DestinationNatRule> rules, PacketClass packets) =>
        rules.Any(rule => rule.TranslatedAddress is null && Compile(rule.Protocol, PortsBehind(rule), rule.Sources, []).Match(packets) == RuleMatch.Yes);

    private static ValueList<PortRange> PortsBehind(DestinationNatRule rule) => rule.TranslatedPort is { } port ? [new PortRange(port, port)] : rule.Protocol.Ports;

    private static CompiledSecurityRule Compile(Protocol protocol, ValueList<PortRange> ports, ValueList<AddressPrefix> sources, ValueList<AddressPrefix> destinations) => new()
    {
        Name = string.Empty,
        Priority = 0,
        Direction = SecurityRuleDirection.Inbound,
        Access = SecurityRuleAccess.Allow,
        Protocols = ProtocolSets.Of(protocol.Kind),
        NamesICMPv6 = true,
        DestinationPorts = ports.Count == 0 ? [PortRange.All] : PortText.Join(ports),
        Source = Side(sources),
        Destination = Side(destinations),
    };

    private static AddressSide Side(ValueList<AddressPrefix> prefixes) => prefixes.Count == 0 ? AddressSide.Any : new AddressSide { Ranges = AddressRanges.Of(prefixes) };
}
