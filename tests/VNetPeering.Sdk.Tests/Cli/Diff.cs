using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>The verb <c>diff</c>.</summary>
public sealed class Diff
{
    [Test]
    public void Lists_what_opens_and_its_causes_and_ends_with_1()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("diff", scratch.Write("before.json", Estates.Apart), scratch.Write("after.json", Estates.Peered), "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        JsonElement[] opened = [.. answer.RootElement.GetProperty("opened").EnumerateArray()];
        opened.ShouldNotBeEmpty();
        opened.ShouldAllBe(flow => flow.GetProperty("cause").GetArrayLength() > 0);
        answer.RootElement.GetProperty("closed").GetArrayLength().ShouldBe(0);
        answer.RootElement.GetProperty("configuration").GetArrayLength().ShouldBeGreaterThan(0);
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void A_kind_that_is_allowed_does_not_make_it_1()
    {
        using var scratch = new Scratch();
        string before = scratch.Write("before.json", Estates.Apart);
        string after = scratch.Write("after.json", Estates.Peered);

        ToolRun.Of("diff", before, after, "--allow", "opened").ExitCode.ShouldBe(0);
        ToolRun.Of("diff", before, after, "--allow", "closed").ExitCode.ShouldBe(1);
        ToolRun.Of("diff", before, after, "--allow", "shut").Error.ShouldContain("Values: opened, closed, moved, unclear");
    }

    [Test]
    public void Equal_networks_end_with_0()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("same.json", Estates.Peered);

        ToolRun run = ToolRun.Of("diff", file, file);

        run.Output.ShouldBe("The networks do not differ.\n");
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Markdown_is_a_table_for_each_kind()
    {
        using var scratch = new Scratch();

        string output = ToolRun.Of("diff", scratch.Write("before.json", Estates.Peered), scratch.Write("after.json", Estates.Apart), "-o", "markdown").Output;

        output.ShouldStartWith("**");
        output.ShouldContain("| closed | traffic | was -> is | cause |");
        output.ShouldContain("Reachable -> Blocked");
    }

    [Test]
    public void Needs_two_networks_that_can_be_read()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("same.json", Estates.Peered);

        ToolRun one = ToolRun.Of("diff", file);
        one.Error.ShouldContain("diff compares two networks, and 1 path is given.");
        one.ExitCode.ShouldBe(2);
        ToolRun.Of("diff", file, scratch.Write("empty.json", "[]")).ExitCode.ShouldBe(2);
    }
}
