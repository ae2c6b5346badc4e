using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Turns answers into text for readers: the one renderer behind <see cref="CompiledNetwork.Explain"/> and the command-line tool.</summary>
/// <remarks>The same answer always gives the same text: invariant culture, <c>\n</c>, no blanks at line ends. Thread-safe.</remarks>
public static class TextReport
{
    /// <summary>Returns each finding on a line, its way out and place indented below, and a summary.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string Render(DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return DiagnosticText.Render(report);
    }

    /// <summary>Returns the rows in the columns of <c>az network nic show-effective-route-table -o table</c>.</summary>
    /// <param name="table">The effective routes.</param>
    /// <param name="explain">Whether each row says where it comes from and what displaced it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static string Render(EffectiveRouteTable table, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        return RouteTableText.Render(table, explain);
    }

    /// <summary>Returns a comparison of effective routes in the manner of a diff: a headline, the rows that only one table has, and what may account for them.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="comparison"/> is null.</exception>
    public static string Render(RouteComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return RouteComparisonText.Render(comparison);
    }

    /// <summary>Returns the next hop in Network Watcher's words, and the row that won.</summary>
    /// <param name="nextHop">The next hop.</param>
    /// <param name="behavior">Which words are used; null for <see cref="AzureBehavior.Default"/>.</param>
    /// <param name="explain">Whether the rows that stand behind the winning one are named.</param>
    /// <exception cref="ArgumentNullException"><paramref name="nextHop"/> is null.</exception>
    public static string Render(NextHop nextHop, AzureBehavior? behavior = null, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(nextHop);
        return NextHopText.Render(nextHop, behavior ?? AzureBehavior.Default, explain);
    }

    /// <summary>Returns what a speaker has learned and tells, in the shape of <c>az network vnet-gateway list-learned-routes</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static string Render(BgpTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return BgpTableText.Render(table);
    }

    /// <summary>Returns the routes of point-to-site clients.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is null.</exception>
    public static string Render(ClientRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return BgpTableText.Render(routes);
    }

    /// <summary>Returns the verdict, both ways hop by hop, every blocker, what is not known and what was taken for granted.</summary>
    /// <param name="trace">The traced flow.</param>
    /// <param name="fixes">Fixes to list with it, as <c>CompiledNetwork.FixesOf</c> finds them; null where none were asked for. An empty list says of a Blocked flow that none was found.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    public static string Render(FlowTrace trace, IReadOnlyList<FlowFix>? fixes = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return FlowText.Render(trace, fixes);
    }

    /// <summary>Returns the counts, and who reaches whom: a table of up to 12 subnets, a line for all sources that reach the same of up to 2,000.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    public static string Render(ReachabilityMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return MatrixText.Render(matrix);
    }

    /// <summary>Returns a plan: the waves with their operations and what each takes down, and what is refused.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    public static string Render(DeploymentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PlanText.Render(plan);
    }

    /// <summary>Returns the map of used and free address space.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string Render(AddressReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return AddressText.Render(report);
    }

    /// <summary>Returns what differs between two networks: resources, then the flows of each kind with their causes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="diff"/> is null.</exception>
    public static string Render(NetworkDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return DiffText.Render(diff);
    }

    /// <summary>Returns what differs between two networks as Markdown, for the description of a pull request.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="diff"/> is null.</exception>
    public static string RenderMarkdown(NetworkDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return DiffText.Markdown(diff);
    }

    /// <summary>Returns a rehearsal: what is down, the flows that break with their blockers, those that are opened, unclear or go another way, and the places that are lost.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rehearsal"/> is null.</exception>
    public static string Render(Rehearsal rehearsal)
    {
        ArgumentNullException.ThrowIfNull(rehearsal);
        return RehearsalText.Render(rehearsal);
    }

    /// <summary>Returns rehearsals as a table in their order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rehearsals"/> is null.</exception>
    public static string Render(IReadOnlyList<Rehearsal> rehearsals)
    {
        ArgumentNullException.ThrowIfNull(rehearsals);
        return RehearsalText.Render(rehearsals);
    }

    /// <summary>Returns a rehearsal as Markdown.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rehearsal"/> is null.</exception>
    public static string RenderMarkdown(Rehearsal rehearsal)
    {
        ArgumentNullException.ThrowIfNull(rehearsal);
        return RehearsalText.Markdown(rehearsal);
    }

    /// <summary>Returns rehearsals as a Markdown table in their order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rehearsals"/> is null.</exception>
    public static string RenderMarkdown(IReadOnlyList<Rehearsal> rehearsals)
    {
        ArgumentNullException.ThrowIfNull(rehearsals);
        return RehearsalText.Markdown(rehearsals);
    }

    /// <summary>Returns flows as a table.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    public static string Render(IReadOnlyList<MatrixCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return MatrixText.Render(cells);
    }

    /// <summary>Returns Azure's answers to operations: a line for each, below it the links that it changed, or the refusal.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    public static string Render(IReadOnlyList<OperationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return OperationsText.Render(results);
    }

    /// <summary>Returns an overview of what was read, then what was ignored and why.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="estate"/> is null.</exception>
    public static string Render(ImportResult estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return TopologyText.Render(estate.Topology, estate.Ignored);
    }

    /// <summary>Returns an overview: VNets with subnets and peerings, then gateways, connections, route tables and security groups.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static string Render(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return TopologyText.Render(topology, []);
    }

    /// <summary>Returns effective security rules as tables, one for each group.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static string Render(EffectiveSecurityRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return SecurityText.Render(rules);
    }

    /// <summary>Returns an answer of IP flow verify.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public static string Render(IpFlowAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return SecurityText.Render(answer);
    }
}
