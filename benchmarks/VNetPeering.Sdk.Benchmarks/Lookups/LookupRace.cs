namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>
/// Measures look-ups against each other and against other programs, in turns, since a shared machine is faster now and slower then: only figures of one pass are
/// compared, and of the ratios the median counts.
/// </summary>
internal static class LookupRace
{
    /// <summary>Runs the race and writes the report.</summary>
    internal static void Run(LookupRaceOptions options)
    {
        var figures = new Figures();
        foreach (string name in options.Sets.Where(LookupSet.Names.Contains))
        {
            LookupSet set = options.Data is null ? LookupSet.Draw(name) : LookupSet.Read(options.Data, name);
            var race = new TableRace(set, figures);
            for (int pass = 1; pass <= options.Passes; pass++)
            {
                Console.Error.WriteLine($"{name}, pass {pass} of {options.Passes}");
                if (options.Dpdk is not null && options.Data is not null)
                {
                    RunDpdk(options.Dpdk, options.Data, set, figures);
                }

                race.Pass();
            }
        }

        if (options.Sets.Contains(ManyTablesRace.Set))
        {
            var race = new ManyTablesRace(options.Data is null ? ManyTables.Draw() : ManyTables.Read(options.Data), figures);
            for (int pass = 1; pass <= options.Passes; pass++)
            {
                Console.Error.WriteLine($"{ManyTablesRace.Set}, pass {pass} of {options.Passes}");
                if (options.PooledTree is not null && options.Data is not null)
                {
                    RunPooledTree(options.PooledTree, options.Data, figures);
                }

                race.Pass();
            }
        }

        string report = LookupReport.Write(figures, options);
        Console.WriteLine(report);
        if (options.Report is not null)
        {
            File.WriteAllText(options.Report, report);
        }
    }

    private static void RunDpdk(string program, string data, LookupSet set, Figures figures)
    {
        string Path(string end) => System.IO.Path.Combine(data, $"{set.Name}.{end}");
        foreach ((string way, string workload, string metric, string figure) in Reference.Run(
            program, set.Name, set.Name == "D", set.Name, Path("prefixes"), $"{TableRace.Random}:{Path("rand.bin")}", $"{TableRace.Skewed}:{Path("skew.bin")}"))
        {
            if (metric == "checksum")
            {
                figures.Agree(set.Name, workload, way, ulong.Parse(figure, System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (metric == "ns")
            {
                bool isChain = way == LookupReport.DpdkChain;
                if (!isChain || workload == TableRace.Random)
                {
                    figures.Add(set.Name, isChain ? TableRace.Chain : workload, way, Reference.Number(figure));
                }
            }
        }
    }

    private static void RunPooledTree(string program, string data, Figures figures)
    {
        foreach ((string way, _, string metric, string figure) in Reference.Run(program, ManyTablesRace.Set, false, "multi", data, "3"))
        {
            if (metric == "MISMATCH")
            {
                throw new InvalidOperationException($"{way} differs from the other ways of {program}.");
            }

            if (metric == "ns")
            {
                figures.Add(ManyTablesRace.Set, TableRace.Random, way, Reference.Number(figure));
            }
        }
    }
}
