using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Planning;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

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
    private readonly Lazy<PlaceNames> _names;
    private readonly Lazy<PlaceFinder> _places;
    private readonly Lazy<SecurityGroups> _security;
    private readonly Lazy<WalkContext> _context;
    private readonly Lazy<FlowTracer> _tracer;

    internal CompiledNetwork(Topology topology, CompileOptions options)
        : this(topology, options, new RoutingTables(new CompiledTopology(topology), options.Behavior, options.ServiceTags), names: null)
    {
    }

    private CompiledNetwork(Topology topology, CompileOptions options, RoutingTables tables, Lazy<PlaceNames>? names)
    {
        Topology = topology;
        Options = options;
        _tables = tables;
        _names = names ?? new(() => new PlaceNames(tables));
        _places = new(() => new PlaceFinder(_tables, _names));
        _security = new(() => new SecurityGroups(_tables));
        _context = new(() => new WalkContext(_tables, _security.Value, _places.Value));
        _tracer = new(() => new FlowTracer(_context.Value));
    }

    /// <summary>Gets the topology.</summary>
    public Topology Topology { get; }

    /// <summary>Gets the options that it was compiled with.</summary>
    public CompileOptions Options { get; }

    /// <summary>Gets the addresses that the place <c>internet</c> stands for: publicly routable, not dropped by the platform and not used inside the topology.</summary>
    /// <remarks>Cost: computed at the first call, near-linear in the prefixes of the topology.</remarks>
    public ValueList<AddressRange> InternetAddresses => _places.Value.InternetAddresses;

    /// <summary>Returns the effective routes of a subnet, or of the subnet of a network interface, VM or address: what Azure would show, with or without a VM.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public EffectiveRouteTable EffectiveRoutes(string place) => _tables.TableOf(SubnetOf(place));

    /// <summary>Returns the look-up of a subnet's routes, for asking about many addresses: the place is found once, and a look-up allocates nothing.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public RouteLookup RoutesOf(string place) => LookupOf(SubnetOf(place));

    /// <summary>Returns the look-up of a subnet's routes, for asking about many addresses. Cost: the first call in a network indexes the ids of all subnets.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="subnetId"/> is null.</exception>
    /// <exception cref="PlaceException">The network has no such subnet.</exception>
    public RouteLookup RoutesOf(ResourceId subnetId)
    {
        ArgumentNullException.ThrowIfNull(subnetId);
        int subnet = _tables.Net.FindSubnet(subnetId);
        return subnet >= 0 ? LookupOf(subnet) : throw new PlaceException($"\"{subnetId}\" is no subnet of this network. Name one of its subnets.", []);
    }

    /// <summary>Compares the effective routes of a place with those that Azure printed for it.</summary>
    /// <param name="place">The subnet, network interface, VM or address.</param>
    /// <param name="recorded">Azure's table, as <see cref="RecordedRouteReader"/> reads it.</param>
    /// <param name="options">What counts as a difference; null for the defaults.</param>
    /// <returns>
    /// What both tables have and what only one has. Where None rows differ, every other dated list is tried (rule 3.04), which compiles the topology once for each.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="recorded"/> is null.</exception>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public RouteComparison CompareRoutes(string place, RecordedRouteTable recorded, RouteComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var comparer = new RouteComparer(Topology, options);
        RouteComparison comparison = comparer.Compare(recorded, EffectiveRoutes(place));
        return comparison is { RecordedHasNoneRows: true, DiffersInNoneRows: true } ? comparison with { BetterNoneList = FindBetterNoneList() } : comparison;

        PlatformNoneListFit? FindBetterNoneList() => Enum.GetValues<PlatformNoneList>()
            .Where(list => list != Options.Behavior.PlatformNoneList)
            .Select(list => new PlatformNoneListFit { List = list, Differences = comparer.Compare(recorded, TableUnder(list)).DifferenceCount })
            .Where(fit => fit.Differences < comparison.DifferenceCount)
            .MinBy(fit => fit.Differences);

        EffectiveRouteTable TableUnder(PlatformNoneList list) =>
            new CompiledNetwork(Topology, Options with { Behavior = Options.Behavior with { PlatformNoneList = list } }).EffectiveRoutes(place);
    }

    /// <summary>Returns where packets from a place to an address go first, as Network Watcher's Next hop answers, and who else would answer. Cost: O(n) in the routes.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public NextHop NextHop(string from, HostAddress to) => _tables.NextHopOf(SubnetOf(from), to);

    /// <summary>Returns where packets from a place to an address go first.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    /// <exception cref="FormatException"><paramref name="to"/> is not an address.</exception>
    public NextHop NextHop(string from, string to) => NextHop(from, HostAddress.Parse(to));

    /// <summary>Returns what a gateway, Route Server, circuit or site has learned by BGP and tells its peers, as Azure's learned and advertised routes show it.</summary>
    /// <param name="speaker">Its name or resource id.</param>
    /// <exception cref="ArgumentException"><paramref name="speaker"/> is null or blank.</exception>
    /// <exception cref="PlaceException">The text names nobody who could speak BGP, or several.</exception>
    public BgpTable BgpTable(string speaker) => new SpeakerFinder(_tables).Find(speaker);

    /// <summary>Returns the routes that point-to-site clients of a VPN gateway get (rule book 4.5).</summary>
    /// <param name="gateway">Its name or resource id.</param>
    /// <exception cref="ArgumentException"><paramref name="gateway"/> is null or blank.</exception>
    /// <exception cref="PlaceException">The text names no gateway or several, or a gateway without a client address pool.</exception>
    public ClientRoutes ClientRoutes(string gateway) => new SpeakerFinder(_tables).FindClients(gateway);

    /// <summary>Traces a flow and its answer, for every address of both places.</summary>
    /// <param name="from">Where the flow starts.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="protocol">Protocol and ports; null means that it must pass for all.</param>
    /// <param name="family">The address family; null means IPv4 where both ends have it, else IPv6.</param>
    /// <exception cref="PlaceException">A text names no place or several, or the places share no address family.</exception>
    public FlowTrace Trace(string from, string to, Protocol? protocol = null, IPFamily? family = null) =>
        _tracer.Value.Trace(_places.Value.FindStart(from), _places.Value.Find(to), protocol ?? Protocol.Any, family);

    /// <summary>Returns the trace of a flow and its answer as text: verdict, both ways hop by hop, blockers, what is not known, assumptions.</summary>
    /// <param name="from">Where the flow starts.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="protocol">Protocol and ports; null means that it must pass for all.</param>
    /// <param name="family">The address family; null means IPv4 where both ends have it, else IPv6.</param>
    /// <exception cref="PlaceException">A text names no place or several, or the places share no address family.</exception>
    public string Explain(string from, string to, Protocol? protocol = null, IPFamily? family = null) => TextReport.Render(Trace(from, to, protocol, family));

    /// <summary>
    /// Returns which subnets reach which. Classes of subnets are told apart now; verdicts are found when somebody asks. Keep the matrix for further questions.
    /// </summary>
    /// <remarks>Cost: linear in subnets, links and rows of own space, whatever the number of pairs. Where there are thousands of VNets, two threads of the pool share the work.</remarks>
    /// <param name="options">Family and protocols; null for IPv4 and all protocols at once.</param>
    public ReachabilityMatrix Matrix(MatrixOptions? options = null) => new(_context, _tracer, options ?? new MatrixOptions());

    /// <summary>
    /// Returns the matrix of this network, which a prepared change has made from another, by what the matrix of that one has told apart. It equals one made anew.
    /// </summary>
    /// <remarks>
    /// Cost: the subnets whose route table has changed, up to 1,000 and without a security group of their own. All is told apart anew where the change is one of VNets or
    /// links, and where the table of an appliance leads to one that no table has named before or tells addresses apart that were told alike.
    /// </remarks>
    /// <param name="before">The matrix of the network that prepared the change.</param>
    /// <param name="edit">The change.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The matrix or the change belongs to another network.</exception>
    public ReachabilityMatrix MatrixAfter(ReachabilityMatrix before, NetworkEdit edit)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(edit);
        if (!ReferenceEquals(edit.Topology, Topology) || !before.IsOf(edit.Origin._tables))
        {
            throw new ArgumentException("The matrix, the change and this network do not belong together. Take the matrix of the network that prepared the change, and With(change) of that network.", nameof(edit));
        }

        return before.With(_tables, _context, _tracer, edit.IsStructural || edit.TouchedVNets.Length > 0 ? null : edit.Subnets);
    }

    /// <summary>Returns the security groups of a subnet or network interface with every rule, tags expanded for that subnet, as Azure's effective security rules show them.</summary>
    /// <exception cref="PlaceException">The text names no subnet, interface or VM of this network, or several.</exception>
    public EffectiveSecurityRules EffectiveSecurityRules(string place)
    {
        (int subnet, int nic) = MachineAt(place);
        return EffectiveSecurityReader.Read(_tables.Net, _security.Value, _tables.Tags, subnet, nic);
    }

    /// <summary>Says whether security rules let a packet in or out, as <c>IP flow verify</c> of Network Watcher does: rules alone, no routes.</summary>
    /// <param name="place">The network interface, VM or subnet.</param>
    /// <param name="flow">The packet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="flow"/> is null.</exception>
    /// <exception cref="ArgumentException">The two addresses are of different families.</exception>
    /// <exception cref="PlaceException">The text names no subnet, interface or VM of this network, or several.</exception>
    public IpFlowAnswer IpFlow(string place, IpFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        if (flow.LocalAddress.Family != flow.RemoteAddress.Family)
        {
            throw new ArgumentException($"The local address {flow.LocalAddress} and the remote address {flow.RemoteAddress} are of different families. Give two of one.", nameof(flow));
        }

        (int subnet, int nic) = MachineAt(place);
        return IpFlowReader.Answer(_tables.Net, _security.Value, subnet, nic, flow);
    }

    /// <summary>
    /// Returns edits that make a Blocked flow Reachable: applied in their order with <c>topology.With(fix)</c> they lead there, and Azure refuses no more than
    /// before. Empty when the flow is not Blocked, and when no such edits are found.
    /// </summary>
    /// <param name="from">Where the flow starts.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="protocol">Protocol and ports; null means that it must pass for all.</param>
    /// <param name="family">The address family; null means IPv4 where both ends have it, else IPv6.</param>
    /// <remarks>Cost: the network is compiled and the flow traced again after every round of edits, six times at most.</remarks>
    /// <exception cref="PlaceException">A text names no place or several, or the places share no address family.</exception>
    public ValueList<FlowFix> FixesOf(string from, string to, Protocol? protocol = null, IPFamily? family = null) => new FlowFixer(this, from, to, protocol, family).Find();

    /// <summary>Says whether an address of a VNet is free, as Azure's <c>CheckIPAddressAvailability</c> answers, by what the topology states; and which ones are.</summary>
    /// <param name="vnetId">The VNet.</param>
    /// <param name="address">The address.</param>
    /// <exception cref="ArgumentNullException"><paramref name="vnetId"/> is null.</exception>
    /// <exception cref="PlaceException">The network has no such VNet.</exception>
    public IPAddressAvailability CheckIPAddress(ResourceId vnetId, HostAddress address)
    {
        ArgumentNullException.ThrowIfNull(vnetId);
        int vnet = _tables.Net.FindVNet(vnetId);
        return vnet >= 0 ? AddressLookup.Check(_tables.Net, vnet, address) : throw new PlaceException($"\"{vnetId}\" is no VNet of this network. Name one of its VNets.", []);
    }

    /// <summary>Returns how many addresses of a subnet are taken, and how many there are. Cost: linear in the addresses that the topology states.</summary>
    /// <exception cref="PlaceException">The text names no place, several, or one outside any subnet.</exception>
    public SubnetUsage UsageOf(string subnet) => AddressLookup.UsageOf(_tables.Net, _tables.Net.Subnets[SubnetOf(subnet)].Subnet);

    /// <summary>Returns the place that a text names.</summary>
    /// <exception cref="PlaceException">The text names no place, or several.</exception>
    public Place FindPlace(string text) => _places.Value.Find(text).Place;

    /// <summary>
    /// Prepares a change: the changed topology, and which tables it touches. A route table touches the subnets that use it; a link or a VNet touches its VNet and
    /// all peers; what changes at a gateway touches all that borrow it. A VNet that gains or loses subnets or links has everything compiled anew.
    /// </summary>
    /// <remarks>Cost: linear in the topology, whose lists are copied.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is null.</exception>
    /// <exception cref="ArgumentException">The network has no resource of that id.</exception>
    public NetworkEdit Prepare(NetworkChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return NetworkEditor.Prepare(this, _tables.Net, change);
    }

    /// <summary>Returns the network after a prepared change. It shares all that the change does not touch with this one, which stays as it is.</summary>
    /// <remarks>Cost: the tables that are touched, not the size of the network. Equal to compiling the changed topology, which is not validated again.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="edit"/> is null.</exception>
    /// <exception cref="ArgumentException">Another network prepared the change.</exception>
    public CompiledNetwork With(NetworkEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (!ReferenceEquals(edit.Origin, this))
        {
            throw new ArgumentException("The change was prepared by another network. Prepare it with the one that it is applied to.", nameof(edit));
        }

        if (edit.IsStructural)
        {
            return new CompiledNetwork(edit.Topology, Options);
        }

        CompiledTopology net = _tables.Net.With(edit.Topology, edit.ChangedVNets);
        return new CompiledNetwork(edit.Topology, Options, _tables.With(net, edit.TouchedVNets, edit.Subnets), _names);
    }

    private RouteLookup LookupOf(int subnet) => new(_tables.Net.Subnets[subnet].Subnet.Id, _tables.Of(subnet));

    private (int Subnet, int NetworkInterface) MachineAt(string place)
    {
        FlowEnd end = _places.Value.FindStart(place);
        return end.Subnet >= 0
            ? (end.Subnet, end.NetworkInterface)
            : throw new PlaceException($"\"{place}\" lies in no subnet of this network, so no security group is in front of it. Name a network interface, a VM, a subnet or an address inside a subnet.", []);
    }

    private int SubnetOf(string place)
    {
        FlowEnd end = _places.Value.FindStart(place);
        return end.Subnet >= 0
            ? end.Subnet
            : throw new PlaceException($"\"{place}\" lies in no subnet of this network, so it has no effective routes. Name a subnet, a network interface, a VM or an address inside a subnet.", []);
    }
}
