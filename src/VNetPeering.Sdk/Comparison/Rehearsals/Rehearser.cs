using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>Lets parts of a network fail, and compares the flows of what is left. Of like places one pair is looked at.</summary>
internal sealed class Rehearser
{
    // What packets meet in the working network is shared by the failures that are run one after the other, as far as memory goes.
    private const int AtOnce = 16;

    private readonly Topology _topology;
    private readonly Func<Topology, WalkContext> _compile;

    /// <param name="topology">The network, with the peerings that its network managers make.</param>
    /// <param name="compile">How topologies are compiled.</param>
    internal Rehearser(Topology topology, Func<Topology, WalkContext> compile)
    {
        _topology = topology;
        _compile = compile;
    }

    /// <summary>Gets or sets whether each pair of places is looked at for itself, which is what the rest must agree with.</summary>
    internal bool IsOneByOne { get; init; }

    /// <exception cref="ArgumentException">The topology does not hold what fails.</exception>
    internal IEnumerable<Rehearsal> Run(IEnumerable<IReadOnlyList<Failure>> runs)
    {
        var reader = new DamageReader(_topology);
        (IReadOnlyList<Failure> Failures, Damage Damage)[] damages = [.. runs.Select(failures => (failures, reader.Read(failures)))];
        if (damages.Length == 0)
        {
            return [];
        }

        WalkContext before = _compile(_topology);
        var places = new RehearsedPlaces(before, IsOneByOne);
        return [.. damages.Chunk(AtOnce).SelectMany(some =>
        {
            var known = new KnownWalks(before);
            return some.Select(one => Run(one.Failures, one.Damage, before, places, known)).ToArray();
        })];
    }

    private Rehearsal Run(IReadOnlyList<Failure> failures, Damage damage, WalkContext before, RehearsedPlaces places, KnownWalks known)
    {
        Scene Staged() => new(failures, damage, before, places.Ends, _compile);
        Scene scene = Staged();
        var flows = new List<FlowChangeGroup>();
        var lost = new List<FlowChangeGroup>();
        foreach ((PlaceSet from, PlaceSet to, FlowPairs pairs) in places.For(damage).Pairs())
        {
            (ComparedPlace first, ComparedPlace second) = from.Pairs(to, pairs).First();
            FlowChange[] changes = [.. scene.Compare(first, second, known.Of(first, second))];
            if (changes.Length > 0)
            {
                (scene.IsLost(first) || scene.IsLost(second) ? lost : flows).Add(new FlowChangeGroup(from, to, pairs) { Changes = [.. changes] });
            }
        }

        // A network for each rehearsal would be kept alive for a list that few ask for.
        return scene.Finish(places.All) with { Difference = Told(flows, before, Staged), Lost = Told(lost, before, Staged) };
    }

    private static NetworkDiff Told(List<FlowChangeGroup> groups, WalkContext before, Func<Scene> staged)
    {
        return new NetworkDiff([.. groups], List);

        ValueList<FlowChange> List()
        {
            var scene = new Lazy<Scene>(staged);
            var tracer = new FlowTracer(before);
            return NetworkComparer.List(groups, (from, to) => scene.Value.Compare(from, to, new(() => new VisitedResources(tracer, from.Before!, to.Before!))));
        }
    }
}
