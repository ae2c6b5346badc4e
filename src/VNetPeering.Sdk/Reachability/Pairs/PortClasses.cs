using System.Runtime.InteropServices;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Puts protocols together that nothing in a network tells apart: every rule of a group, appliance, firewall or load balancer is about all ports of both, or about none of them.
/// What is said of one is said of the other. Cost: linear in the rules, none for one protocol. Immutable; thread-safe.
/// </summary>
internal sealed class PortClasses
{
    private readonly int[] _classOf;

    private PortClasses(int[] classOf, Protocol[] samples)
    {
        _classOf = classOf;
        Samples = samples;
    }

    /// <summary>Gets a protocol of each class.</summary>
    internal Protocol[] Samples { get; }

    /// <summary>Gets the class of the protocol at a position.</summary>
    internal int this[int protocol] => _classOf[protocol];

    internal static PortClasses Of(Topology topology, ValueList<Protocol> protocols)
    {
        if (protocols.Count == 1)
        {
            return new PortClasses([0], [protocols[0]]);
        }

        PortRange[] told = [.. Told(topology)];
        var classOf = new int[protocols.Count];
        var samples = new List<Protocol>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classOf.Length; i++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, KeyOf(protocols[i], told), out bool exists);
            if (!exists)
            {
                number = samples.Count;
                samples.Add(protocols[i]);
            }

            classOf[i] = number;
        }

        return new PortClasses(classOf, [.. samples]);
    }

    /// <summary>The kind, and for each range whether it holds the ports; where it holds a part of them, the protocol is like no other.</summary>
    private static string KeyOf(Protocol protocol, PortRange[] told)
    {
        if (protocol.Ports.Count == 0)
        {
            return protocol.ToString();
        }

        var key = new char[told.Length];
        for (int i = 0; i < told.Length; i++)
        {
            PortRange range = told[i];
            int within = protocol.Ports.Count(ports => range.First <= ports.First && ports.Last <= range.Last);
            int outside = protocol.Ports.Count(ports => ports.Last < range.First || range.Last < ports.First);
            if (within != protocol.Ports.Count && outside != protocol.Ports.Count)
            {
                return protocol.ToString();
            }

            key[i] = within > 0 ? '1' : '0';
        }

        return $"{protocol.Kind} {new string(key)}";
    }

    /// <summary>The ranges of ports that anything names.</summary>
    private static HashSet<PortRange> Told(Topology topology)
    {
        // Networks have rules by the hundred thousand, and a few words for their ports.
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (NetworkSecurityGroup group in topology.NetworkSecurityGroups)
        {
            foreach (SecurityRule rule in group.SecurityRules)
            {
                words.Add(rule.SourcePortRange ?? "*");
                words.Add(rule.DestinationPortRange ?? "*");
                words.UnionWith(rule.SourcePortRanges);
                words.UnionWith(rule.DestinationPortRanges);
            }
        }

        foreach (AdminRule rule in topology.NetworkManagers.SelectMany(manager => manager.SecurityAdminConfigurations).SelectMany(configuration => configuration.RuleCollections).SelectMany(collection => collection.Rules))
        {
            words.UnionWith(rule.SourcePortRanges);
            words.UnionWith(rule.DestinationPortRanges);
        }

        HashSet<PortRange> told = [.. words.Select(PortText.Read).OfType<PortRange>()];
        told.UnionWith(topology.AzureFirewalls.SelectMany(firewall => firewall.Rules ?? []).SelectMany(rule => rule.Protocol.Ports));
        told.UnionWith(topology.AzureFirewalls.SelectMany(firewall => firewall.DestinationNatRules).SelectMany(rule => rule.Protocol.Ports));
        told.UnionWith(topology.Appliances.SelectMany(appliance => appliance.AdmittedFlows ?? []).SelectMany(flow => flow.Protocol.Ports));
        told.UnionWith(topology.LoadBalancers.SelectMany(balancer => balancer.Rules).SelectMany(rule => new[] { rule.FrontEndPort, rule.BackendPort }).Select(port => new PortRange(port, port)));
        return told;
    }
}
