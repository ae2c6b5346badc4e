using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Who stands behind a public address that the network uses itself: a flow is traced to the machine, not to the address (rule 3.72).</summary>
internal static class PublicAddressUse
{
    /// <summary>Returns why an address is no end of a flow, with the places to name instead; null when the network does not use it.</summary>
    internal static PlaceException? Of(CompiledTopology net, HostAddress address)
    {
        Topology topology = net.Topology;
        if (topology.PublicIPAddresses.FirstOrDefault(record => record.Address == address) is not { } used)
        {
            return null;
        }

        if (topology.NetworkInterfaces.FirstOrDefault(nic => nic.IPConfigurations.Any(configuration => configuration.PublicIPAddressId == used.Id)) is { } owner)
        {
            return Refusal($"network interface \"{owner.Name}\"", "Name the interface", [$"nic:{owner.Name}"]);
        }

        if (topology.LoadBalancers.FirstOrDefault(balancer => balancer.FrontEnds.Any(frontEnd => frontEnd.PublicIPAddressId == used.Id)) is { } balancer)
        {
            return Refusal($"load balancer \"{balancer.Name}\"", "Name an interface behind it", Behind(topology, balancer, used));
        }

        if (topology.AzureFirewalls.FirstOrDefault(firewall => firewall.PublicIPAddressIds.Contains(used.Id)) is { } firewall)
        {
            return Refusal(
                $"Azure Firewall \"{firewall.Name}\"",
                "Name a machine that it publishes",
                firewall.DestinationNatRules.Where(rule => rule.DestinationAddress is null || rule.DestinationAddress == address).Select(rule => rule.TranslatedAddress?.ToString()).OfType<string>());
        }

        return Refusal("a gateway, a NAT gateway or nobody", "Name the place that is meant", []);

        PlaceException Refusal(string whose, string way, IEnumerable<string> candidates) =>
            new($"\"{address}\" is public IP address \"{used.Name}\" of {whose}. {way}: flows from the Internet to it come in over its public address.", candidates.Distinct());
    }

    private static IEnumerable<string> Behind(Topology topology, LoadBalancer balancer, PublicIPAddress used)
    {
        LoadBalancerRule[] rules = [.. balancer.Rules.Where(rule => balancer.FrontEnds.Any(frontEnd => frontEnd.Name == rule.FrontEnd && frontEnd.PublicIPAddressId == used.Id))];
        return topology.NetworkInterfaces
            .Where(nic => nic.IPConfigurations.Any(configuration => Array.Exists(rules, rule => InternetEdge.LeadsTo(rule, nic.Id, configuration))))
            .Select(nic => $"nic:{nic.Name}");
    }
}
