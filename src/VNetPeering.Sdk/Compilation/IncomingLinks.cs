namespace VNetPeering.Sdk.Compilation;

/// <summary>The links that lead to each VNet, in one array sorted by target. Immutable; thread-safe.</summary>
internal sealed class IncomingLinks
{
    private readonly int[] _starts;
    private readonly int[] _links;

    internal IncomingLinks(int vnets, ReadOnlySpan<CompiledLink> links)
    {
        _starts = new int[vnets + 1];
        foreach (CompiledLink link in links)
        {
            if (link.Remote >= 0)
            {
                _starts[link.Remote + 1]++;
            }
        }

        for (int i = 0; i < vnets; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        _links = new int[_starts[vnets]];
        int[] next = _starts[..vnets];
        for (int i = 0; i < links.Length; i++)
        {
            if (links[i].Remote >= 0)
            {
                _links[next[links[i].Remote]++] = i;
            }
        }
    }

    /// <summary>Returns the indices of the links that lead to a VNet, ascending.</summary>
    internal ReadOnlySpan<int> To(int vnet) => _links.AsSpan(_starts[vnet].._starts[vnet + 1]);

    /// <summary>Finds the reverse of every link: the first one between the same VNets in the other direction.</summary>
    internal void Pair(ReadOnlySpan<CompiledVNet> vnets, ReadOnlySpan<CompiledLink> links)
    {
        // For one VNet at a time: where its own links lead, then who leads to it.
        int[] outward = new int[vnets.Length];
        int[] notedFor = new int[vnets.Length];
        Array.Fill(notedFor, -1);
        for (int v = 0; v < vnets.Length; v++)
        {
            for (int i = vnets[v].FirstLink; i < vnets[v].LinkEnd; i++)
            {
                int remote = links[i].Remote;
                if (remote >= 0 && notedFor[remote] != v)
                {
                    notedFor[remote] = v;
                    outward[remote] = i;
                }
            }

            foreach (int i in To(v))
            {
                int from = links[i].Local;
                links[i].Reverse = notedFor[from] == v ? outward[from] : -1;
            }
        }
    }
}
