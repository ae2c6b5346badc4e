using System.Diagnostics;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>The tool as a shell runs it.</summary>
public sealed class ChildProcess
{
    [Test]
    public async Task It_answers_on_stdout_and_tells_the_shell()
    {
        using var scratch = new Scratch();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[Path.Combine(TestContext.CurrentContext.TestDirectory, "vnetpeer.dll"), "reach", scratch.Write("vnets.json", Estates.Apart), "--from", "app/web", "--to", "hub/shared"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        output.ShouldStartWith("app/web -> hub/shared any: BLOCKED");
        (await error).ShouldBeEmpty();
        process.ExitCode.ShouldBe(1);
    }
}
