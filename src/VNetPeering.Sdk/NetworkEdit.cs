using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A prepared change of a compiled network: the changed topology, and which tables it touches.</summary>
/// <remarks>It fits the network that prepared it and no other. Immutable; thread-safe.</remarks>
public sealed class NetworkEdit
{
    internal NetworkEdit(CompiledNetwork origin, Topology topology)
    {
        Origin = origin;
        Topology = topology;
    }

    /// <summary>Gets the changed topology.</summary>
    public Topology Topology { get; }

    /// <summary>Gets the number of subnets whose tables are compiled anew; those that share a gateway with a changed one can add to it.</summary>
    public int TouchedSubnets { get; internal init; }

    internal CompiledNetwork Origin { get; }

    /// <summary>Gets whether positions change, so that everything is compiled anew.</summary>
    internal bool IsStructural { get; init; }

    /// <summary>Gets the VNets that have a new record.</summary>
    internal int[] ChangedVNets { get; init; } = [];

    /// <summary>Gets the VNets of which every table may change.</summary>
    internal int[] TouchedVNets { get; init; } = [];

    /// <summary>Gets the other subnets, whose route table has changed.</summary>
    internal int[] Subnets { get; init; } = [];
}
