using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting.Json;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Turns answers into JSON for programs, in the shapes of docs/reference/command-line.md. Every answer carries <c>schemaVersion</c>.</summary>
/// <remarks>The same answer always gives the same text: indented, <c>\n</c>, one at the end. Thread-safe.</remarks>
public static class JsonReport
{
    /// <summary>Returns the findings.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string Render(DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Write(DiagnosticFacts.Of(report), ReportJsonContext.Readable.DiagnosticsAnswer);
    }

    /// <summary>Returns the rows in the shape of <c>az network nic show-effective-route-table -o json</c>.</summary>
    /// <param name="table">The effective routes.</param>
    /// <param name="explain">Whether each row says where it comes from and what displaced it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static string Render(EffectiveRouteTable table, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Write(RouteFacts.Of(table, explain), ReportJsonContext.Readable.RoutesAnswer);
    }

    /// <summary>Returns a comparison of effective routes: how many both tables have, and the rows that only one has.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="comparison"/> is null.</exception>
    public static string Render(RouteComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Write(RouteComparisonFacts.Of(comparison), ReportJsonContext.Readable.RouteComparisonAnswer);
    }

    /// <summary>Returns the next hop in the shape and words of Network Watcher, and all addresses of equal paths.</summary>
    /// <param name="nextHop">The next hop.</param>
    /// <param name="behavior">Which words are used; null for <see cref="AzureBehavior.Default"/>.</param>
    /// <param name="explain">Whether the rows that stand behind the winning one are named.</param>
    /// <exception cref="ArgumentNullException"><paramref name="nextHop"/> is null.</exception>
    public static string Render(NextHop nextHop, AzureBehavior? behavior = null, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(nextHop);
        return Write(RouteFacts.Of(nextHop, behavior ?? AzureBehavior.Default, explain), ReportJsonContext.Readable.NextHopAnswer);
    }

    /// <summary>Returns what a speaker has learned and tells, in the shape of <c>az network vnet-gateway list-learned-routes</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static string Render(BgpTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Write(BgpFacts.Of(table), ReportJsonContext.Readable.BgpAnswer);
    }

    /// <summary>Returns the routes of point-to-site clients.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is null.</exception>
    public static string Render(ClientRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return Write(BgpFacts.Of(routes), ReportJsonContext.Readable.ClientRoutesAnswer);
    }

    /// <summary>Returns the verdict with both ways, blockers, what is not known and what was taken for granted.</summary>
    /// <param name="trace">The traced flow.</param>
    /// <param name="fixes">Fixes to list with it, as <c>CompiledNetwork.FixesOf</c> finds them; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    public static string Render(FlowTrace trace, IReadOnlyList<FlowFix>? fixes = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Write(FlowFacts.Of(trace, fixes ?? []), ReportJsonContext.Readable.ReachAnswer);
    }

    /// <summary>Returns the counts and, for up to 2,000 subnets, the verdicts by classes of sources and destinations.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static string Render(ReachabilityMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Write(MatrixFacts.Of(matrix), ReportJsonContext.Readable.MatrixAnswer);
    }

    /// <summary>Returns a plan: the waves with their operations and what each takes down, and what is refused.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    public static string Render(DeploymentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Write(PlanFacts.Of(plan), ReportJsonContext.Readable.PlanAnswer);
    }

    /// <summary>Returns the map of used and free address space.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string Render(AddressReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Write(AddressFacts.Of(report), ReportJsonContext.Readable.AddressesAnswer);
    }

    /// <summary>Returns what differs between two networks.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="diff"/> is null.</exception>
    public static string Render(NetworkDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return Write(DiffFacts.Of(diff), ReportJsonContext.Readable.DiffAnswer);
    }

    /// <summary>Returns rehearsals: what fails and is down, and the flows of each fate.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rehearsals"/> is null.</exception>
    public static string Render(IReadOnlyList<Rehearsal> rehearsals)
    {
        ArgumentNullException.ThrowIfNull(rehearsals);
        return Write(RehearsalFacts.Of(rehearsals), ReportJsonContext.Readable.RehearsalAnswer);
    }

    /// <summary>Returns flows with their verdicts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    public static string Render(IReadOnlyList<MatrixCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return Write(MatrixFacts.Of(cells), ReportJsonContext.Readable.CellsAnswer);
    }

    /// <summary>Returns the facts of what was read, what was ignored and what is not resolved.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="estate"/> is null.</exception>
    public static string Render(ImportResult estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return Write(ShowFacts.Of(estate.Topology, estate.Ignored), ReportJsonContext.Readable.ShowAnswer);
    }

    /// <summary>Returns the facts of a topology.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static string Render(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return Write(ShowFacts.Of(topology, []), ReportJsonContext.Readable.ShowAnswer);
    }

    /// <summary>Returns effective security rules in the shape of <c>az network nic list-effective-nsg -o json</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static string Render(EffectiveSecurityRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Write(SecurityFacts.Of(rules), ReportJsonContext.Readable.EffectiveNsgAnswer);
    }

    /// <summary>Returns an answer of IP flow verify.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public static string Render(IpFlowAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Write(SecurityFacts.Of(answer), ReportJsonContext.Readable.IpFlowFact);
    }

    /// <summary>Returns Azure's answers to operations: the state behind each, or the refusal.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    public static string Render(IReadOnlyList<OperationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Write(OperationFacts.Of(results), ReportJsonContext.Readable.OperationsAnswer);
    }

    private static string Write<T>(T answer, JsonTypeInfo<T> type) => JsonSerializer.Serialize(answer, type) + "\n";
}
