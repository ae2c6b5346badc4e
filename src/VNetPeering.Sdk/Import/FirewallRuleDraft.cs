using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A network or application rule, before the IP groups that it names are looked up.</summary>
internal sealed record FirewallRuleDraft(FirewallRule Rule, RuleSideDraft Sources, RuleSideDraft Destinations);
