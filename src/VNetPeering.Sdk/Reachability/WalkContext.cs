using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>What every walk through one network needs. Thread-safe.</summary>
/// <param name="Tables">The effective routes.</param>
/// <param name="Security">The security groups.</param>
/// <param name="Places">The places.</param>
internal sealed record WalkContext(RoutingTables Tables, SecurityGroups Security, PlaceFinder Places);
