using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What becomes of one packet and its answer, as the oracle sees it.</summary>
/// <remarks><see cref="Return"/> is null where the packet never arrived and the destination is none that could answer from a known place.</remarks>
public sealed record OracleTrace(Verdict Verdict, Disposition Forward, Disposition? Return)
{
    /// <summary>Gets how each equal way ends, with each answer to it: all that may be said of it.</summary>
    public ValueList<ValueList<OracleEnds>> Ways { get; init; } = [];

    /// <summary>Gets the same of all ways, each once.</summary>
    public ValueList<OracleEnds> Ends => [.. Ways.SelectMany(way => way).Distinct()];

    /// <summary>Gets the names of the sites where the packet arrives, on any of equal ways: an address is wherever its route leads.</summary>
    public ValueList<string> Sites { get; init; } = [];

    /// <summary>Gets why something is not known.</summary>
    public ValueList<UnknownReason> Unknowns { get; init; } = [];

    /// <summary>Gets whether a way comes where a route that nobody declares could lead elsewhere.</summary>
    public bool MissesRoutes { get; init; }

    /// <summary>Gets whether the same holds behind the first thing that stops a packet: which groups it would have passed is not known.</summary>
    public bool MissesRoutesBehindBlock { get; init; }

    /// <summary>Gets whether an appliance or a firewall put its own address in the place of the source on any way.</summary>
    public bool IsTranslated { get; init; }

    /// <summary>Gets the way as lines, for the message of a failing test.</summary>
    public ValueList<string> Log { get; init; } = [];

    /// <summary>Returns the trace as text.</summary>
    public override string ToString() => $"{Verdict}: forward {Forward}, return {Return?.ToString() ?? "-"} of [{string.Join(", ", Ends)}], unknown [{string.Join(", ", Unknowns)}]\n    {string.Join("\n    ", Log)}";
}
