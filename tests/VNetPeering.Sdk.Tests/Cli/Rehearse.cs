using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Tests.Docs;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>The verb <c>rehearse</c>.</summary>
public sealed class Rehearse
{
    private static readonly string Estate = Path.Combine(DocumentationTests.Root(), "docs", "examples", "hub-and-spoke");

    [Test]
    public void Lists_what_breaks_and_ends_with_1()
    {
        ToolRun run = ToolRun.Of("rehearse", "--fail", "hub-fw", Estate, "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        JsonElement rehearsal = answer.RootElement.GetProperty("rehearsals").EnumerateArray().ShouldHaveSingleItem();
        rehearsal.GetProperty("fails")[0].GetProperty("kind").GetString().ShouldBe("firewall");
        rehearsal.GetProperty("harmless").GetBoolean().ShouldBeFalse();
        JsonElement[] broken = [.. rehearsal.GetProperty("broken").EnumerateArray()];
        broken.Select(flow => (flow.GetProperty("from").GetString(), flow.GetProperty("to").GetString())).Distinct().Count().ShouldBe(rehearsal.GetProperty("brokenPairs").GetInt32());
        broken.ShouldAllBe(flow => flow.GetProperty("blockers").GetArrayLength() > 0);
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void Text_names_what_is_down_and_what_stops_each_flow()
    {
        ToolRun run = ToolRun.Of("rehearse", "--fail", "firewall:hub-fw", Estate);

        run.Output.ShouldStartWith("Azure Firewall \"hub-fw\" fails: ");
        run.Output.ShouldContain("down:\n  Azure Firewall \"hub-fw\" fails\n");
        run.Output.ShouldContain("hub/AzureFirewallSubnet: Azure Firewall \"hub-fw\" is down.");
    }

    [Test]
    public void Each_of_a_kind_is_ranked()
    {
        ToolRun run = ToolRun.Of("rehearse", "--each", "firewalls", "--each", "nats", Estate, "-o", "markdown");

        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        lines[0].ShouldStartWith("**2 failures rehearsed one by one: ");
        lines[2].ShouldBe("| Failure | Broken | Opened | Unclear | Other way | Lost places |");
        lines.Length.ShouldBe(6);
        lines[4].ShouldStartWith("| Azure Firewall \"hub-fw\" |");
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void A_harm_that_is_allowed_does_not_make_it_1()
    {
        ToolRun.Of("rehearse", "--fail", "nat:batch-nat", Estate).ExitCode.ShouldBe(1);
        ToolRun.Of("rehearse", "--fail", "nat:batch-nat", Estate, "--allow", "broken").ExitCode.ShouldBe(0);
        ToolRun.Of("rehearse", "--fail", "hub-gw#1", Estate).ExitCode.ShouldBe(0);
    }

    [TestCase(new string[0], "nothing is to fail. Give --fail NAME, or --each KIND for every failure of a kind.")]
    [TestCase(new[] { "--fail", "hub-fw", "--each", "vnets" }, "--fail and --each are both given.")]
    [TestCase(new[] { "--fail", "" }, "--fail is empty.")]
    [TestCase(new[] { "--fail", "nobody" }, "\"nobody\" names nothing of this network that can fail: no gateway, instance, connection,")]
    [TestCase(new[] { "--each", "cables" }, "--each does not take \"cables\". Values: gateways, instances, connections, circuits, devices, sites, appliances, firewalls, nats, routeservers, peerings, vnets, regions, all.")]
    [TestCase(new[] { "--each", "vnets", "--allow", "moved" }, "--allow does not take \"moved\". Values: broken, opened, unclear.")]
    public void A_mistake_is_one_line(string[] arguments, string complaint)
    {
        ToolRun run = ToolRun.Of(["rehearse", .. arguments, Estate]);

        run.Error.ShouldContain(complaint);
        run.ExitCode.ShouldBe(2);
    }
}
