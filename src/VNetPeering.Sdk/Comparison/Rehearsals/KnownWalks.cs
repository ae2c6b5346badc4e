using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>What packets meet in the working network, read once for each pair of places that is asked for. Not thread-safe.</summary>
internal sealed class KnownWalks(WalkContext network)
{
    private readonly FlowTracer _tracer = new(network);
    private readonly Dictionary<(int From, int To), Lazy<VisitedResources>> _known = [];

    internal Lazy<VisitedResources> Of(ComparedPlace from, ComparedPlace to)
    {
        if (!_known.TryGetValue((from.Index, to.Index), out Lazy<VisitedResources>? walks))
        {
            _known.Add((from.Index, to.Index), walks = new(() => new VisitedResources(_tracer, from.Before!, to.Before!)));
        }

        return walks;
    }
}
