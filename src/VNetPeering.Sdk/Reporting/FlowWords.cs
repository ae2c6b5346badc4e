using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The parts of a trace that stand in both the text and the JSON answer.</summary>
internal static class FlowWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "Reachable",
        Verdict.Blocked => "Blocked",
        Verdict.Unknown => "Unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This is no verdict."),
    };

    /// <summary>Returns the verdict in capitals with what it rests on.</summary>
    public static string Headline(FlowTrace trace) => trace.Verdict switch
    {
        Verdict.Reachable => "REACHABLE, and the answer comes back",
        Verdict.Blocked => $"BLOCKED by {Counted.Of(trace.Blockers.Count, "blocker")}{(trace.Partial.Count == 0 ? string.Empty : ", in part")}",
        Verdict.Unknown => $"UNKNOWN, because {Counted.Of(trace.Unknowns.Count, "fact")} that {(trace.Unknowns.Count == 1 ? "decides is" : "decide are")} not known",
        _ => throw new ArgumentOutOfRangeException(nameof(trace), trace.Verdict, "This is no verdict."),
    };

    /// <summary>Returns the name of a place, with the address that was asked about where it is not the name itself.</summary>
    public static string Place(Place place) => place.Address is null || place.Name == place.Address.Value.ToString() ? place.Name : $"{place.Name} ({place.Address})";

    /// <summary>Returns the protocol and ports of a part of a trace.</summary>
    public static string Traffic(PartialVerdict part) => part.SourcePorts == new PortRange(1024, 65535) ? part.Protocol.ToString() : $"{part.Protocol} from {part.SourcePorts}";

    public static string Where(string at, bool onReturn) => $"{at}{(onReturn ? ", on the way back" : string.Empty)}: ";
}
