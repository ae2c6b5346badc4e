using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A firewall policy that a source describes.</summary>
internal sealed record FirewallPolicy(ResourceId Id);
