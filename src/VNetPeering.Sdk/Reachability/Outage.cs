using System.Collections.Frozen;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// The resources that are down while a network is asked about: VNets, gateways, connections, interfaces, firewalls, load balancers, NAT gateways. They stay where they are,
/// and so do the routes that lead to them (3.37); what reaches them is lost. Immutable; thread-safe.
/// </summary>
internal sealed class Outage
{
    private readonly FrozenSet<ResourceId> _resources;

    internal Outage(IEnumerable<ResourceId> resources) => _resources = resources.ToFrozenSet();

    /// <summary>Everything works.</summary>
    internal static Outage None { get; } = new([]);

    internal bool Holds(ResourceId? resource) => resource is not null && _resources.Count > 0 && _resources.Contains(resource);
}
