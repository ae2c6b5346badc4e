using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A rule that publishes a private address, before the IP groups of its callers are looked up. Sources are null where the rule states none, for every caller.</summary>
internal sealed record NatRuleDraft(DestinationNatRule Rule, RuleSideDraft? Sources);
