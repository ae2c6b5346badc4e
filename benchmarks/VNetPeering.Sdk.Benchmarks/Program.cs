using BenchmarkDotNet.Running;
using VNetPeering.Sdk.Benchmarks.Lookups;

if (args is ["--lookups", ..])
{
    return LookupRace.Run(LookupRaceOptions.Read(args.AsSpan(1)));
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
