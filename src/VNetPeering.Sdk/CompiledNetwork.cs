using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk;

/// <summary>A topology made ready for questions about routes and flows.</summary>
/// <remarks>
/// <para>
/// A place is a full resource id or its shortest unique suffix <c>[[SUBSCRIPTION/]GROUP/]VNET/SUBNET</c>, the name of a network interface, VM, site or client
/// pool, <c>internet</c>, or an IP address. <c>subnet:</c>, <c>nic:</c>, <c>vm:</c>, <c>site:</c>, <c>pool:</c> and <c>ip:</c> decide between kinds. Names ignore case.
/// </para>
/// <para>Compiling judges nothing: what does not resolve is Unknown where it matters. Immutable; thread-safe.</para>
/// </remarks>
public sealed class CompiledNetwork
{
    private readonly RoutingTables _tables;
    private readonly PlaceFinder _places;
    private readonly FlowTracer _tracer;

    internal CompiledNetwork(Topology topology, CompileOptions options)
    {
        Topology = topology;
        Options = options;
        _tables = new RoutingTables(new CompiledTopology(topology), options.Behavior, options.ServiceTags);
        _places = new PlaceFinder(_tables);
        _tracer = new FlowTracer(_tables, _places);
    }

    /// <summary>Gets the topology.</summary>
    public Topology Topology { get; }

    /// <summary>Gets the options that it was compiled with.</summary>
    public CompileOptions Options { get; }

    /// <summary>Returns the effective routes of a subnet, or of the subnet of a network interface, VM or address: what Azure would show, with or without a VM.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public EffectiveRouteTable EffectiveRoutes(string place) => _tables.TableOf(SubnetOf(place));

    /// <summary>Returns where packets from a place to an address go first, as Network Watcher's Next hop answers, and who else would answer. Cost: O(n) in the routes.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public NextHop NextHop(string from, HostAddress to) => _tables.NextHopOf(SubnetOf(from), to);

    /// <summary>Returns where packets from a place to an address go first.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    /// <exception cref="FormatException"><paramref name="to"/> is not an address.</exception>
    public NextHop NextHop(string from, string to) => NextHop(from, HostAddress.Parse(to));

    /// <summary>Traces a flow and its answer, for every address of both places.</summary>
    /// <param name="from">Where the flow starts.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="protocol">Protocol and ports; null means that it must pass for all.</param>
    /// <param name="family">The address family; null means IPv4 where both ends have it, else IPv6.</param>
    /// <exception cref="PlaceException">A text names no place or several, or the places share no address family.</exception>
    public FlowTrace Trace(string from, string to, Protocol? protocol = null, IPFamily? family = null) =>
        _tracer.Trace(_places.FindStart(from), _places.Find(to), protocol ?? Protocol.Any, family);

    /// <summary>Returns the trace of a flow and its answer as text: verdict, both ways hop by hop, blockers, what is not known, assumptions.</summary>
    /// <param name="from">Where the flow starts.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="protocol">Protocol and ports; null means that it must pass for all.</param>
    /// <param name="family">The address family; null means IPv4 where both ends have it, else IPv6.</param>
    /// <exception cref="PlaceException">A text names no place or several, or the places share no address family.</exception>
    public string Explain(string from, string to, Protocol? protocol = null, IPFamily? family = null) => TextReport.Render(Trace(from, to, protocol, family));

    /// <summary>Returns the place that a text names.</summary>
    /// <exception cref="PlaceException">The text names no place, or several.</exception>
    public Place FindPlace(string text) => _places.Find(text).Place;

    private int SubnetOf(string place)
    {
        FlowEnd end = _places.FindStart(place);
        return end.Subnet >= 0
            ? end.Subnet
            : throw new PlaceException($"\"{place}\" lies in no subnet of this network, so it has no effective routes. Name a subnet, a network interface, a VM or an address inside a subnet.", []);
    }
}
