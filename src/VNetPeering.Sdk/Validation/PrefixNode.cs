using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>One prefix of several address spaces, in the tree in which a prefix stands below those that contain it.</summary>
internal sealed class PrefixNode
{
    private readonly PrefixNode? _above;
    private int[] _firstHereAndBelow;

    private PrefixNode(PrefixNode? above, int[] owners)
    {
        _above = above;
        Owners = owners;
        _firstHereAndBelow = First(owners);
    }

    /// <summary>Gets the spaces that hold exactly this prefix, ascending, each once.</summary>
    public int[] Owners { get; }

    /// <summary>Builds the tree; returns its nodes.</summary>
    public static IReadOnlyList<PrefixNode> Build(IReadOnlyList<ValueList<AddressPrefix>> spaces)
    {
        (AddressPrefix Prefix, int Owner)[] sorted = [.. spaces.SelectMany((space, owner) => space.Select(prefix => (prefix, owner))).Distinct().Order()];
        var nodes = new List<PrefixNode>();
        var open = new Stack<(AddressPrefix Prefix, PrefixNode Node)>();
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            AddressPrefix prefix = sorted[start].Prefix;
            for (end = start + 1; end < sorted.Length && sorted[end].Prefix == prefix;)
            {
                end++;
            }

            while (open.TryPeek(out (AddressPrefix Prefix, PrefixNode Node) outer) && !outer.Prefix.Contains(prefix))
            {
                open.Pop();
            }

            var node = new PrefixNode(open.TryPeek(out (AddressPrefix Prefix, PrefixNode Node) above) ? above.Node : null, [.. sorted[start..end].Select(entry => entry.Owner)]);
            nodes.Add(node);
            open.Push((prefix, node));
        }

        // A node stands behind the one above it, so backwards each has heard of everything below before it reports upwards.
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            if (nodes[i]._above is { } above)
            {
                above._firstHereAndBelow = First([.. above._firstHereAndBelow.Union(nodes[i]._firstHereAndBelow).Order()]);
            }
        }

        return nodes;
    }

    /// <summary>Returns the first spaces before <paramref name="owner"/> that collide with this prefix of its own.</summary>
    public IEnumerable<int> Before(int owner)
    {
        IEnumerable<int> found = _firstHereAndBelow;
        for (PrefixNode? node = _above; node is not null; node = node._above)
        {
            found = found.Concat(First(node.Owners));
        }

        return found.Where(earlier => earlier < owner);
    }

    private static int[] First(int[] owners) => owners.Length <= SpaceOverlaps.Listed ? owners : owners[..SpaceOverlaps.Listed];
}
