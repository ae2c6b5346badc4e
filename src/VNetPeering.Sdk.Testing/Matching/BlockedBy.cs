using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Matching;

/// <summary>Blockers by the words that people use for them.</summary>
internal static class BlockedBy
{
    /// <summary>
    /// Says whether a text names what a blocker blames: the resource at fault or one that it lies in, the route table or route that led there, the place, or the
    /// appliance there that sees one direction only.
    /// </summary>
    internal static bool IsMeant(FlowTrace trace, Blocker blocker, string text) =>
        blocker.Resource?.LiesIn(text) is true
        || new NamePattern(text).Matches(blocker.At.Split('/'))
        || IsOfRoute(blocker.Route, text)
        || (blocker.Reason == Disposition.AsymmetricPath && Directions(trace).Any(direction => direction.HasAppliance(blocker.At, text)));

    private static bool IsOfRoute(EffectiveRoute? route, string text) =>
        route?.RouteTableId is { } table
        && (table.IsMeant(text) || (route.Name is { } name && new NamePattern(text).Matches([table.Name, name])));

    private static IEnumerable<DirectionTrace> Directions(FlowTrace trace) =>
        trace.Ways.SelectMany(way => new[] { way.Forward, way.Return }).Concat([trace.Forward, trace.Return]);
}
