using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>What every walk through one network needs. Thread-safe.</summary>
/// <param name="Tables">The effective routes.</param>
/// <param name="Security">The security groups.</param>
/// <param name="Places">The places.</param>
internal sealed record WalkContext(RoutingTables Tables, SecurityGroups Security, PlaceFinder Places)
{
    /// <summary>What is down.</summary>
    internal Outage Outage { get; init; } = Outage.None;

    /// <summary>Compiles a topology for walks.</summary>
    internal static WalkContext Of(Topology topology, AzureBehavior behavior, ServiceTagCatalog tags)
    {
        var tables = new RoutingTables(new CompiledTopology(topology), behavior, tags);
        return new WalkContext(tables, new SecurityGroups(tables), new PlaceFinder(tables, new(() => new PlaceNames(tables))));
    }
}
