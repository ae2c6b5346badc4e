using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>The verb <c>plan</c>.</summary>
public sealed class Plan
{
    [Test]
    public void Lists_waves_with_their_operations()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("plan", scratch.Write("before.json", Estates.Apart), scratch.Write("after.json", Estates.Peered), "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("complete").GetBoolean().ShouldBeTrue();
        JsonElement wave = answer.RootElement.GetProperty("waves").EnumerateArray().ShouldHaveSingleItem();
        wave.GetProperty("operations").EnumerateArray().Select(operation => operation.GetProperty("method").GetString()).ShouldBe(["PUT", "PUT"]);
        wave.GetProperty("interrupts").GetArrayLength().ShouldBe(0);
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Its_JSON_is_what_apply_takes()
    {
        using var scratch = new Scratch();
        string before = scratch.Write("before.json", Estates.Apart);
        string after = scratch.Write("after.json", Estates.Peered);
        string plan = scratch.Write("plan.txt", ToolRun.Of("plan", before, after, "-o", "json").Output);
        string reached = Path.Combine(scratch.Folder, "reached.json");

        ToolRun run = ToolRun.Of("apply", before, "--operations", plan, "--save", reached);

        run.ExitCode.ShouldBe(0, run.Error);
        ToolRun.Of("diff", reached, after).Output.ShouldBe("The networks do not differ.\n");
    }

    [Test]
    public void Text_says_what_a_link_is_given()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("plan", scratch.Write("before.json", Estates.Apart), scratch.Write("after.json", Estates.Peered));

        run.Output.Split('\n').Count(line => line.StartsWith("  PUT    peering ", StringComparison.Ordinal) && line.EndsWith("  access", StringComparison.Ordinal)).ShouldBe(2, run.Output);
    }

    [Test]
    public void Equal_networks_need_nothing()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("same.json", Estates.Peered);

        ToolRun.Of("plan", file, file).Output.ShouldBe("The networks do not differ.\n");
    }
}
