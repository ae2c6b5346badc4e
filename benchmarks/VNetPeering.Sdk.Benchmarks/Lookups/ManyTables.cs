namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>2,000 tables, 1,950 of 60 routes and 50 of 600, with pairs of a table and an address to look up, another table each time.</summary>
internal sealed record ManyTables(Route[][] Tables, int[] Asked, uint[] Addresses)
{
    private const int Count = 2_000;

    internal static ManyTables Draw()
    {
        Route[][] tables = [.. Enumerable.Range(0, Count).Select(i => i % 40 == 0 ? RouteTables.Hub(1_000 + (ulong)i) : RouteTables.Spoke(1_000 + (ulong)i))];
        var dice = new Dice(5);
        int[] asked = new int[Lookups.Addresses.Count];
        uint[] addresses = new uint[asked.Length];
        for (int i = 0; i < asked.Length; i++)
        {
            asked[i] = dice.Below(Count);
            addresses[i] = Lookups.Addresses.One(tables[asked[i]], dice);
        }

        return new(tables, asked, addresses);
    }

    /// <summary>Reads M.tables (table, prefix and id a line) and M.rand.bin (pairs of 32-bit numbers).</summary>
    internal static ManyTables Read(string folder)
    {
        uint[] pairs = DataFiles.Numbers(Path.Combine(folder, "M.rand.bin"));
        return new(
            DataFiles.Tables(Path.Combine(folder, "M.tables")),
            [.. pairs.Where((_, i) => i % 2 == 0).Select(table => (int)table)],
            [.. pairs.Where((_, i) => i % 2 == 1)]);
    }
}
