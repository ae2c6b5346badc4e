using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What makes the routes of one subnet differ from those of another in the same VNet.</summary>
/// <param name="RouteTable">Index of the route table; negative when there is none or it is not in the input.</param>
/// <param name="UnresolvedRouteTable">The route table that the subnet names and the input does not hold; null otherwise.</param>
/// <param name="ServiceEndpoints">The enabled service endpoints.</param>
/// <param name="VNetId">The VNet.</param>
internal sealed record SubnetRouteInputs(int RouteTable, ResourceId? UnresolvedRouteTable, ValueList<ServiceEndpoint> ServiceEndpoints, ResourceId VNetId);
