using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The sources or destinations of a firewall's rule, before the IP groups that it names are looked up.</summary>
internal sealed record RuleSideDraft
{
    internal bool IsAny { get; init; }

    internal ValueList<AddressRange> Ranges { get; init; } = [];

    internal ValueList<ResourceId> Groups { get; init; } = [];

    /// <summary>Gets whether more is named than ranges and groups: tags, names, or what cannot be read.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>Returns the prefixes, none for every address; null where they are not known in full.</summary>
    internal ValueList<AddressPrefix>? Resolve(IReadOnlyDictionary<ResourceId, ValueList<AddressRange>?> groups)
    {
        if (IsAny)
        {
            return [];
        }

        var ranges = new List<AddressRange>(Ranges);
        foreach (ResourceId group in Groups)
        {
            if (!groups.TryGetValue(group, out ValueList<AddressRange>? held) || held is null)
            {
                return null;
            }

            ranges.AddRange(held);
        }

        // A side that names nobody is none that Azure takes; it is not every address.
        return IsOpen || ranges.Count == 0 ? null : [.. ranges.SelectMany(range => range.ToPrefixes()).Distinct()];
    }
}
