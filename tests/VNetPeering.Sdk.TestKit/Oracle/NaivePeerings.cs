using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>
/// The life of peerings, line by line from rule book 2.3 and 2.4: names instead of records, and levels that are looked up each time. It knows nothing of
/// overlaps, gateways and names: use it where no rule of validation speaks.
/// </summary>
public sealed class NaivePeerings
{
    private readonly Dictionary<string, HashSet<AddressPrefix>> _spaces = [];
    private readonly Dictionary<(string From, string To), OracleLink> _links = [];

    public IEnumerable<(string From, string To)> Links => _links.Keys;

    public bool Has(string vnet) => _spaces.ContainsKey(vnet);

    public OracleLink Link(string from, string to) => _links[(from, to)];

    public void WriteSpace(string vnet, IEnumerable<AddressPrefix> space) => _spaces[vnet] = [.. space];

    /// <summary>Writes a link and returns the code of the refusal; null when it is accepted.</summary>
    public string? Put(string from, string to, bool sync = false)
    {
        if (!_spaces.ContainsKey(from))
        {
            return "NotFound";
        }

        if (!_spaces.TryGetValue(to, out HashSet<AddressPrefix>? remote))
        {
            return "ResourceNotFound";
        }

        _links.TryGetValue((from, to), out OracleLink? own);
        _links.TryGetValue((to, from), out OracleLink? other);
        if (other?.State == "Disconnected")
        {
            return "RemotePeeringIsDisconnected";
        }

        bool starts = own is null || own.State == "Disconnected";
        HashSet<AddressPrefix> taken = starts || sync ? [.. remote] : own!.Taken;
        _links[(from, to)] = new OracleLink(other is null ? "Initiated" : "Connected", taken);
        if (other is not null)
        {
            _links[(to, from)] = other with { State = "Connected" };
        }

        return null;
    }

    public string? Sync(string from, string to) => _links.ContainsKey((from, to)) ? Put(from, to, sync: true) : "NotFound";

    public void Delete(string from, string to)
    {
        if (_links.Remove((from, to)) && _links.TryGetValue((to, from), out OracleLink? other) && other.State == "Connected")
        {
            _links[(to, from)] = other with { State = "Disconnected" };
        }
    }

    public void Delete(string vnet)
    {
        _spaces.Remove(vnet);
        foreach ((string From, string To) key in _links.Keys.ToArray())
        {
            if (key.From == vnet)
            {
                _links.Remove(key);
            }
            else if (key.To == vnet)
            {
                _links[key] = _links[key] with { State = "Disconnected" };
            }
        }
    }

    /// <summary>Returns the sync level of a link that is Connected, both VNets being there.</summary>
    public string Level(string from, string to)
    {
        bool localBehind = !_links[(from, to)].Taken.SetEquals(_spaces[to]);
        bool remoteBehind = !_links[(to, from)].Taken.SetEquals(_spaces[from]);
        if (localBehind)
        {
            return remoteBehind ? "LocalAndRemoteNotInSync" : "LocalNotInSync";
        }

        return remoteBehind ? "RemoteNotInSync" : "FullyInSync";
    }
}
