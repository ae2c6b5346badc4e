using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The addresses that "the Internet" stands for: publicly routable, not dropped by the platform, and not used inside the topology (rules 5.23, 3.04).</summary>
internal static class PublicSpace
{
    private static readonly string[] NotPublic =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    ];

    internal static IReadOnlyList<AddressRange> Of(Topology topology, AzureBehavior behavior)
    {
        IEnumerable<AddressPrefix> excluded = NotPublic.Select(AddressPrefix.Parse)
            .Concat(PlatformNoneRoutes.Of(behavior.PlatformNoneList))
            .Concat(topology.VNets.SelectMany(vnet => vnet.AddressSpace))
            .Concat(topology.Sites.SelectMany(site => site.AddressSpace))
            .Concat(topology.LocalNetworkGateways.SelectMany(device => device.AddressSpace))
            .Where(prefix => !prefix.IsDefaultRoute);
        PrefixSet all = [AddressPrefix.AllIPv4, AddressPrefix.Parse("2000::/3")];
        return ToRanges(all.Subtract(PrefixSet.Create(excluded)).Prefixes);
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
