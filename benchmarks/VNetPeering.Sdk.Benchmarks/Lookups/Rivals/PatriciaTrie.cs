using System.Numerics;

namespace VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

/// <summary>A path-compressed binary trie of objects: what a library for prefixes usually is.</summary>
internal sealed class PatriciaTrie
{
    internal const uint None = uint.MaxValue;

    private readonly Node _root = new(0, 0);

    internal PatriciaTrie(Route[] routes)
    {
        foreach (Route route in routes)
        {
            Insert((uint)route.Prefix.First.Value, route.Prefix.Length).Id = route.Id;
        }
    }

    internal uint Lookup(uint address)
    {
        uint id = None;
        for (Node? node = _root; node is not null && node.Holds(address); node = node.Length == 32 ? null : node.Child(address))
        {
            id = node.Id == None ? id : node.Id;
        }

        return id;
    }

    private Node Insert(uint bits, int length)
    {
        Node node = _root;
        while (node.Length != length || node.Bits != bits)
        {
            ref Node? child = ref node.Child(bits);
            if (child is null)
            {
                child = new Node(bits, length);
            }
            else if (Math.Min(Math.Min(length, child.Length), BitOperations.LeadingZeroCount(bits ^ child.Bits)) is int common && common < child.Length)
            {
                var between = new Node(common == 0 ? 0 : bits & (uint.MaxValue << (32 - common)), common);
                between.Child(child.Bits) = child;
                child = between;
            }

            node = child;
        }

        return node;
    }

    private sealed class Node(uint bits, int length)
    {
        private Node? _zero;
        private Node? _one;

        internal uint Bits { get; } = bits;

        internal int Length { get; } = length;

        internal uint Id { get; set; } = None;

        internal bool Holds(uint address) => Length == 0 || (address ^ Bits) >> (32 - Length) == 0;

        internal ref Node? Child(uint address) => ref ((address << Length) & 0x8000_0000) == 0 ? ref _zero : ref _one;
    }
}
