using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Where the configurations of one kind of a network manager are deployed, while sources are read.</summary>
internal sealed class DeployedDraft
{
    private readonly Dictionary<ResourceId, List<Region>> _regions = [];
    private bool _isListed;

    /// <summary>Takes the regions that a configuration is known to be deployed to; none at all is a statement as well.</summary>
    internal void Add(ResourceId configuration, IEnumerable<Region> regions)
    {
        if (!_regions.TryGetValue(configuration, out List<Region>? known))
        {
            _regions[configuration] = known = [];
        }

        known.AddRange(regions);
    }

    /// <summary>Takes an entry of an answer that lists what is deployed: a configuration that no such answer names is deployed nowhere.</summary>
    internal void Listed(ResourceId configuration, Region region)
    {
        _isListed = true;
        Add(configuration, [region]);
    }

    /// <summary>Returns the regions; null where the sources do not say.</summary>
    internal ValueList<Region>? Of(ResourceId configuration) =>
        _regions.TryGetValue(configuration, out List<Region>? regions) ? regions.Distinct().ToValueList() : _isListed ? ValueList<Region>.Empty : null;
}
