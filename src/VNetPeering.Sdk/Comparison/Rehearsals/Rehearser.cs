using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>Lets parts of a network fail, and compares the flows of what is left.</summary>
internal sealed class Rehearser
{
    // Every failure that changes routes holds a compiled network; the walks of the working network are shared by those that are run at once.
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
        Dictionary<string, FlowEnd> ends = DiffEnds.Of(before);
        string[] keys = [.. ends.Keys.Order(StringComparer.OrdinalIgnoreCase)];
        return [.. damages.Chunk(AtOnce).SelectMany(some => Run([.. some.Select(one => new Scene(one.Failures, one.Damage, before, ends, _compile))], before, ends, keys))];
    }

    private static IEnumerable<Rehearsal> Run(Scene[] scenes, WalkContext before, Dictionary<string, FlowEnd> ends, string[] keys)
    {
        var tracer = new FlowTracer(before);
        foreach (string from in keys.Where(key => DiffEnds.Sends(ends[key])))
        {
            foreach (string to in keys)
            {
                if (from == to && ends[from].Subnet < 0)
                {
                    continue;
                }

                var visited = new Lazy<VisitedResources>(() => new VisitedResources(tracer, ends[from], ends[to]));
                foreach (Scene scene in scenes)
                {
                    scene.Compare(from, ends[from], to, ends[to], visited);
                }
            }
        }

        return scenes.Select(scene => scene.Finish(keys.Select(key => ends[key])));
    }
}
