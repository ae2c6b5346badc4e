using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The fate of a class of packets that meet the same routes and rules both ways.</summary>
internal sealed record ClassTrace
{
    /// <summary>The packets of the class.</summary>
    internal required FlowBox Box { get; init; }

    internal required Verdict Verdict { get; init; }

    internal required DirectionTrace Forward { get; init; }

    internal required DirectionTrace Return { get; init; }

    internal required ValueList<Blocker> Blockers { get; init; }

    internal required ValueList<UnknownFact> Unknowns { get; init; }

    internal required ValueList<Assumption> Assumptions { get; init; }

    /// <summary>Every choice among equal ways that was walked; empty where there was none to make.</summary>
    internal IReadOnlyList<ClassTrace> Choices { get; init; } = [];

    /// <summary>The forks among equal ways that the flow, and its answer, met.</summary>
    internal required IReadOnlyList<(int Way, int Count)> ForwardForks { get; init; }

    internal required IReadOnlyList<(int Way, int Count)> ReturnForks { get; init; }

    internal required int Backends { get; init; }

    /// <summary>The number of ways in from the Internet that a client could choose among.</summary>
    internal required int Doors { get; init; }
}
