using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Which rule of a load balancer is about a packet.</summary>
internal static class FrontEndRules
{
    /// <summary>Returns the first rule of a front end that is about a packet sent to it, and narrows the class to the packets that it is about; null when none is.</summary>
    internal static LoadBalancerRule? At(LoadBalancer balancer, ResourceName frontEnd, PacketClass packets) =>
        balancer.Rules.FirstOrDefault(rule => rule.FrontEnd == frontEnd && IsAbout(rule, rule.FrontEndPort, packets));

    /// <summary>Says whether a rule hands packets with these protocols and ports over to the backend, as the backend sees them.</summary>
    internal static bool HandsOver(LoadBalancerRule rule, PacketClass packets) => IsAbout(rule, BackendPortOf(rule), packets);

    /// <summary>Returns the port at the backend; 0 where the packet keeps its port.</summary>
    internal static int BackendPortOf(LoadBalancerRule rule) => rule.BackendPort > 0 ? rule.BackendPort : rule.FrontEndPort;

    // A port that the input does not state is any port, and so is a protocol that nobody can read: what is not known must not block.
    private static bool IsAbout(LoadBalancerRule rule, int port, PacketClass packets) =>
        new CompiledSecurityRule
        {
            Name = rule.Name,
            Priority = 0,
            Direction = SecurityRuleDirection.Inbound,
            Access = SecurityRuleAccess.Allow,
            Protocols = ProtocolSets.Of(rule.Protocol) ?? ProtocolSet.All,
            DestinationPorts = [port == 0 ? PortRange.All : new PortRange(port, port)],
        }.Match(packets) == RuleMatch.Yes;
}
