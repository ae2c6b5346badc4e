using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Rehearsals;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk;

/// <summary>The verbs of a topology.</summary>
public static class TopologyExtensions
{
    /// <summary>
    /// Returns a changed copy: <paramref name="edit"/> gets a builder that holds this topology. What it does not touch stays as it is, where it was
    /// written down and what the input could not say included. New resources lie in the subscription and resource group that all VNets share, if they do.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="TopologyBuildException">The edit asks for something that cannot be written down.</exception>
    public static Topology With(this Topology topology, Action<TopologyBuilder> edit)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(edit);
        var builder = new TopologyBuilder(topology);
        edit(builder);
        return builder.Build();
    }

    /// <summary>Returns the topology with a fix applied, as <see cref="CompiledNetwork.FixesOf"/> offers it.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The topology has no resource that the fix changes.</exception>
    public static Topology With(this Topology topology, FlowFix fix)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(fix);
        return FlowFixes.Apply(topology, fix);
    }

    /// <summary>Makes a topology ready for questions about routes and flows. It judges nothing unless <see cref="CompileOptions.RequireValid"/> asks for it.</summary>
    /// <remarks>Cost: linear in subnets and their routes; subnets of a VNet with the same route table share one table.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    /// <exception cref="InvalidTopologyException"><see cref="CompileOptions.RequireValid"/> is set and Azure would refuse the topology.</exception>
    public static CompiledNetwork Compile(this Topology topology, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        options ??= new CompileOptions();
        if (options.RequireValid)
        {
            DiagnosticReport report = topology.Validate(new ValidateOptions { Behavior = options.Behavior });
            if (report.HasErrors)
            {
                throw new InvalidTopologyException(report);
            }
        }

        return new CompiledNetwork(topology, options);
    }

    /// <summary>
    /// Checks a topology for what Azure would refuse (errors) and for what Azure takes although packets do not arrive (warnings).
    /// It never throws for what a network contains.
    /// </summary>
    /// <remarks>Cost: near-linear in VNets, subnets and links, plus the number of findings.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static DiagnosticReport Validate(this Topology topology, ValidateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        options ??= new ValidateOptions();
        return options.Policy.Apply(TopologyValidator.Run(topology, options.Behavior, options.Limits, DiagnosticRules.OfValidation));
    }

    /// <summary>
    /// Compares this topology with an earlier one: which resources differ, which flows that opens, closes or moves to another way, and which change of the
    /// configuration is the cause of each.
    /// </summary>
    /// <remarks>
    /// Flows are compared between all subnets, interfaces with groups or ways in and out of their own, sites, client pools and the Internet, in classes that hold for every address,
    /// protocol and port. Both topologies are compiled; flows between places that no difference can be met from are not traced, and of places that can be exchanged in both
    /// networks, as spokes of one template, one pair speaks for all. Cost: two traces for each ordered pair of places, like ones counted once, of which one is affected, and for
    /// every change of the configuration up to two more compilations.
    /// </remarks>
    /// <param name="after">The later topology.</param>
    /// <param name="before">The earlier topology.</param>
    /// <param name="options">How both are compiled; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A topology is null.</exception>
    public static NetworkDiff DiffFrom(this Topology after, Topology before, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(before);
        options ??= new CompileOptions();
        WalkContext Compiled(Topology topology) => WalkContext.Of(topology, options.Behavior, options.ServiceTags);
        return NetworkComparer.Compare(before, after, Compiled(before), Compiled(after), Compiled);
    }

    /// <summary>
    /// Compares a live estate, as it was imported, with its design: as <see cref="DiffFrom"/>, but what only one of both can state makes no difference, in configuration and flows.
    /// </summary>
    /// <remarks>
    /// What Azure reports and the design leaves open (regions, addresses, SKUs, default outbound access) is taken as it is; a state of Connected, a snapshot in sync and
    /// Azure's defaults are as good as unstated; sites, appliances and what firewalls admit are taken from the design; machines and public addresses are taken from the estate
    /// where the design names none. What one side has and the other one lacks otherwise is drift. Cost: that of <see cref="DiffFrom"/>.
    /// </remarks>
    /// <param name="live">The live estate.</param>
    /// <param name="design">The design, with the ids of the estate.</param>
    /// <param name="options">How both are compiled; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A topology is null.</exception>
    public static NetworkDiff DriftFrom(this Topology live, Topology design, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(design);
        options ??= new CompileOptions();
        return NetworkComparer.CompareLive(design, live, topology => WalkContext.Of(topology, options.Behavior, options.ServiceTags));
    }

    /// <summary>
    /// Plans how to get from this topology to another: operations in waves that Azure accepts one after the other, tried on the model, and the flows that are down in
    /// between although they work before and after.
    /// </summary>
    /// <remarks>
    /// What others refer to comes first, gateways before the links that borrow them, a sync behind every change of an address space, deletions last; a VNet's subnets and links
    /// never share a wave. Where flows are down in between, other orders of routes, rules and links are tried, and the one with the fewest pairs of places
    /// down, summed over its waves, is returned. Where VNets wait for one another's address space, a peering is taken apart for a while. Cost: a <see cref="Validate"/> for each operation, and a comparison of each wave with the first network, for each order that differs.
    /// </remarks>
    /// <param name="before">The network that is there.</param>
    /// <param name="after">The network that is wanted.</param>
    /// <param name="options">How both are compiled; null for the defaults.</param>
    /// <param name="limits">Azure's limits; null for the documented ones.</param>
    /// <exception cref="ArgumentNullException">A topology is null.</exception>
    public static DeploymentPlan PlanDeploymentTo(this Topology before, Topology after, CompileOptions? options = null, AzureLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        options ??= new CompileOptions();
        var apply = new ApplyOptions { Behavior = options.Behavior, Limits = limits ?? AzureLimits.Documented };
        return new DeploymentPlanner(before, after, apply, topology => WalkContext.Of(topology, options.Behavior, options.ServiceTags)).Plan();
    }

    /// <summary>
    /// Lets something fail and says what that does to the flows of what is left: which break and at what, which go on by another way, which are let through, and of which
    /// it is not known. A text names it as <see cref="FindFailure"/> takes it.
    /// </summary>
    /// <remarks>See the overload for several failures.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="PlaceException">The text names nothing that can fail, or several things.</exception>
    public static Rehearsal Rehearse(this Topology topology, string failure, CompileOptions? options = null) => topology.Rehearse([topology.FindFailure(failure)], options);

    /// <summary>Lets several things fail at once.</summary>
    /// <remarks>
    /// The network is looked at when it has settled. What fails stays configured: user-defined routes keep leading to it (rule 3.37), and so do the peerings of survivors. What was
    /// learned over BGP sessions with it is withdrawn; a load balancer hands packets to the backends that are left; a Disconnected peering has no routes (rule 2.21). Whether the
    /// static routes of a tunnel that is down stay is told by no source: both readings are walked, and where they part the flow is Unknown. Cost: a compilation, one or two more
    /// where routes are withdrawn, one trace for each ordered pair of places, like places counted once, and three more for those that meet what is touched.
    /// </remarks>
    /// <param name="topology">The network.</param>
    /// <param name="failures">What fails.</param>
    /// <param name="options">How it is compiled; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The topology does not hold what fails.</exception>
    public static Rehearsal Rehearse(this Topology topology, IReadOnlyList<Failure> failures, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(failures);
        return RehearserOf(topology, options).Run([failures]).Single();
    }

    /// <summary>
    /// Rehearses every single failure of some kinds, and returns the worst first: by the pairs of places with a flow that breaks, then by those that are unclear or opened, then by
    /// lost places, then by kind and name. What stands on top and is not harmless is a single point of failure.
    /// </summary>
    /// <remarks>Cost: that of <see cref="Rehearse(Topology, IReadOnlyList{Failure}, CompileOptions)"/> for each, but that the working network is walked once for sixteen.</remarks>
    /// <param name="topology">The network.</param>
    /// <param name="kinds">The kinds of failure.</param>
    /// <param name="options">How it is compiled; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ValueList<Rehearsal> RehearseEach(this Topology topology, IEnumerable<FailureKind> kinds, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(kinds);
        return
        [
            .. RehearserOf(topology, options).Run(kinds.Distinct().SelectMany(kind => topology.FailuresOf(kind)).Select(failure => new[] { failure }))
                .OrderByDescending(rehearsal => rehearsal.BrokenPairs)
                .ThenByDescending(rehearsal => rehearsal.Pairs(FlowChangeKind.Unclear) + rehearsal.Pairs(FlowChangeKind.Opened))
                .ThenByDescending(rehearsal => rehearsal.LostEnds.Count)
                .ThenBy(rehearsal => rehearsal.Failures[0].Kind).ThenBy(rehearsal => rehearsal.Failures[0].Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>
    /// Returns the local network gateways that stand for VPN gateways of the topology, by id, with the id of the gateway: their device's public address is that of
    /// the gateway, written out or read by a template expression, and no site is declared for them. They are no places outside the topology.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static IReadOnlyDictionary<ResourceId, ResourceId> GatewaysBehindDevices(this Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return new PeerGateways(topology).ByDevice;
    }

    /// <summary>
    /// Returns what can fail of a kind, each once, in the order of the topology. Of appliances these are the machines with an interface that forwards or is declared as an
    /// appliance; any other machine can be named.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static ValueList<Failure> FailuresOf(this Topology topology, FailureKind kind) => [.. new FailureCatalog(topology.WithManagedPeerings()).Of(kind)];

    /// <summary>
    /// Finds something that can fail: by its full resource id or the end of its path (<c>hub/to-spoke</c> for a peering), the name of a site or region, <c>GATEWAY#1</c> for an instance.
    /// <c>gateway:</c>, <c>instance:</c>, <c>connection:</c>, <c>circuit:</c>, <c>device:</c>, <c>site:</c>, <c>appliance:</c>, <c>firewall:</c>, <c>nat:</c>, <c>routeserver:</c>,
    /// <c>peering:</c>, <c>vnet:</c> and <c>region:</c> decide between kinds. Names ignore case.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    /// <exception cref="PlaceException">The text names nothing that can fail, or several things.</exception>
    public static Failure FindFailure(this Topology topology, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new FailureCatalog(topology.WithManagedPeerings()).Find(name);
    }

    /// <summary>
    /// Returns the topology with the peerings that its Virtual Network Managers make beside those that it holds (rules 6.02, 6.06); the same one when they make
    /// none. Routes and flows follow them in either case.
    /// </summary>
    /// <remarks>Cost: nothing without a manager, else linear in their members.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    public static Topology WithManagedPeerings(this Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return ManagedPeerings.AddTo(topology).Topology;
    }

    /// <summary>
    /// Answers an operation as Azure would: with the topology behind it, or with a refusal and the topology as it was. A refusal is an error of
    /// <see cref="Validate"/> that the operation would newly bring, or one that depends on the operation itself: order, state of a peering, what is in use.
    /// </summary>
    /// <remarks>
    /// Cost: linear in VNets and links, with the rules asked about the VNets that change and their neighbours only; that of <see cref="Validate"/> where other lists change
    /// or a network manager is described, and twice that where errors remain.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation deletes a resource of a type that operations do not change, writes one of a kind that the model does not hold, or moves nothing.</exception>
    public static OperationResult Apply(this Topology topology, NetworkOperation operation, ApplyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(operation);
        return OperationRunner.Run(topology, operation, options ?? new ApplyOptions());
    }

    /// <summary>Answers operations one after the other, each on the topology that the one before it left. A refused one changes nothing, and the next is tried.</summary>
    /// <remarks>Cost: the number of operations times that of one.</remarks>
    /// <exception cref="ArgumentNullException">An argument or an operation is null.</exception>
    /// <exception cref="ArgumentException">An operation deletes a resource of a type that operations do not change.</exception>
    public static ValueList<OperationResult> Apply(this Topology topology, IEnumerable<NetworkOperation> operations, ApplyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(operations);
        var results = new List<OperationResult>();
        foreach (NetworkOperation operation in operations)
        {
            results.Add((results.Count == 0 ? topology : results[^1].Topology).Apply(operation, options));
        }

        return [.. results];
    }

    private static Rehearser RehearserOf(Topology topology, CompileOptions? options)
    {
        options ??= new CompileOptions();
        return new Rehearser(topology.WithManagedPeerings(), settled => WalkContext.Of(settled, options.Behavior, options.ServiceTags));
    }
}
