using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>What a security group does to a class of packets.</summary>
/// <param name="Access">What it does; null when it hangs on something that the input does not hold.</param>
/// <param name="Rule">The rule that decides: the first that matches; null where the group itself is not in the input.</param>
/// <param name="Gap">What is not known; null when the verdict is certain.</param>
internal readonly record struct GroupVerdict(SecurityRuleAccess? Access, CompiledSecurityRule? Rule, RouteGap? Gap);
