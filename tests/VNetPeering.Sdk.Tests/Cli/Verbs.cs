using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Cli;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>The verbs on small estates: answer, notes and exit code.</summary>
public sealed class Verbs
{
    [Test]
    public void Show_lists_what_was_read()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("show", scratch.Write("vnets.json", Estates.Peered), "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("vnets").EnumerateArray().Select(vnet => vnet.GetProperty("name").GetString()).ShouldBe(["app", "hub"], ignoreOrder: true);
        answer.RootElement.GetProperty("peerings").GetArrayLength().ShouldBe(2);
        answer.RootElement.GetProperty("unresolved").GetArrayLength().ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Several_files_and_folders_form_one_estate()
    {
        using var scratch = new Scratch();
        scratch.Write("a.json", Estates.Peered);
        scratch.Write("note.json", """{ "something": "else" }""");

        ToolRun run = ToolRun.Of("show", scratch.Folder, "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("counts").GetProperty("vnets").GetInt32().ShouldBe(2);
        answer.RootElement.GetProperty("ignored").EnumerateArray().ShouldHaveSingleItem().GetProperty("file").GetString()!.ShouldEndWith("note.json");
        run.ExitCode.ShouldBe(0);
    }

    [TestCase("error", 0)]
    [TestCase("info", 0)]
    public void Validate_is_good_when_nothing_is_found(string failOn, int exitCode)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Peered), "--fail-on", failOn);

        run.Output.ShouldBe("No findings.\n");
        run.ExitCode.ShouldBe(exitCode);
    }

    [Test]
    public void Validate_names_what_azure_would_refuse()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Refused), "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        JsonElement finding = answer.RootElement.GetProperty("diagnostics").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("severity").GetString().ShouldBe("error");
        finding.GetProperty("azureErrorCode").GetString().ShouldBe("NetcfgSubnetRangeOutsideVnet");
        finding.GetProperty("location").GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
        run.ExitCode.ShouldBe(1);
    }

    [TestCase("error", 0)]
    [TestCase("info", 1)]
    public void Validate_fails_on_the_severity_that_is_asked_for(string failOn, int exitCode)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("all.json", Estates.RunTimeOnly), "--fail-on", failOn);

        run.Output.ShouldContain(" info");
        run.ExitCode.ShouldBe(exitCode);
    }

    [Test]
    public void Routes_are_those_of_the_subnet()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("routes", scratch.Write("vnets.json", Estates.Peered), "--subnet", "app/web", "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        JsonElement[] rows = [.. answer.RootElement.GetProperty("value").EnumerateArray()];
        rows.ShouldContain(row => row.GetProperty("nextHopType").GetString() == "VNetPeering" && row.GetProperty("addressPrefix")[0].GetString() == "10.0.0.0/16");
        rows.SelectMany(row => row.EnumerateObject()).Select(property => property.Name).ShouldNotContain("because");
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Routes_can_be_explained()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("routes", scratch.Write("vnets.json", Estates.Peered), "--subnet", "app/web", "--explain");

        run.Output.ShouldContain("because: peering \"app/to-hub\"");
    }

    [TestCase("10.0.1.4", "VirtualNetworkPeering")]
    [TestCase("10.1.0.9", "VirtualNetwork")]
    [TestCase("8.8.8.8", "Internet")]
    public void A_next_hop_has_network_watchers_words(string to, string type)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("next-hop", scratch.Write("vnets.json", Estates.Peered), "--from", "app/web", "--to", to, "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("nextHopType").GetString().ShouldBe(type);
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Limits_that_are_given_hold_in_place_of_the_documented_ones()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("validate", scratch.Write("vnets.json", Estates.Peered), "--limit", "vnets=1", "--limit", "PeeringsPerVNet=0", "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("diagnostics").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()).ShouldBe(["VNP7001", "VNP7003", "VNP7003"], ignoreOrder: true);
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void A_reading_changes_the_answer()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("next-hop", scratch.Write("vnets.json", Estates.Peered), "--from", "app/web", "--to", "10.0.1.4", "--behavior", "nexthopusesolderwords=TRUE");

        run.Output.ShouldStartWith("Next hop type:  VnetPeering\n");
    }

    [Test]
    public void A_reachable_flow_is_exit_code_0()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("reach", scratch.Write("vnets.json", Estates.Peered), "--from", "app/web", "--to", "hub/shared", "--protocol", "tcp", "--port", "443");

        run.Output.ShouldStartWith("app/web -> hub/shared tcp/443: REACHABLE");
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_blocked_flow_is_exit_code_1()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("reach", scratch.Write("vnets.json", Estates.Apart), "--from", "app/web", "--to", "hub/shared", "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("verdict").GetString().ShouldBe("Blocked");
        answer.RootElement.GetProperty("blockers").GetArrayLength().ShouldBeGreaterThan(0);
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void Fixes_stand_below_the_blockers()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("reach", scratch.Write("vnets.json", Estates.Apart), "--from", "app/web", "--to", "hub/shared", "--fixes");

        run.Output.ShouldContain(
            """
            fixes:
               1  Create peering "app/app-to-hub" from VNet "app" to VNet "hub".
               2  Create peering "hub/hub-to-app" from VNet "hub" to VNet "app".

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void That_no_fix_was_found_is_told_to_those_who_asked([Values] bool asks)
    {
        using var scratch = new Scratch();
        string[] question = ["reach", scratch.Write("vnets.json", Estates.Peered), "--from", "app/web", "--to", "10.9.0.4"];

        ToolRun run = ToolRun.Of(asks ? [.. question, "--fixes"] : question);

        run.ExitCode.ShouldBe(1);
        run.Output.Contains("\nfixes: none was found that lets the flow pass\n", StringComparison.Ordinal).ShouldBe(asks);
        run.Output.Contains("fixes", StringComparison.Ordinal).ShouldBe(asks);
    }

    [Test]
    public void A_flow_that_passes_needs_no_fixes()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("reach", scratch.Write("vnets.json", Estates.Peered), "--from", "app/web", "--to", "hub/shared", "--fixes");

        run.Output.ShouldNotContain("fixes");
    }

    [Test]
    public void An_unknown_flow_is_exit_code_3()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("reach", scratch.Write("all.json", Estates.RunTimeOnly), "--from", "app/web", "--to", "10.0.1.4", "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("verdict").GetString().ShouldBe("Unknown");
        answer.RootElement.GetProperty("unknown").EnumerateArray().ShouldContain(fact => fact.GetProperty("reason").GetString() == "UnresolvedReference");
        run.ExitCode.ShouldBe(3);
    }

    [TestCase("app/webb")] // which holds the right name
    [TestCase("app/we")]
    public void A_misspelt_place_brings_the_candidates(string place)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("reach", scratch.Write("vnets.json", Estates.Peered), "--from", "hub/shared", "--to", place);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Candidates: app/web.");
    }

    [Test]
    public void An_estate_with_errors_is_asked_all_the_same_and_stderr_says_how_many()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("routes", scratch.Write("vnets.json", Estates.Refused), "--subnet", "hub/shared");

        run.Output.ShouldContain("VnetLocal");
        run.Error.ShouldBe("vnetpeer: \"validate\" would report 1 error for this estate.\n");
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void An_unknown_place_is_refused_with_candidates()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("routes", scratch.Write("vnets.json", Estates.Peered), "--subnet", "app/wob");

        run.Error.ShouldStartWith("vnetpeer: \"app/wob\" names no ");
        run.Error.ShouldContain("app/web");
        run.Error.IndexOf('\n', StringComparison.Ordinal).ShouldBe(run.Error.Length - 1);
        run.ExitCode.ShouldBe(2);
    }

    [TestCase("{ \"a\": 1,\n  b }", "broken.json:2:3", TestName = "malformed")]
    [TestCase("{ \"hello\": \"world\" }", "broken.json", TestName = "no known shape")]
    public void A_bad_file_is_refused_with_its_place(string text, string place)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("show", scratch.Write("broken.json", text));

        run.Error.ShouldContain(place);
        run.Error.IndexOf('\n', StringComparison.Ordinal).ShouldBe(run.Error.Length - 1);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [Test]
    public void A_missing_file_is_refused()
    {
        ToolRun run = ToolRun.Of("show", "no-such-file.json");

        run.Error.ShouldContain("no-such-file.json");
        run.ExitCode.ShouldBe(2);
    }

    [Test]
    public void Service_tags_that_cannot_be_read_are_refused()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);

        ToolRun run = ToolRun.Of("routes", estate, "--subnet", "app/web", "--service-tags", Path.Combine(scratch.Folder, "none.json"));

        run.Error.ShouldContain("none.json");
        run.ExitCode.ShouldBe(2);
    }

    [TestCase(true, null, true)]
    [TestCase(true, "", true)]
    [TestCase(true, "1", false)]
    [TestCase(false, null, false)]
    public void Colour_is_for_terminals_that_want_it(bool isTerminal, string? noColor, bool isColored)
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);
        string[] args = ["reach", estate, "--from", "app/web", "--to", "hub/shared"];
        string plain = ToolRun.Of(args).Output;

        string output = ToolRun.In(new ToolEnvironment { IsOutputTerminal = isTerminal, NoColor = noColor }, args).Output;

        output.Contains('\u001b', StringComparison.Ordinal).ShouldBe(isColored);
        System.Text.RegularExpressions.Regex.Replace(output, "\u001b\\[[0-9;]*m", string.Empty).ShouldBe(plain);
    }

    [Test]
    public void Json_is_never_colored()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.In(new ToolEnvironment { IsOutputTerminal = true }, "validate", scratch.Write("vnets.json", Estates.Refused), "--output", "json");

        run.Output.ShouldNotContain("\u001b");
    }
}
