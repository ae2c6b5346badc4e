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
    /// <param name="firewall">The firewall.</param>
    /// <param name="packets">The packets with the private address and port that they go on to.</param>
    internal static DestinationNatRule? Publishes(AzureFirewall firewall, PacketClass packets)
    {
        for (int i = 0; i < firewall.DestinationNatRules.Count; i++)
        {
            if (firewall.DestinationNatRules[i] is { TranslatedAddress: { } address } && HandsOver(firewall, i, [address.ToPrefix()], packets))
            {
                return firewall.DestinationNatRules[i];
            }
        }

        return null;
    }

    /// <summary>Says whether a rule of which it is not known where it leads may hand a packet over, and narrows the class.</summary>
    internal static bool MayPublish(AzureFirewall firewall, PacketClass packets)
    {
        for (int i = 0; i < firewall.DestinationNatRules.Count; i++)
        {
            if (firewall.DestinationNatRules[i].TranslatedAddress is null && HandsOver(firewall, i, [], packets))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether a rule is about the packets, and a caller has a port to call that no rule before it takes: the first that is about a call decides where it goes.</summary>
    private static bool HandsOver(AzureFirewall firewall, int index, ValueList<AddressPrefix> destinations, PacketClass packets)
    {
        DestinationNatRule rule = firewall.DestinationNatRules[index];
        ValueList<PortRange> behind = rule.TranslatedPort is { } port ? [new PortRange(port, port)] : rule.Protocol.Ports;
        if (Compile(rule.Protocol, behind, rule.Sources, destinations).Match(packets) != RuleMatch.Yes)
        {
            return false;
        }

        List<PortRange> callable = rule.TranslatedPort is null || !packets.HasPorts ? [new PortRange(packets.DestinationPort, packets.DestinationPort)]
            : rule.Protocol.Ports.Count == 0 ? [PortRange.All]
            : [.. rule.Protocol.Ports];
        foreach (DestinationNatRule earlier in firewall.DestinationNatRules.Take(index).Where(earlier => HaveOneAddress(firewall, earlier, rule)))
        {
            bool isPortKept = rule.TranslatedPort is null;
            if (Compile(earlier.Protocol, isPortKept ? earlier.Protocol.Ports : [], earlier.Sources, []).Match(packets) == RuleMatch.Yes)
            {
                callable = isPortKept || earlier.Protocol.Ports.Count == 0 ? [] : Without(callable, earlier.Protocol.Ports);
            }
        }

        return callable.Count > 0;
    }

    /// <summary>Two stated addresses can be compared, and a firewall with one public address is called at that. Of others it is not known that one rule stands before the other.</summary>
    private static bool HaveOneAddress(AzureFirewall firewall, DestinationNatRule one, DestinationNatRule other) => one.DestinationAddress is { } called && other.DestinationAddress is { } address
        ? called == address
        : firewall.PublicIPAddressIds.Count == 1;

    private static List<PortRange> Without(List<PortRange> ports, ValueList<PortRange> taken)
    {
        foreach (PortRange away in taken)
        {
            ports =
            [
                .. from range in ports
                   from left in new[] { (range.First, Last: Math.Min(range.Last, away.First - 1)), (First: Math.Max(range.First, away.Last + 1), range.Last) }
                   where left.First <= left.Last
                   select new PortRange(left.First, left.Last),
            ];
        }

        return ports;
    }

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
