using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>A peering link that a rule is about, with the VNet that owns it.</summary>
internal sealed record PeeringSubject(VNet Local, Peering Link);
