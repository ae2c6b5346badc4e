using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The addresses that "the Internet" stands for: those of the service tag, less what is used inside the topology (rules 5.23, 3.04).</summary>
internal static class PublicSpace
{
    // Documentation and protocol assignments, which the tag does not leave out, and the platform's own address.
    private static readonly string[] NobodyThere = ["168.63.129.16/32", "192.0.0.0/24", "198.51.100.0/24", "203.0.113.0/24"];

    internal static IReadOnlyList<AddressRange> Of(Topology topology, AzureBehavior behavior)
    {
        IEnumerable<AddressPrefix> excluded = NobodyThere.Select(AddressPrefix.Parse)
            .Concat(topology.VNets.SelectMany(vnet => vnet.AddressSpace))
            .Concat(topology.Sites.SelectMany(site => site.AddressSpace))
            .Concat(topology.LocalNetworkGateways.SelectMany(device => device.AddressSpace))
            .Where(prefix => !prefix.IsDefaultRoute);
        return ToRanges(InternetTag.Of(behavior.PlatformNoneList).Subtract(PrefixSet.Create(excluded)).Prefixes);
    }

    /// <summary>Joins neighbouring prefixes, which a set keeps apart when they do not make up a larger one.</summary>
    private static List<AddressRange> ToRanges(IEnumerable<AddressPrefix> ascending)
    {
        var ranges = new List<AddressRange>();
        foreach (AddressPrefix prefix in ascending)
        {
            if (ranges.Count > 0 && ranges[^1].Family == prefix.Family && ranges[^1].Last.Value + 1 == prefix.First.Value)
            {
                ranges[^1] = new AddressRange(ranges[^1].First, prefix.Last);
            }
            else
            {
                ranges.Add(prefix.Range);
            }
        }

        return ranges;
    }
}
