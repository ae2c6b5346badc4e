using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing;

/// <summary>Sets of flows of a network. Thread-safe.</summary>
public static class NetworkFlows
{
    /// <summary>Returns the flows between two sets of places.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">Where they start: a place as <see cref="CompiledNetwork.Trace"/> takes it, or a pattern.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="protocol">Protocol and ports; null means all.</param>
    /// <remarks>
    /// In a pattern, <c>*</c> stands for any text without a slash and <c>?</c> for one letter. <c>data/*</c> is every subnet of the VNet data and every network
    /// interface in them, as an interface may have a security group and a public address of its own, and as destinations the private endpoints and front ends in
    /// them too; subnets of the platform's own instances, such as GatewaySubnet, are left out. With <c>subnet:</c>, <c>nic:</c>, <c>vm:</c>, <c>site:</c> or <c>pool:</c> in front it is places of that kind alone.
    /// </remarks>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    /// <exception cref="PlaceException">A pattern names no place, or a kind of place that is none.</exception>
    public static FlowSet Flows(this CompiledNetwork network, string from, string to, Protocol? protocol = null) => network.Flows([from], [to], protocol);

    /// <summary>Returns the flows between two sets of places, each given by several texts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">Where they start: places and patterns, each place counted once.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="protocol">Protocol and ports; null means all.</param>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    /// <exception cref="PlaceException">A pattern names no place, or a kind of place that is none.</exception>
    public static FlowSet Flows(this CompiledNetwork network, IEnumerable<string> from, IEnumerable<string> to, Protocol? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new FlowSet(network, from, to, protocol ?? Protocol.Any);
    }
}
