using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk;

/// <summary>A topology made ready for questions about routes and flows.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed class CompiledNetwork
{
    internal CompiledNetwork(Topology topology, CompileOptions options)
    {
        Topology = topology;
        Options = options;
    }

    /// <summary>Gets the topology.</summary>
    public Topology Topology { get; }

    /// <summary>Gets the options that it was compiled with.</summary>
    public CompileOptions Options { get; }

    /// <summary>Returns the effective routes of a subnet, or of the subnet of a network interface or VM.</summary>
    public EffectiveRouteTable EffectiveRoutes(string place) => throw new NotImplementedException();

    /// <summary>Returns where packets from a place to an address go first.</summary>
    public NextHop NextHop(string from, HostAddress to) => throw new NotImplementedException();

    /// <summary>Traces a flow and its answer. No protocol: it must pass for all. No family: IPv4 where both ends have it.</summary>
    public FlowTrace Trace(string from, string to, Protocol? protocol = null, IPFamily? family = null) => throw new NotImplementedException();

    /// <summary>Returns the trace of a flow and its answer as text.</summary>
    public string Explain(string from, string to, Protocol? protocol = null, IPFamily? family = null) => throw new NotImplementedException();

    /// <summary>Returns the place that a text names.</summary>
    /// <exception cref="PlaceException">The text names no place, or several.</exception>
    public Place FindPlace(string text) => throw new NotImplementedException();
}
