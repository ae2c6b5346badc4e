using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What a base table is made from.</summary>
/// <param name="VNet">The VNet, of which only the families count unless its rows are put in.</param>
/// <param name="Own">What the VNet's own gateways bring; null when nothing.</param>
/// <param name="Borrowed">What borrowed gateways bring; null when nothing.</param>
/// <param name="RouteTable">Index of the route table; negative when there is none.</param>
/// <param name="Endpoints">The enabled service endpoints.</param>
internal readonly record struct BaseInputs(CompiledVNet VNet, LearnedRows? Own, LearnedRows? Borrowed, int RouteTable, ValueList<ServiceEndpoint> Endpoints);
