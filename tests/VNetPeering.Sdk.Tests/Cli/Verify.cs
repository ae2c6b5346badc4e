using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary><c>vnetpeer verify</c>: answer, notes and exit code.</summary>
public sealed class Verify
{
    [TestCase("text")]
    [TestCase("json")]
    public void The_tables_that_routes_prints_are_the_same(string form)
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);
        string recorded = scratch.Write("recorded.txt", ToolRun.Of("routes", estate, "--subnet", "app/web", "--output", form).Output);

        ToolRun run = ToolRun.Of("verify", estate, "--routes", recorded, "--subnet", "app/web");

        run.Output.ShouldBe("app/web: SAME, 24 routes in both tables.\n");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_changed_row_is_missing_and_extra()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);
        string recorded = scratch.Write("recorded.json", ToolRun.Of("routes", estate, "--subnet", "app/web", "-o", "json").Output.Replace("VNetPeering", "VNetGlobalPeering", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("verify", estate, "--routes", recorded, "--subnet", "app/web", "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["schemaVersion", "verdict", "subnet", "same", "missing", "extra", "notCompared", "gaps", "assumptions", "diagnostics", "hints"]);
        answer.RootElement.GetProperty("verdict").GetString().ShouldBe("Different");
        answer.RootElement.GetProperty("same").GetInt32().ShouldBe(23);
        JsonElement missing = answer.RootElement.GetProperty("missing").EnumerateArray().ShouldHaveSingleItem();
        JsonElement extra = answer.RootElement.GetProperty("extra").EnumerateArray().ShouldHaveSingleItem();
        missing.EnumerateObject().Select(property => property.Name).ShouldBe(["source", "state", "addressPrefix", "nextHopType", "nextHopIpAddress"]);
        missing.GetProperty("nextHopType").GetString().ShouldBe("VNetGlobalPeering");
        extra.GetProperty("nextHopType").GetString().ShouldBe("VNetPeering");
        extra.GetProperty("addressPrefix")[0].GetString().ShouldBe("10.0.0.0/16");
        run.ExitCode.ShouldBe(1);
    }

    [Test]
    public void An_older_None_list_is_named_and_can_be_chosen_or_set_aside()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);
        string recorded = scratch.Write("recorded.json", ToolRun.Of("routes", estate, "--subnet", "app/web", "-o", "json", "--behavior", "PlatformNoneList=March2023").Output);
        string[] verify = ["verify", estate, "--routes", recorded, "--subnet", "app/web"];

        ToolRun plain = ToolRun.Of([.. verify, "-o", "json"]);
        ToolRun chosen = ToolRun.Of([.. verify, "--behavior", "PlatformNoneList=March2023"]);
        ToolRun aside = ToolRun.Of([.. verify, "--ignore-none-list"]);

        using JsonDocument answer = JsonDocument.Parse(plain.Output);
        answer.RootElement.GetProperty("betterNoneList").GetRawText().ReplaceLineEndings(string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ShouldBe("""{"platformNoneList":"March2023","differences":0}""");
        answer.RootElement.GetProperty("hints")[0].GetString()!.ShouldContain("--behavior PlatformNoneList=March2023, 0 differences remain");
        (plain.ExitCode, chosen.ExitCode, aside.ExitCode).ShouldBe((1, 0, 0));
        aside.Output.ShouldContain("Not compared:");
    }

    [Test]
    public void Differences_that_gaps_may_account_for_leave_it_open()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered.Replace("\"name\": \"web\",", "\"name\": \"web\", \"routeTable\": { \"id\": \"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/net/providers/Microsoft.Network/routeTables/elsewhere\" },", StringComparison.Ordinal));
        string recorded = scratch.Write("recorded.json", ToolRun.Of("routes", estate, "--subnet", "app/web", "-o", "json").Output.Replace(
            "\"value\": [",
            """ "value": [ { "source": "User", "state": "Active", "addressPrefix": [ "10.9.0.0/16" ], "nextHopType": "None", "nextHopIpAddress": [] }, """,
            StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("verify", estate, "--routes", recorded, "--subnet", "app/web");

        run.Output.ShouldStartWith("app/web: UNKNOWN, 24 routes in both tables, 1 only in Azure's, 0 only in ours.\n");
        run.Output.ShouldContain("may come from: \"elsewhere\"");
        run.ExitCode.ShouldBe(3);
    }

    [Test]
    public void A_table_without_rows_compares_with_nothing()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("verify", scratch.Write("vnets.json", Estates.Peered), "--routes", scratch.Write("r.json", """{"value":[]}"""), "--subnet", "app/web");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("holds no route, so there is nothing to compare.");
        run.Output.ShouldBeEmpty();
    }

    [Test]
    public void An_unknown_place_is_refused_with_candidates()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);

        ToolRun run = ToolRun.Of("verify", estate, "--routes", scratch.Write("r.json", """{"value":[]}"""), "--subnet", "app/wob");

        run.Error.ShouldContain("app/web");
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [TestCase("{ \"value\": [\n  b ] }", "r.json:2:3", TestName = "malformed")]
    [TestCase("{ \"value\": [ { \"id\": \"x\" } ] }", "r.json:1:14", TestName = "not a route")]
    public void A_bad_file_is_refused_with_its_place(string text, string place)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("verify", scratch.Write("vnets.json", Estates.Peered), "--routes", scratch.Write("r.json", text), "--subnet", "app/web");

        run.Error.ShouldContain(place);
        run.Error.IndexOf('\n', StringComparison.Ordinal).ShouldBe(run.Error.Length - 1);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [Test]
    public void A_next_hop_can_be_explained()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);

        ToolRun text = ToolRun.Of("next-hop", estate, "--from", "app/web", "--to", "10.0.1.4", "--explain");
        ToolRun json = ToolRun.Of("next-hop", estate, "--from", "app/web", "--to", "10.0.1.4", "--explain", "-o", "json");

        text.Output.ShouldContain("\nNext in line:\n  Active   10.0.0.0/8 -> None [Default: a range that the platform drops]\n  Active   0.0.0.0/0 -> Internet [Default: ");
        using JsonDocument answer = JsonDocument.Parse(json.Output);
        answer.RootElement.GetProperty("route").GetProperty("because").GetString().ShouldBe("peering \"app/to-hub\"");
        answer.RootElement.GetProperty("runnersUp").EnumerateArray().Select(row => row.GetProperty("addressPrefix")[0].GetString()).ShouldBe(["10.0.0.0/8", "0.0.0.0/0"]);
    }

    [Test]
    public void Explained_routes_say_as_data_what_displaced_a_row_and_what_was_assumed()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("all.json", Estates.RunTimeOnly.Replace("\"10.0.0.0/16\", \"nextHopType\"", "\"0.0.0.0/0\", \"nextHopType\"", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("routes", estate, "--subnet", "app/web", "--explain", "-o", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        JsonElement invalid = answer.RootElement.GetProperty("value").EnumerateArray().Single(row => row.GetProperty("state").GetString() == "Invalid");
        invalid.GetProperty("displacedBy").GetProperty("name").GetString().ShouldBe("hub");
        invalid.GetProperty("because").GetString()!.ShouldContain("Invalid, displaced by 0.0.0.0/0 -> VirtualAppliance");
        answer.RootElement.GetProperty("assumptions").GetArrayLength().ShouldBe(0);
    }
}
