using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The rules of a policy's rule collection group that publish private addresses, in the order in which they are looked at.</summary>
internal sealed record NatRuleGroup(long Priority, ValueList<DestinationNatRule> Rules);
