using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Members of one connected group that share addresses.</summary>
internal sealed record GroupOverlap
{
    public required ConnectivityConfiguration Configuration { get; init; }

    /// <summary>Gets the members that share addresses with another one, in the order of the topology.</summary>
    public required ValueList<ResourceId> Members { get; init; }

    /// <summary>Gets the first two prefixes that overlap, each with its VNet.</summary>
    public required (ResourceId VNet, AddressPrefix Prefix) First { get; init; }

    public required (ResourceId VNet, AddressPrefix Prefix) Second { get; init; }

    /// <summary>Finds the overlaps of a topology: one item for each connected group that has any.</summary>
    public static IEnumerable<GroupOverlap> Find(Topology topology, IEnumerable<ConnectedGroup> groups)
    {
        foreach (ConnectedGroup group in groups)
        {
            (int Member, AddressPrefix Prefix)[] owned = [.. group.Members.SelectMany(member => topology.VNets[member].AddressSpace.Select(prefix => (member, prefix)))];
            PrefixOverlap[] collisions = [.. PrefixOverlaps.Find([.. owned.Select(item => item.Prefix)]).Where(pair => owned[pair.First].Member != owned[pair.Second].Member)];
            if (collisions.Length > 0)
            {
                yield return new GroupOverlap
                {
                    Configuration = group.Configuration,
                    Members = [.. collisions.SelectMany(pair => new[] { owned[pair.First].Member, owned[pair.Second].Member }).Distinct().Order().Select(member => topology.VNets[member].Id)],
                    First = (topology.VNets[owned[collisions[0].First].Member].Id, owned[collisions[0].First].Prefix),
                    Second = (topology.VNets[owned[collisions[0].Second].Member].Id, owned[collisions[0].Second].Prefix),
                };
            }
        }
    }

    /// <summary>Returns the first overlap in words.</summary>
    public string Describe(ValidationContext context) =>
        $"{First.Prefix} of {context.Name(First.VNet)} and {Second.Prefix} of {context.Name(Second.VNet)}{(Members.Count > 2 ? $", and {Members.Count - 2} more members" : string.Empty)}";
}
