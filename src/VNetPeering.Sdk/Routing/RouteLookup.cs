using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The routes of one subnet, ready for millions of questions.</summary>
/// <remarks>It belongs to the network that returned it and keeps answering for that one. Immutable; thread-safe.</remarks>
public sealed class RouteLookup
{
    private readonly SubnetRoutes _routes;

    internal RouteLookup(ResourceId subnetId, SubnetRoutes routes)
    {
        SubnetId = subnetId;
        _routes = routes;
    }

    /// <summary>Gets the id of the subnet.</summary>
    public ResourceId SubnetId { get; }

    /// <summary>
    /// Returns the row that wins for an address, the longest Active prefix that holds it (rule 3.50); null when no row matches. Pure routing: the check of an
    /// appliance's address that Network Watcher adds (rule 7.13) is in <see cref="CompiledNetwork.NextHop(string, HostAddress)"/>.
    /// </summary>
    /// <remarks>Cost: two look-ups in sorted intervals, O(log n). Allocates nothing, except a VNet's records when the first of them is asked for.</remarks>
    public EffectiveRoute? Lookup(HostAddress address) => _routes.Lookup(address);

    /// <summary>Returns the widest range around an address in which the same row wins. Allocates nothing.</summary>
    public AddressRange SameAnswerAround(HostAddress address) => _routes.SameAnswerAround(address);
}
