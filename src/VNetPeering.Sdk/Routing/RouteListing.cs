using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>A subnet's table as records.</summary>
/// <param name="Rows">The rows in Azure's order.</param>
/// <param name="Gaps">Why rows may be missing.</param>
/// <param name="Assumptions">What was taken for granted.</param>
internal sealed record RouteListing(ValueList<EffectiveRoute> Rows, ValueList<RouteGap> Gaps, ValueList<Assumption> Assumptions);
