namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>
/// Tells which resources belong to one VNet alone: they name no other VNet that may be exchanged, and nothing but that VNet and what belongs to it names them.
/// Immutable; thread-safe.
/// </summary>
internal sealed class ItemOwners
{
    private const int Nobody = -1;
    private const int Several = -2;

    private readonly int[] _owners;

    internal ItemOwners(DesignReading reading, bool[] isCandidate)
    {
        _owners = new int[reading.Items.Count];
        Array.Fill(_owners, Nobody);
        var open = new Stack<int>();
        for (int i = 0; i < _owners.Length; i++)
        {
            foreach (int vnet in reading.Items[i].VNets.Where(vnet => isCandidate[vnet]))
            {
                Join(i, vnet);
            }
        }

        for (int v = 0; v < isCandidate.Length; v++)
        {
            foreach (int item in reading.ItemsOfVNets[v])
            {
                Join(item, isCandidate[v] ? v : Several);
            }
        }

        Spread();

        // What nobody names, and names what belongs to one VNet only, belongs to it as well: a machine to that of its interface.
        for (int i = 0; i < _owners.Length; i++)
        {
            int[] named = _owners[i] == Nobody ? [.. reading.Items[i].Items.Select(item => _owners[item]).Distinct()] : [];
            if (named is [>= 0 and int only])
            {
                Join(i, only);
                Spread();
            }
        }

        // Who belongs to nobody is as it is, and so is what it names.
        for (int i = 0; i < _owners.Length; i++)
        {
            Join(i, _owners[i] == Nobody ? Several : _owners[i]);
        }

        Spread();

        void Join(int item, int owner)
        {
            int joined = _owners[item] == Nobody ? owner : owner == Nobody || owner == _owners[item] ? _owners[item] : Several;
            if (joined != _owners[item])
            {
                _owners[item] = joined;
                open.Push(item);
            }
        }

        void Spread()
        {
            while (open.TryPop(out int item))
            {
                foreach (int named in reading.Items[item].Items)
                {
                    Join(named, _owners[item]);
                }
            }
        }
    }

    /// <summary>Returns the VNet to which a resource belongs; negative where it belongs to none or several.</summary>
    internal int OwnerOf(int item) => _owners[item];
}
