using System.Globalization;
using System.Runtime.InteropServices;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>Reads data sets that other programs made.</summary>
internal static class DataFiles
{
    internal static Route[] Routes(string file) => [.. File.ReadLines(file).Select(line => ReadRoute(line.Split(' ')))];

    internal static Route[][] Tables(string file) =>
    [
        .. File.ReadLines(file).Select(line => line.Split(' '))
            .GroupBy(words => int.Parse(words[0], CultureInfo.InvariantCulture))
            .OrderBy(group => group.Key)
            .Select(group => group.Select(words => ReadRoute(words[1..])).ToArray()),
    ];

    internal static uint[] Numbers(string file) => MemoryMarshal.Cast<byte, uint>(File.ReadAllBytes(file)).ToArray();

    private static Route ReadRoute(string[] words) => new(AddressPrefix.Parse(words[0]), uint.Parse(words[1], CultureInfo.InvariantCulture));
}
