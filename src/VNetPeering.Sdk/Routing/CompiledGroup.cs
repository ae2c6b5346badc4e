using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>A connected group with the space that its members lose to each other.</summary>
internal sealed class CompiledGroup
{
    private const int Several = -1;

    internal CompiledGroup(CompiledTopology net, ConnectedGroup group)
    {
        Group = group;
        Members = [.. group.Members.Where(member => !net.VNets[member].HasUnknownSpace)];
        Lost = LostSpace(net, Members);
    }

    internal ConnectedGroup Group { get; }

    /// <summary>The members whose space is known.</summary>
    internal int[] Members { get; }

    /// <summary>
    /// What no member reaches over the group: space that two members share (6.07), and space of a member that overlaps a VNet outside the group which another
    /// member is peered with (6.08).
    /// </summary>
    internal PrefixSet Lost { get; }

    private static PrefixSet LostSpace(CompiledTopology net, int[] members)
    {
        HashSet<int> inside = [.. members];
        var claims = new Dictionary<(AddressPrefix Prefix, bool IsOutside), int>();
        foreach (int member in members)
        {
            foreach (AddressPrefix prefix in net.VNets[member].VNet.AddressSpace)
            {
                Claim(prefix, isOutside: false, member);
            }

            for (int i = net.VNets[member].FirstLink; i < net.VNets[member].LinkEnd; i++)
            {
                CompiledLink link = net.Links[i];
                if (link is { IsConnected: true, RemotePrefixes: { } peered } && !inside.Contains(link.Remote))
                {
                    Array.ForEach(peered, prefix => Claim(prefix, isOutside: true, member));
                }
            }
        }

        AddressPrefix[] prefixes = [.. claims.Keys.Select(claim => claim.Prefix)];
        (bool IsOutside, int Member)[] owners = [.. claims.Select(claim => (claim.Key.IsOutside, claim.Value))];
        IEnumerable<AddressPrefix> owned = prefixes.Where((_, i) => owners[i] == (false, Several));
        return PrefixOverlaps.Any(prefixes)
            ? PrefixSet.Create(owned.Concat(PrefixOverlaps.Find(prefixes).Where(pair => Collide(owners[pair.First], owners[pair.Second])).Select(pair => Longer(prefixes[pair.First], prefixes[pair.Second]))))
            : PrefixSet.Create(owned);

        // The hub of many spokes is outside for each of them: one claim stands for all that are equal.
        void Claim(AddressPrefix prefix, bool isOutside, int member) =>
            claims[(prefix, isOutside)] = claims.TryGetValue((prefix, isOutside), out int known) && known != member ? Several : member;

        static bool Collide((bool IsOutside, int Member) first, (bool IsOutside, int Member) second) =>
            !(first.IsOutside && second.IsOutside) && (first.Member != second.Member || first.Member == Several);
    }

    /// <summary>What two overlapping prefixes share.</summary>
    internal static AddressPrefix Longer(AddressPrefix first, AddressPrefix second) => first.Length > second.Length ? first : second;
}
