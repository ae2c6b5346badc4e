using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Matching;

/// <summary>What can be asked of a trace. Each check returns null where it holds, else the fact that follows the name of the flow in a failure.</summary>
internal static class FlowChecks
{
    internal static string? Reachable(FlowTrace trace) => trace.Verdict == Verdict.Reachable ? null : $"should be reachable, but is {trace.Verdict}.";

    internal static string? Blocked(FlowTrace trace)
    {
        if (trace.Verdict != Verdict.Blocked)
        {
            return $"should be blocked, but is {trace.Verdict}.";
        }

        // Blocked says that at least one part is. A test that nothing passes needs all of them.
        return trace.Ways.FirstOrDefault(way => way.Verdict != Verdict.Blocked) is { } open
            ? $"should be blocked, but only a part of it is: {Class(open)} is {open.Verdict}, as it {Passing(open.Forward)}."
            : null;
    }

    internal static string? Blocked(FlowTrace trace, string? by)
    {
        if (by is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(by);
        }

        return Blocked(trace) ?? (by is null || trace.Blockers.Any(blocker => BlockedBy.IsMeant(trace, blocker, by)) ? null : $"should be blocked by \"{by}\", but is blocked by something else.");
    }

    internal static string? Blocked(FlowTrace trace, Disposition by) => Blocked(trace)
        ?? (trace.Blockers.Any(blocker => blocker.Reason == by) ? null : $"should be blocked for the reason {by}, but is blocked for {string.Join(", ", trace.Blockers.Select(blocker => blocker.Reason).Distinct())}.");

    internal static string? Traverses(FlowTrace trace, string place) => Reachable(trace)
        ?? (trace.Ways.FirstOrDefault(way => !way.Forward.Passes(place)) is { } other ? $"should traverse \"{place}\", but {Passing(other.Forward)}{Class(trace, other)}." : null);

    internal static string? Avoids(FlowTrace trace, string place)
    {
        if (Reachable(trace) is { } fact)
        {
            return fact;
        }

        if (trace.Ways.FirstOrDefault(way => way.Forward.Passes(place) || way.Return.Passes(place)) is not { } other)
        {
            return null;
        }

        string passing = other.Forward.Passes(place) ? Passing(other.Forward) : $"its answer {Passing(other.Return)}";
        return $"should not traverse \"{place}\", but {passing}{Class(trace, other)}.";
    }

    internal static string? Symmetric(FlowTrace trace) => Reachable(trace)
        ?? (trace.Ways.FirstOrDefault(way => !way.Forward.Stations().SequenceEqual(way.Return.Stations().Reverse())) is { } other
            ? $"should be symmetric, but {Passing(other.Forward)}, and its answer {Passing(other.Return)}{Class(trace, other)}."
            : null);

    private static string Passing(DirectionTrace direction) => $"passes {string.Join(", ", direction.Stations())}";

    private static string Class(FlowTrace trace, FlowWay way) => trace.Ways.Count == 1 ? string.Empty : $" ({Class(way)})";

    private static string Class(FlowWay way) => $"{string.Join(' ', way.Protocols)} from {way.From} to {way.To}";
}
