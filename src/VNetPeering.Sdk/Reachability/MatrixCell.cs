using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Whether flows between two places pass.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record MatrixCell
{
    /// <summary>Gets where the flows start.</summary>
    public required Place Source { get; init; }

    /// <summary>Gets where they go.</summary>
    public required Place Destination { get; init; }

    /// <summary>Gets the protocol and destination ports.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets the verdict of <see cref="CompiledNetwork.Trace"/> for these flows; where <see cref="IsPartial"/>, that of those which get through.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets whether it holds for some addresses, protocols or ports only and the others are Blocked. Queries for what gets through tell such cells too.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Returns, for example, <c>app/web -> data/sql tcp/443: Reachable</c>.</summary>
    public override string ToString() => $"{Source} -> {Destination} {Protocol}: {Verdict}{(IsPartial ? " in part" : string.Empty)}";
}
