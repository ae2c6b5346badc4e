namespace VNetPeering.Sdk.Reachability;

/// <summary>Which of several equal ways a walk takes, each modulo their number.</summary>
/// <param name="NextHop">Among the equal next hops of a route. A flow and its answer choose each for themselves (rule 3.58).</param>
/// <param name="Backend">Among the backends of a load balancer, which keeps a flow and its answer on one of them.</param>
internal readonly record struct PathChoice(int NextHop, int Backend);
