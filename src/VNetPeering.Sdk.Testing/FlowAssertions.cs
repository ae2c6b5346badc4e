using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing;

/// <summary>
/// Assertions about flows. Each returns the trace, so that assertions can be chained. An Unknown verdict passes none of them: neither that a flow arrives
/// nor that it is stopped has been shown. Thread-safe.
/// </summary>
public static class FlowAssertions
{
    /// <summary>Fails unless a flow arrives and its answer comes back, for every address of both places and every port asked about.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">Where the flow starts.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="protocol">Protocol and ports; null means that it must pass for all.</param>
    /// <param name="family">The address family; null means IPv4 where both ends have it, else IPv6.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="PlaceException">A text names no place or several, or the places share no address family.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Blocked or Unknown.</exception>
    public static FlowTrace ShouldReach(this CompiledNetwork network, string from, string to, Protocol? protocol = null, IPFamily? family = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Trace(from, to, protocol, family).ShouldBeReachable();
    }

    /// <summary>Fails unless the flow arrives and its answer comes back, for every address of both places and every port asked about.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Blocked or Unknown.</exception>
    public static FlowTrace ShouldBeReachable(this FlowTrace trace) => Ensure(trace, FlowChecks.Reachable);

    /// <summary>Fails unless something certain stops the flow or its answer, on every way that it can take and for every address of both places.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="by">
    /// What stops it, one blocker among others: the peering, security group or rule, route table or <c>TABLE/ROUTE</c>, appliance or gateway at fault, or the
    /// place where it happens; by full id or last names, with the wildcards <c>*</c> and <c>?</c>. Null for anything.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="by"/> is blank.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Reachable or Unknown, passes in part, or is blocked by something else only.</exception>
    public static FlowTrace ShouldBeBlocked(this FlowTrace trace, string? by = null) => Ensure(trace, each => FlowChecks.Blocked(each, by));

    /// <summary>Fails unless something certain stops the flow or its answer, on every way that it can take and for every address, and one blocker has the reason.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="by">The reason.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Reachable or Unknown, passes in part, or is blocked for other reasons only.</exception>
    public static FlowTrace ShouldBeBlocked(this FlowTrace trace, Disposition by) => Ensure(trace, each => FlowChecks.Blocked(each, by));

    /// <summary>Fails unless the flow is Reachable and passes a place on every way that it can take. <see cref="ShouldBeSymmetric"/> says the same of its answer.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="place">
    /// A VNet or subnet (<c>hub</c>, <c>hub/nva</c>), or what forwards the packet: a firewall, appliance, load balancer, gateway, peering, NAT gateway or public
    /// address, alone or behind the VNet that it stands in (<c>hub-fw</c>, <c>hub/hub-fw</c>), or the address of an appliance. <c>*</c> and <c>?</c> are wildcards.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="place"/> is null or blank.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Blocked or Unknown, or may go another way.</exception>
    public static FlowTrace ShouldTraverse(this FlowTrace trace, string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        return Ensure(trace, each => FlowChecks.Traverses(each, place));
    }

    /// <summary>Fails unless the flow is Reachable and neither it nor its answer passes a place on any way that it can take.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="place">The place, named as for <see cref="ShouldTraverse"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="place"/> is null or blank.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Blocked or Unknown, or may pass the place.</exception>
    public static FlowTrace ShouldNotTraverse(this FlowTrace trace, string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        return Ensure(trace, each => FlowChecks.Avoids(each, place));
    }

    /// <summary>Fails unless the flow is Reachable and its answer passes the same places and appliances in reverse order, on every way that it can take.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="NetworkAssertionException">The flow is Blocked or Unknown, or its answer may take another way.</exception>
    public static FlowTrace ShouldBeSymmetric(this FlowTrace trace) => Ensure(trace, FlowChecks.Symmetric);

    private static FlowTrace Ensure(FlowTrace trace, Func<FlowTrace, string?> check)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (check(trace) is { } fact)
        {
            Failure.Throw($"{FlowTitle.Of(trace)} {fact}", TextReport.Render(trace));
        }

        return trace;
    }
}
