using System.Collections;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Testing.Flows;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing;

/// <summary>The flows from every place of one set to every other place of another, over each address family that both ends have.</summary>
/// <remarks>
/// Flows are traced while they are enumerated and are not kept. A set without a flow fails every assertion, and so does an Unknown verdict. Immutable; thread-safe.
/// </remarks>
public sealed class FlowSet : IEnumerable<FlowTrace>
{
    private readonly CompiledNetwork _network;
    private readonly IReadOnlyList<string> _from;
    private readonly IReadOnlyList<string> _to;
    private readonly Protocol _protocol;
    private readonly bool _hasIPv6;

    internal FlowSet(CompiledNetwork network, IEnumerable<string> from, IEnumerable<string> to, Protocol protocol)
    {
        _network = network;
        _protocol = protocol;
        var places = new PlaceSet(network.Topology);
        _from = places.Find(from, asDestinations: false);
        _to = places.Find(to, asDestinations: true);
        _hasIPv6 = network.Topology.VNets.Any(vnet => vnet.Subnets.Any(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Family == IPFamily.IPv6)));
    }

    /// <summary>Fails unless every flow arrives and its answer comes back.</summary>
    /// <exception cref="PlaceException">A text names no place or several, or two places share no address family.</exception>
    /// <exception cref="NetworkAssertionException">A flow is Blocked or Unknown, or there is none. The message lists every such flow and explains the first.</exception>
    public FlowSet ShouldAllBeReachable() => Ensure(FlowChecks.Reachable);

    /// <summary>Fails unless something certain stops every flow or its answer, on every way that it can take.</summary>
    /// <param name="by">What stops each of them, named as for <see cref="FlowAssertions.ShouldBeBlocked(FlowTrace, string?)"/>; null for anything.</param>
    /// <exception cref="ArgumentException"><paramref name="by"/> is blank.</exception>
    /// <exception cref="PlaceException">A text names no place or several, or two places share no address family.</exception>
    /// <exception cref="NetworkAssertionException">A flow is Reachable, in part too, or Unknown, or there is none. The message lists every such flow and explains the first.</exception>
    public FlowSet ShouldAllBeBlocked(string? by = null) => Ensure(trace => FlowChecks.Blocked(trace, by));

    /// <summary>Fails unless every flow is Reachable and passes a place on every way that it can take.</summary>
    /// <param name="place">The place, named as for <see cref="FlowAssertions.ShouldTraverse"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="place"/> is null or blank.</exception>
    /// <exception cref="PlaceException">A text names no place or several, or two places share no address family.</exception>
    /// <exception cref="NetworkAssertionException">A flow is Blocked or Unknown or may go another way, or there is none. The message lists every such flow and explains the first.</exception>
    public FlowSet ShouldAllTraverse(string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        return Ensure(trace => FlowChecks.Traverses(trace, place));
    }

    /// <summary>Fails unless every flow is Reachable and its answer comes back the same way.</summary>
    /// <exception cref="PlaceException">A text names no place or several, or two places share no address family.</exception>
    /// <exception cref="NetworkAssertionException">A flow is Blocked or Unknown or its answer may take another way, or there is none. The message lists every such flow and explains the first.</exception>
    public FlowSet ShouldAllBeSymmetric() => Ensure(FlowChecks.Symmetric);

    /// <summary>Traces the flows, by source and then by destination, in the order of the topology.</summary>
    /// <exception cref="PlaceException">A text names no place or several, or two places share no address family.</exception>
    public IEnumerator<FlowTrace> GetEnumerator()
    {
        foreach (string from in _from)
        {
            foreach (string to in _to)
            {
                FlowTrace trace = _network.Trace(from, to, _protocol);
                if (trace.From == trace.To)
                {
                    continue;
                }

                yield return trace;
                if (_hasIPv6 && IsIPv4(trace) && TraceIPv6(from, to) is { } other)
                {
                    yield return other;
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsIPv4(FlowTrace trace) => trace.Ways is [{ From.Family: IPFamily.IPv4 }, ..];

    private FlowTrace? TraceIPv6(string from, string to)
    {
        try
        {
            return _network.Trace(from, to, _protocol, IPFamily.IPv6);
        }
        catch (PlaceException)
        {
            // Both places are known; one has no IPv6 address, so there is no such flow.
            return null;
        }
    }

    private FlowSet Ensure(Func<FlowTrace, string?> check)
    {
        int count = 0;
        FlowTrace? first = null;
        List<string> offenders = [];
        foreach (FlowTrace trace in this)
        {
            count++;
            if (check(trace) is { } fact)
            {
                first ??= trace;
                offenders.Add($"{FlowTitle.Of(trace)} {fact}");
            }
        }

        if (count == 0)
        {
            Failure.Throw("There is no flow between these places, which proves nothing.", $"from: {string.Join(", ", _from)}\nto: {string.Join(", ", _to)}");
        }

        if (first is not null)
        {
            Failure.Throw($"{offenders.Count} of {Failure.Count(count, "flow")} {(offenders.Count == 1 ? "is" : "are")} not as expected:\n{Failure.Number(offenders)}", TextReport.Render(first));
        }

        return this;
    }
}
