using System.Buffers.Binary;
using System.Net;

namespace VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

/// <summary>A scan over IPNetwork2.</summary>
internal sealed class IPNetwork2Scan(Route[] routes)
{
    private readonly IPNetwork2[] _networks = [.. routes.Select(route => route.Prefix.ToIPNetwork2())];
    private readonly uint[] _ids = [.. routes.Select(route => route.Id)];

    internal uint Lookup(uint address)
    {
        var host = new IPAddress(BinaryPrimitives.ReverseEndianness(address));
        uint id = uint.MaxValue;
        int length = -1;
        for (int i = 0; i < _networks.Length; i++)
        {
            if (_networks[i].Cidr > length && _networks[i].Contains(host))
            {
                (id, length) = (_ids[i], _networks[i].Cidr);
            }
        }

        return id;
    }
}
