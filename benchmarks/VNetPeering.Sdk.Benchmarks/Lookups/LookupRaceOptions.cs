using System.Globalization;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>What the command line says behind <c>--lookups</c>.</summary>
internal sealed record LookupRaceOptions
{
    internal const string Usage = """
        --lookups [--sets A,B,C,D,M] [--passes 5] [--report FILE] [--data FOLDER [--dpdk PROGRAM] [--pooled-tree PROGRAM]]
          --sets         A a spoke, B a hub, C 10,000 routes, D a million, M 2,000 tables
          --data         data sets that the other programs use too: NAME.prefixes, NAME.rand.bin, NAME.skew.bin, M.tables, M.rand.bin
          --dpdk         a program that looks up in the same files with DPDK's rte_lpm
          --pooled-tree  a program that looks up in M with the reference tree
        """;

    internal IReadOnlyList<string> Sets { get; private init; } = ["A", "B", "C", "D", "M"];

    internal int Passes { get; private init; } = 5;

    internal string? Data { get; private init; }

    internal string? Dpdk { get; private init; }

    internal string? PooledTree { get; private init; }

    internal string? Report { get; private init; }

    /// <summary>Reads the words behind <c>--lookups</c>; throws with the usage when they are none of its options.</summary>
    internal static LookupRaceOptions Read(ReadOnlySpan<string> words)
    {
        var options = new LookupRaceOptions();
        for (; !words.IsEmpty; words = words[2..])
        {
            string value = words.Length > 1 ? words[1] : throw new ArgumentException($"{words[0]} needs a value.\n{Usage}", nameof(words));
            options = words[0] switch
            {
                "--sets" => options with { Sets = value.Split(',') },
                "--passes" => options with { Passes = int.Parse(value, CultureInfo.InvariantCulture) },
                "--report" => options with { Report = value },
                "--data" => options with { Data = value },
                "--dpdk" => options with { Dpdk = value },
                "--pooled-tree" => options with { PooledTree = value },
                _ => throw new ArgumentException($"{words[0]} is no option.\n{Usage}", nameof(words)),
            };
        }

        return options;
    }
}
