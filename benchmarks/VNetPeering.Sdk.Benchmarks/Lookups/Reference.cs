using System.Diagnostics;
using System.Globalization;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>
/// Another program that measures on the same addresses. It prints lines of five words between commas: way, data set, workload, "ns", "chain_ns" or "checksum",
/// figure.
/// </summary>
internal static class Reference
{
    /// <summary>Runs the program and returns the lines about a data set.</summary>
    internal static IReadOnlyList<(string Way, string Workload, string Metric, string Figure)> Run(string program, string set, bool isVeryLarge, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (isVeryLarge)
        {
            // Adding routes one by one to rte_lpm takes minutes for a million of them; the program then writes its arrays directly. Look-ups are the same.
            start.Environment["FASTFILL"] = "1";
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\n').Select(line => line.Split(',')).Where(words => words.Length == 5 && words[1] == set).Select(words => (words[0], words[2], words[3], words[4]))]
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    internal static double Number(string figure) => double.Parse(figure, CultureInfo.InvariantCulture);
}
