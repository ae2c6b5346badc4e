namespace VNetPeering.Sdk.Reachability;

/// <summary>Which of several equal ways a walk takes at each fork.</summary>
/// <param name="Forks">
/// The way at each fork, in the order in which the walk meets them; behind the end it takes the first. A flow and its answer choose each for themselves
/// (rule 3.58).
/// </param>
/// <param name="Backend">Among the backends of a load balancer, modulo their number. The first load balancer of a flow follows it, and keeps the answer on the same one; others are forks.</param>
internal readonly record struct PathChoice(int[] Forks, int Backend)
{
    /// <summary>Gets the address on the Internet that a client calls, among those that lead to the destination.</summary>
    internal int Door { get; init; }

    /// <summary>Gets the first way everywhere.</summary>
    internal static PathChoice First { get; } = new([], 0);

    /// <summary>Returns the way at a fork.</summary>
    internal int At(int fork) => fork < Forks.Length ? Forks[fork] : 0;

    /// <summary>Returns the choice that follows one, as an odometer counts; null behind the last.</summary>
    /// <param name="taken">The forks that a walk with this choice met: the way that it took, and how many there were.</param>
    internal PathChoice? After(IReadOnlyList<(int Way, int Count)> taken)
    {
        for (int i = taken.Count - 1; i >= 0; i--)
        {
            if (taken[i].Way + 1 < taken[i].Count)
            {
                return this with { Forks = [.. taken.Take(i).Select(fork => fork.Way), taken[i].Way + 1] };
            }
        }

        return null;
    }
}
