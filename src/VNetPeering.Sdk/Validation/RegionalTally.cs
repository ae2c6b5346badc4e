using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Counts resources per subscription and region, 100,000 of them in milliseconds.</summary>
internal sealed class RegionalTally
{
    private readonly int _limit;
    private readonly List<RegionalCount> _counts = [];
    private readonly Dictionary<string, Dictionary<string, RegionalCount>> _bySubscription = new(StringComparer.OrdinalIgnoreCase);

    // A region has few spellings, so its short name is built once for each of them and not once for each resource.
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private RegionalCount? _last;

    public RegionalTally(int limit) => _limit = limit;

    /// <summary>Gets the counts in the order in which their first resources came.</summary>
    public IReadOnlyList<RegionalCount> Counts => _counts;

    /// <summary>Counts a resource; one without a stated region counts nowhere.</summary>
    public void Add(ResourceId id, Region region)
    {
        if (!region.IsStated)
        {
            return;
        }

        // Neighbours in a list mostly lie in the same place.
        if (_last is null || _last.Region.ToString() != region.ToString() || !string.Equals(_last.Subscription, id.Subscription, StringComparison.OrdinalIgnoreCase))
        {
            _last = Find(id.Subscription, region);
        }

        if (_last.Number++ == _limit)
        {
            _last.FirstBeyond = id;
        }
    }

    private RegionalCount Find(string subscription, Region region)
    {
        string text = region.ToString();
        if (!_names.TryGetValue(text, out string? name))
        {
            name = region.Name;
            _names.Add(text, name);
        }

        if (!_bySubscription.TryGetValue(subscription, out Dictionary<string, RegionalCount>? regions))
        {
            regions = new(StringComparer.Ordinal);
            _bySubscription.Add(subscription, regions);
        }

        if (!regions.TryGetValue(name, out RegionalCount? count))
        {
            count = new RegionalCount { Subscription = subscription, Region = region };
            regions.Add(name, count);
            _counts.Add(count);
        }

        return count;
    }
}
