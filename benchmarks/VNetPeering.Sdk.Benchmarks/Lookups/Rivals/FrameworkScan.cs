using System.Buffers.Binary;
using System.Net;

namespace VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

/// <summary>A scan over the framework's <see cref="IPNetwork"/>: what one writes without a library.</summary>
internal sealed class FrameworkScan(Route[] routes)
{
    private readonly IPNetwork[] _networks = [.. routes.Select(route => route.Prefix.ToIPNetwork())];
    private readonly uint[] _ids = [.. routes.Select(route => route.Id)];

    internal uint Lookup(uint address)
    {
        var host = new IPAddress(BinaryPrimitives.ReverseEndianness(address));
        uint id = uint.MaxValue;
        int length = -1;
        for (int i = 0; i < _networks.Length; i++)
        {
            if (_networks[i].PrefixLength > length && _networks[i].Contains(host))
            {
                (id, length) = (_ids[i], _networks[i].PrefixLength);
            }
        }

        return id;
    }
}
