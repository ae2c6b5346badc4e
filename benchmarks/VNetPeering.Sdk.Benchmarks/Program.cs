using System.Globalization;
using BenchmarkDotNet.Running;
using VNetPeering.Sdk.Benchmarks.Lookups;
using VNetPeering.Sdk.Benchmarks.SingleShots;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--lookups", ..])
{
    LookupRace.Run(LookupRaceOptions.Read(args.AsSpan(1)));
    return;
}

Dictionary<string, Action<TextWriter>> singleShots = new()
{
    ["apply"] = ApplyOne.Run,
    ["compile"] = CompileEstates.Run,
    ["diff"] = DiffEstates.Run,
    ["edit"] = EditOne.Run,
    ["growth"] = Growth.Run,
    ["import"] = ImportLarge.Run,
    ["matrix"] = MatrixEstates.Run,
    ["plan"] = PlanEstates.Run,
    ["rehearse"] = RehearseEstates.Run,
};

if (args is [string name, ..] && singleShots.TryGetValue(name, out Action<TextWriter>? run))
{
    run(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
