using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Testing.Routes;

namespace VNetPeering.Sdk.Testing;

/// <summary>
/// Assertions about effective routes. Each returns the network, so that assertions can be chained. Where the input leaves open what Azure would answer,
/// none of them passes. Thread-safe.
/// </summary>
public static class RouteAssertions
{
    private const string Internet = "internet";

    /// <summary>Fails unless packets from a place to all of a destination go first to what is named: pure routing, as Network Watcher's Next hop answers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">A subnet, with or without a VM in it, or a network interface, VM or address inside one.</param>
    /// <param name="to">An address, a prefix, every address of which must go there, or <c>internet</c>.</param>
    /// <param name="via">
    /// The address of an appliance, or a firewall, appliance, machine, interface, load balancer or gateway by its full id or name, alone or behind the VNet that
    /// it stands in (<c>hub-fw</c>, <c>hub/hub-fw</c>). Appliances are told apart by address.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    /// <exception cref="FormatException"><paramref name="to"/> is neither an address nor a prefix.</exception>
    /// <exception cref="PlaceException"><paramref name="from"/> names no subnet, or <paramref name="via"/> nothing that a route can lead to.</exception>
    /// <exception cref="NetworkAssertionException">A part of the destination goes elsewhere, or may.</exception>
    public static CompiledNetwork ShouldRouteVia(this CompiledNetwork network, string from, string to, string via)
    {
        ArgumentNullException.ThrowIfNull(network);
        RouteTarget target = RouteTarget.Find(network.Topology, via);
        return Ensure(network, from, to, $"via \"{target}\"", target.IsMetBy);
    }

    /// <summary>Fails unless packets from a place to all of a destination have a next hop of one type first, in the words of the effective route table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">A subnet, with or without a VM in it, or a network interface, VM or address inside one.</param>
    /// <param name="to">An address, a prefix, every address of which must go there, or <c>internet</c>.</param>
    /// <param name="via">The type. An appliance outside the own and directly peered space has None (rule 7.13).</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    /// <exception cref="FormatException"><paramref name="to"/> is neither an address nor a prefix.</exception>
    /// <exception cref="PlaceException"><paramref name="from"/> names no subnet.</exception>
    /// <exception cref="NetworkAssertionException">A part of the destination goes elsewhere, or may.</exception>
    public static CompiledNetwork ShouldRouteVia(this CompiledNetwork network, string from, string to, NextHopType via)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Ensure(network, from, to, $"via {via.ToRouteWord()}", hop => hop.Type == via);
    }

    /// <summary>Fails unless the effective routes of a place are those that Azure printed for it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="place">The subnet, network interface, VM or address.</param>
    /// <param name="recorded">The text that <c>az network nic show-effective-route-table</c> printed, as JSON or as a table; see <see cref="RecordedRouteReader"/>.</param>
    /// <param name="options">What counts as a difference; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="recorded"/> is blank or holds no route: Azure prints one only while the VM runs.</exception>
    /// <exception cref="ImportException"><paramref name="recorded"/> is neither JSON nor a table, or holds something else than effective routes.</exception>
    /// <exception cref="PlaceException"><paramref name="place"/> names no subnet.</exception>
    /// <exception cref="NetworkAssertionException">The tables differ, be it that gaps may account for it, or a part of the recorded one was not understood.</exception>
    public static CompiledNetwork ShouldMatchAzure(this CompiledNetwork network, string place, string recorded, RouteComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrWhiteSpace(recorded);
        RecordedRouteTable table = RecordedRouteReader.Read("the recorded table", recorded);
        if (table.Routes.Count == 0)
        {
            throw new ArgumentException("The recorded table holds no route, so there is nothing to compare. Azure prints one only while the VM of the network interface runs.", nameof(recorded));
        }

        RouteComparison comparison = network.CompareRoutes(place, table, options);
        if (comparison.Verdict != RouteComparisonVerdict.Same)
        {
            Failure.Throw($"The effective routes of \"{place}\" should be those that Azure printed, but are {(comparison.Verdict == RouteComparisonVerdict.Unknown ? "perhaps not" : "not")}.", TextReport.Render(comparison));
        }

        if (comparison.Diagnostics.Count > 0)
        {
            Failure.Throw($"The effective routes of \"{place}\" should be those that Azure printed, but not all of the recorded table was understood.", TextReport.Render(comparison));
        }

        return network;
    }

    private static CompiledNetwork Ensure(CompiledNetwork network, string from, string to, string via, Func<NextHop, bool> isWanted)
    {
        if (RouteChecks.LeadsTo(network, from, Destinations(network, from, to), isWanted) is var (fact, hop))
        {
            Failure.Throw($"\"{from}\" should route {to} {via}, but: {fact}.", TextReport.Render(hop, network.Options.Behavior, explain: true));
        }

        return network;
    }

    private static IEnumerable<AddressRange> Destinations(CompiledNetwork network, string from, string to)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(to);
        return string.Equals(to, Internet, StringComparison.OrdinalIgnoreCase) ? RouteSegments.InternetOf(network, from) : [RouteSegments.RangeOf(to)];
    }
}
