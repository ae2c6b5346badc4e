using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The host row of a private endpoint, and how long a user-defined prefix must be to displace it.</summary>
/// <param name="Row">The Active row.</param>
/// <param name="Address">The address of the endpoint.</param>
/// <param name="DisplacedFromLength">
/// The length of the endpoint VNet's prefix, when the endpoint's subnet lets route tables reach it; null when only a host route displaces the row (rule 3.11).
/// </param>
internal sealed record EndpointRow(EffectiveRoute Row, HostAddress Address, int? DisplacedFromLength);
