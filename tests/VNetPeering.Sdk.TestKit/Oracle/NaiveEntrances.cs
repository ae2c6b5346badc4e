using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Who from the Internet gets in where (3.72), resource by resource.</summary>
internal static class NaiveEntrances
{
    /// <summary>The ways in to a private address for a caller from the Internet. The port of the packet is that of the machine; the caller calls whatever port leads there.</summary>
    internal static IEnumerable<OracleEntrance> Of(Topology topology, HostAddress from, HostAddress to, OraclePacketKind kind) =>
        ToInterfaces(topology, to, kind).Concat(topology.AzureFirewalls.Where(firewall => firewall.SubnetId is not null).SelectMany(firewall => Of(firewall, from, to, kind)));

    private static IEnumerable<OracleEntrance> ToInterfaces(Topology topology, HostAddress to, OraclePacketKind kind)
    {
        foreach (NetworkInterface own in topology.NetworkInterfaces)
        {
            foreach (IPConfiguration configuration in own.IPConfigurations.Where(one => one.PrivateIPAddress == to))
            {
                if (configuration.PublicIPAddressId is not null)
                {
                    yield return new OracleEntrance(own, null) { IsClosedWithoutGroup = IsStandard(topology, configuration.PublicIPAddressId) };
                }

                foreach (LoadBalancer balancer in topology.LoadBalancers)
                {
                    foreach (LoadBalancerRule rule in balancer.Rules.Where(rule => IsAbout(rule, kind)))
                    {
                        bool isPublic = balancer.FrontEnds.Any(front => front.Name == rule.FrontEnd && front.PublicIPAddressId is not null);
                        bool isBehind = rule.BackendPoolId is { } pool
                            ? configuration.LoadBalancerBackendPoolIds.Contains(pool)
                            : rule.BackendIPConfigurationId == own.Id.Child("ipConfigurations", configuration.Name);
                        if (isPublic && isBehind)
                        {
                            yield return new OracleEntrance(own, null) { IsClosedWithoutGroup = balancer.Sku == "Standard" };
                        }
                    }
                }
            }
        }
    }

    private static bool IsStandard(Topology topology, ResourceId address) => topology.PublicIPAddresses.Any(one => one.Id == address && one.Sku == "Standard");

    /// <summary>Of the rules about one public address the first that is about the packet, with the port that is called, decides where it goes.</summary>
    private static IEnumerable<OracleEntrance> Of(AzureFirewall firewall, HostAddress from, HostAddress to, OraclePacketKind kind)
    {
        foreach (DestinationNatRule[] same in ByPublicAddress(firewall))
        {
            DestinationNatRule[] rules = [.. same.Where(rule => NaiveAdmission.Holds(rule.Sources, from))];
            foreach (int port in PortsToCall(rules, kind))
            {
                DestinationNatRule? first = rules.FirstOrDefault(rule => NaiveAdmission.IsAbout(rule.Protocol, kind with { DestinationPort = port }));
                if (first is null || (kind.HasPorts && (first.TranslatedPort ?? port) != kind.DestinationPort))
                {
                    continue;
                }

                if (first.TranslatedAddress is null)
                {
                    yield return new OracleEntrance(null, null);
                }
                else if (first.TranslatedAddress == to)
                {
                    yield return new OracleEntrance(null, firewall);
                }
            }
        }
    }

    /// <summary>Rules that do not state an address are about the only one; where there are several, each may be about another.</summary>
    private static IEnumerable<DestinationNatRule[]> ByPublicAddress(AzureFirewall firewall) =>
        firewall.PublicIPAddressIds.Count == 1 && firewall.DestinationNatRules.Any(rule => rule.DestinationAddress is null) ? [[.. firewall.DestinationNatRules]]
        : firewall.DestinationNatRules.GroupBy(rule => rule.DestinationAddress?.ToString() ?? rule.Name.Value).Select(group => group.ToArray());

    /// <summary>The port itself, and the ends of what the rules name with their neighbours: between two of them every port fares alike.</summary>
    private static IEnumerable<int> PortsToCall(DestinationNatRule[] rules, OraclePacketKind kind) => !kind.HasPorts ? [0] :
        rules.SelectMany(rule => rule.Protocol.Ports).SelectMany(range => new[] { range.First - 1, range.First, range.Last, range.Last + 1 })
            .Where(port => port is > 0 and <= 65535).Prepend(kind.DestinationPort).Distinct();

    private static bool IsAbout(LoadBalancerRule rule, OraclePacketKind kind) =>
        kind.HasPorts
        && string.Equals(rule.Protocol, kind.Protocol.ToString(), StringComparison.OrdinalIgnoreCase)
        && (rule.BackendPort == 0 ? rule.FrontEndPort : rule.BackendPort) == kind.DestinationPort;
}
