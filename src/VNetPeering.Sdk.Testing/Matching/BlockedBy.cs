using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Matching;

/// <summary>Blockers by the words that people use for them.</summary>
internal static class BlockedBy
{
    /// <summary>
    /// Says whether a text names what a blocker blames: the resource at fault or one that it lies in, its security rule, the route table or route that led there, the place,
    /// or the appliance there that sees one direction only.
    /// </summary>
    internal static bool IsMeant(FlowTrace trace, Blocker blocker, string text) =>
        blocker.Resource?.LiesIn(text) is true
        || new NamePattern(text).Matches(blocker.At.Split('/'))
        || IsOfRule(blocker, text)
        || IsOfRoute(blocker.Route, text)
        || (blocker.Reason == Disposition.AsymmetricPath && Directions(trace).Any(direction => direction.HasAppliance(blocker.At, text)));

    // Network Watcher's form of a rule is securityRules/NAME; people write the group in front of it, or the name alone.
    private static bool IsOfRule(Blocker blocker, string text) =>
        blocker.Rule?.Split('/') is { } rule
        && (new NamePattern(text).Matches([blocker.Resource?.Name.Value ?? string.Empty, .. rule]) || new NamePattern(text).Matches([blocker.Resource?.Name.Value ?? string.Empty, rule[^1]]));

    private static bool IsOfRoute(EffectiveRoute? route, string text) =>
        route?.RouteTableId is { } table
        && (table.IsMeant(text) || (route.Name is { } name && new NamePattern(text).Matches([table.Name, name])));

    private static IEnumerable<DirectionTrace> Directions(FlowTrace trace) =>
        trace.Ways.SelectMany(way => new[] { way.Forward, way.Return }).Concat([trace.Forward, trace.Return]);
}
