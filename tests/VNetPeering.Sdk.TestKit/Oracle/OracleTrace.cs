using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What becomes of one packet and its answer, as the oracle sees it.</summary>
/// <remarks><see cref="Return"/> is null where the packet never arrived and the destination is none that could answer from a known place.</remarks>
public sealed record OracleTrace(Verdict Verdict, Disposition Forward, Disposition? Return)
{
    /// <summary>Gets how the packet ends on the worst of equal ways: one end, or several certain stops.</summary>
    public ValueList<Disposition> ForwardEnds { get; init; } = [];

    /// <summary>Gets the same of the answer.</summary>
    public ValueList<Disposition> ReturnEnds { get; init; } = [];

    /// <summary>Gets why something is not known.</summary>
    public ValueList<UnknownReason> Unknowns { get; init; } = [];

    /// <summary>Gets the way as lines, for the message of a failing test.</summary>
    public ValueList<string> Log { get; init; } = [];

    /// <summary>Returns the trace as text.</summary>
    public override string ToString() => $"{Verdict}: forward {string.Join("|", ForwardEnds)}, return {string.Join("|", ReturnEnds)}, unknown [{string.Join(", ", Unknowns)}]\n    {string.Join("\n    ", Log)}";
}
