using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>"validate" as a gate of pull requests: rules re-graded, known findings, code scanning.</summary>
public sealed class Gate
{
    [TestCase("VNP1005=off", 0)]
    [TestCase("vnp1005=INFO", 0)]
    [TestCase("VNP1005=error", 1)]
    public void A_rule_can_be_silenced_and_graded(string rule, int exitCode)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Refused), "--rule", rule);

        run.ExitCode.ShouldBe(exitCode);
        run.Output.Contains("VNP1005", StringComparison.Ordinal).ShouldBe(rule != "VNP1005=off");
    }

    [TestCase("VNP1005", "\"VNP1005\" is not ID=VALUE")]
    [TestCase("VNP0001=off", "\"VNP0001\" is the id of no rule")]
    [TestCase("VNP1005=grave", "--rule VNP1005 does not take \"grave\". Values: off, error, warning, info.")]
    public void A_setting_that_cannot_be_read_is_a_mistake_of_the_call(string rule, string expected)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Refused), "--rule", rule);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    [Test]
    public void What_is_written_to_a_baseline_does_not_count_again()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Refused);
        string baseline = Path.Combine(scratch.Folder, "known.baseline");

        ToolRun written = ToolRun.Of("validate", estate, "--write-baseline", baseline);
        ToolRun again = ToolRun.Of("validate", estate, "--baseline", baseline);

        written.ExitCode.ShouldBe(0);
        written.Error.ShouldBe("vnetpeer: wrote 1 known finding to \"known.baseline\".\n");
        again.ExitCode.ShouldBe(0);
        again.Output.ShouldBe("No findings. 1 known finding not reported.\n");
        again.Error.ShouldBeEmpty();
    }

    [Test]
    public void A_reason_in_a_baseline_is_kept_when_it_is_written_anew()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Refused);
        string baseline = Path.Combine(scratch.Folder, "known.baseline");
        ToolRun.Of("validate", estate, "--write-baseline", baseline);
        File.WriteAllText(baseline, File.ReadAllText(baseline).Replace("\"related\": [", "\"reason\": \"A lab.\", \"related\": [", StringComparison.Ordinal));

        ToolRun.Of("validate", estate, "--write-baseline", baseline);
        ToolRun json = ToolRun.Of("validate", estate, "--baseline", baseline, "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(json.Output);
        answer.RootElement.GetProperty("diagnostics").GetArrayLength().ShouldBe(0);
        answer.RootElement.GetProperty("suppressed").EnumerateArray().ShouldHaveSingleItem().GetProperty("reason").GetString().ShouldBe("A lab.");
    }

    [Test]
    public void An_entry_that_covers_nothing_any_more_is_said()
    {
        using var scratch = new Scratch();
        string baseline = Path.Combine(scratch.Folder, "known.baseline");
        ToolRun.Of("validate", scratch.Write("bad.json", Estates.Refused), "--write-baseline", baseline);

        ToolRun run = ToolRun.Of("validate", scratch.Write("good.json", Estates.Peered), "--baseline", baseline);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("1 of 1 entry of the baseline covers nothing any more");
    }

    [TestCase("{", "this is not JSON")]
    [TestCase(null, "is not there")]
    public void A_baseline_that_cannot_be_read_is_a_mistake_of_the_call(string? text, string expected)
    {
        using var scratch = new Scratch();
        string baseline = Path.Combine(scratch.Folder, "known.baseline");
        if (text is not null)
        {
            File.WriteAllText(baseline, text);
        }

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Peered), "--baseline", baseline);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
        run.Error.Count(letter => letter == '\n').ShouldBe(1);
    }

    [TestCase("[]")]
    [TestCase("""{ "predictedResources": [] }""")]
    [TestCase("""[ { "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/x", "name": "x", "type": "Microsoft.Storage/storageAccounts" } ]""")]
    public void A_gate_that_reads_nothing_does_not_pass(string text)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("nothing.json", text), "--fail-on", "info");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("nothing of a network was read");
    }

    [Test]
    public void A_file_that_is_no_baseline_is_not_written_over()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Refused);

        ToolRun run = ToolRun.Of("validate", estate, "--write-baseline", estate);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("no baseline");
        File.ReadAllText(estate).ShouldBe(Estates.Refused);
    }

    [Test]
    public void A_baseline_needs_a_file_in_a_folder_that_is_there()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Refused);

        ToolRun.Of("validate", estate, "--write-baseline", Path.Combine(scratch.Folder, "none", "known.json")).Error.ShouldContain("there is no folder");
        ToolRun.Of("validate", estate, "--write-baseline", scratch.Folder).Error.ShouldContain("is a folder. Name a file.");
        ToolRun.Of("validate", estate, "--baseline", scratch.Folder).Error.ShouldContain("is a folder. Name a file.");
    }

    [Test]
    public void Code_scanning_gets_a_sarif_log()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Refused), "--output", "sarif");

        using JsonDocument log = JsonDocument.Parse(run.Output);
        log.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBeGreaterThan(0);
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void Only_validate_writes_sarif()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("show", scratch.Write("vnets.json", Estates.Peered), "--output", "sarif");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--output does not take \"sarif\". Values: text, json.");
    }
}
