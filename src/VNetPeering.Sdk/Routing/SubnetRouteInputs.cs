using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What makes the routes of one subnet differ from those of another.</summary>
/// <param name="VNet">Index of the VNet.</param>
/// <param name="RouteTable">Index of the route table; negative when there is none or it is not in the input.</param>
/// <param name="UnresolvedRouteTable">The route table that the subnet names and the input does not hold; null otherwise.</param>
/// <param name="ServiceEndpoints">The enabled service endpoints.</param>
internal sealed record SubnetRouteInputs(int VNet, int RouteTable, ResourceId? UnresolvedRouteTable, ValueList<ServiceEndpoint> ServiceEndpoints);
