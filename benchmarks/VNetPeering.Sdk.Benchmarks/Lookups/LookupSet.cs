namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>One table with the addresses to look up in it.</summary>
internal sealed record LookupSet(string Name, string Text, Route[] Routes, uint[] Random, uint[] Skewed)
{
    internal static IReadOnlyList<string> Names { get; } = ["A", "B", "C", "D"];

    /// <summary>Draws a set: A a spoke, B a hub, C an enterprise, D a full Internet table.</summary>
    internal static LookupSet Draw(string name)
    {
        Route[] routes = name switch
        {
            "A" => RouteTables.Spoke(1),
            "B" => RouteTables.Hub(2),
            "C" => RouteTables.Enterprise(3, 10_000),
            "D" => RouteTables.Internet(4, 1_000_000),
            _ => throw new ArgumentException($"There is no data set \"{name}\". Give one of {string.Join(", ", Names)}.", nameof(name)),
        };
        return new(name, TextOf(name), routes, Addresses.Random(routes, name[0] * 7919u), Addresses.Skewed(routes, name[0] * 104_729u));
    }

    /// <summary>Reads a set from NAME.prefixes (a prefix and an id a line), NAME.rand.bin and NAME.skew.bin (32-bit numbers, low byte first).</summary>
    internal static LookupSet Read(string folder, string name) => new(
        name,
        TextOf(name),
        DataFiles.Routes(Path.Combine(folder, $"{name}.prefixes")),
        DataFiles.Numbers(Path.Combine(folder, $"{name}.rand.bin")),
        DataFiles.Numbers(Path.Combine(folder, $"{name}.skew.bin")));

    private static string TextOf(string name) => name switch { "A" => "60 routes", "B" => "600 routes", "C" => "10,000 routes", _ => "1,000,000 routes" };
}
