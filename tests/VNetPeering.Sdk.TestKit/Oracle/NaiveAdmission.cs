using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What firewalls and appliances let through: one packet against one rule after the other.</summary>
internal static class NaiveAdmission
{
    /// <summary>What is declared counts before rules; the first rule that is about the packet decides, and what no rule allows is dropped. Without either everything passes (3.59).</summary>
    internal static bool Admits(AzureFirewall firewall, OraclePacket packet)
    {
        if (firewall.AdmittedFlows is { } declared)
        {
            return Admits(declared, packet);
        }

        if (firewall.Rules is null)
        {
            return true;
        }

        foreach (FirewallRule rule in firewall.Rules)
        {
            bool isAbout = IsAbout(rule.Protocol, packet.Kind) && Holds(rule.Sources, packet.From) && Holds(rule.Destinations, packet.To);

            // What is known in part allows, by assumption, and denies nothing for certain.
            if (isAbout && !(rule.IsPartlyKnown && rule.Access == SecurityRuleAccess.Deny))
            {
                return rule.Access == SecurityRuleAccess.Allow;
            }
        }

        return false;
    }

    /// <summary>Whether one of the declared flows is that of the packet.</summary>
    internal static bool Admits(ValueList<AdmittedFlow> flows, OraclePacket packet) =>
        flows.Any(flow => IsAbout(flow.Protocol, packet.Kind) && Holds(flow.Sources, packet.From) && Holds(flow.Destinations, packet.To));

    internal static bool Holds(ValueList<AddressPrefix> prefixes, HostAddress address) => prefixes.Count == 0 || prefixes.Any(prefix => prefix.Contains(address));

    internal static bool IsAbout(Protocol protocol, OraclePacketKind kind) => protocol.Kind == ProtocolKind.Any
        ? protocol.Ports.Count == 0 || (kind.HasPorts && HasPort(protocol, kind))
        : protocol.Kind == kind.Protocol && (protocol.Ports.Count == 0 || HasPort(protocol, kind));

    private static bool HasPort(Protocol protocol, OraclePacketKind kind) => protocol.Ports.Any(range => range.First <= kind.DestinationPort && kind.DestinationPort <= range.Last);
}
