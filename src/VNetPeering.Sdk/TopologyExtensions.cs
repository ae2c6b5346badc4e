using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>The verbs of a topology.</summary>
public static class TopologyExtensions
{
    /// <summary>Makes a topology ready for questions about routes and flows.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static CompiledNetwork Compile(this Topology topology, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return new CompiledNetwork(topology, options ?? new CompileOptions());
    }
}
