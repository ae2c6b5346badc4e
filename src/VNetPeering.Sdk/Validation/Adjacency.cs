namespace VNetPeering.Sdk.Validation;

/// <summary>The links at each VNet, by the dense number of the VNet: one array of links in the order of their VNets, and where each VNet's part starts.</summary>
internal sealed class Adjacency
{
    private readonly PeeringLink[] _links;
    private readonly int[] _starts;

    public Adjacency(IReadOnlyList<PeeringLink> links, int vnetCount, Func<PeeringLink, int> vnetOf)
    {
        _starts = new int[vnetCount + 1];
        foreach (PeeringLink link in links)
        {
            _starts[vnetOf(link) + 1]++;
        }

        for (int i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _links = new PeeringLink[links.Count];
        int[] next = _starts[..^1];
        foreach (PeeringLink link in links)
        {
            _links[next[vnetOf(link)]++] = link;
        }
    }

    /// <summary>Returns the links at a VNet, in the order of the topology; none for a negative number.</summary>
    public ArraySegment<PeeringLink> Of(int vnet) =>
        vnet < 0 ? ArraySegment<PeeringLink>.Empty : new ArraySegment<PeeringLink>(_links, _starts[vnet], _starts[vnet + 1] - _starts[vnet]);
}
