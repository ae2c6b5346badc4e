namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Numbers of pairs of subnets by verdict, but for those that are blocked: they are all others.</summary>
internal struct VerdictSums
{
    internal long Reachable;

    internal long Unknown;

    /// <summary>The pairs of which each is to be traced.</summary>
    internal long ToTrace;

    internal readonly long NotBlocked => Reachable + Unknown + ToTrace;

    internal void Add(Verdict verdict, long pairs)
    {
        Reachable += verdict == Verdict.Reachable ? pairs : 0;
        Unknown += verdict == Verdict.Unknown ? pairs : 0;
    }

    internal void Add(VerdictSums other)
    {
        Reachable += other.Reachable;
        Unknown += other.Unknown;
        ToTrace += other.ToTrace;
    }
}
