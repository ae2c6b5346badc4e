using System.Diagnostics;
using System.Runtime.Intrinsics;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Addressing;

/// <summary>The look-ups take the widest vectors that the processor has. Child processes that may use less give the same answers.</summary>
public sealed class InstructionSets
{
    [TestCase("512")]
    [TestCase("256", "DOTNET_EnableAVX512")]
    [TestCase("128", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2")]
    [TestCase("128", "DOTNET_EnableAVX2")]
    [TestCase("0", "DOTNET_EnableHWIntrinsic")]
    public async Task Every_width_of_vectors_gives_the_same_answers(string width, params string[] switchedOff)
    {
        if (int.Parse(width, System.Globalization.CultureInfo.InvariantCulture) > WidestHere())
        {
            Assert.Ignore($"This processor has no vectors of {width} bits; the widest are {WidestHere()}.");
        }

        string[] here = await RunAsync([]);
        string[] lines = await RunAsync(switchedOff);

        lines[0].ShouldBe($"vectors {width}");
        lines[1..].ShouldBe(here[1..]);
        lines[2].ShouldMatch("^lookups [0-9a-f]{16}$");
        lines[3].ShouldMatch("^network 0 findings, [1-9][0-9]* routes, Reachable$");
    }

    private static int WidestHere() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static async Task<string[]> RunAsync(string[] switchedOff)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(TestContext.CurrentContext.TestDirectory, "VNetPeering.Sdk.AotSmoke.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in switchedOff)
        {
            start.Environment[name] = "0";
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
