using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Counts resources per subscription and region. Places have few spellings, so names are compared once for each of them and not once for each resource.</summary>
internal sealed class RegionalTally
{
    private readonly int _limit;
    private readonly List<RegionalCount> _counts = [];
    private readonly Dictionary<(string Subscription, string Region), RegionalCount> _bySpelling = [];
    private readonly Dictionary<(string Subscription, string Region), RegionalCount> _byName = [];

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

        (string, string) spelling = (id.Subscription, region.ToString());
        if (!_bySpelling.TryGetValue(spelling, out RegionalCount? count))
        {
            count = Find(id.Subscription, region);
            _bySpelling.Add(spelling, count);
        }

        if (count.Number++ == _limit)
        {
            count.FirstBeyond = id;
        }
    }

    private RegionalCount Find(string subscription, Region region)
    {
        (string, string) name = (subscription.ToUpperInvariant(), region.Name);
        if (!_byName.TryGetValue(name, out RegionalCount? count))
        {
            count = new RegionalCount { Subscription = subscription, Region = region };
            _byName.Add(name, count);
            _counts.Add(count);
        }

        return count;
    }
}
