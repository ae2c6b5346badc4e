using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>The verb matrix on small estates: answer, notes and exit code.</summary>
public sealed class MatrixVerbs
{
    [Test]
    public void A_small_matrix_is_a_table()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("matrix", scratch.Write("vnets.json", Estates.Peered), "--protocol", "tcp", "--port", "443");

        run.Output.ShouldBe(
            """
            2 subnets, IPv4, tcp/443: of 4 flows 4 reachable, 0 blocked, 0 unknown.

            From \ to   hub/shared  app/web
            ----------  ----------  -------
            hub/shared  yes         yes
            app/web     yes         yes

            """.ReplaceLineEndings("\n"));
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_matrix_of_an_estate_of_the_other_family_says_so()
    {
        using var scratch = new Scratch();
        string six = Estates.Peered.Replace("10.0.0.0/16", "fd00::/48", StringComparison.Ordinal).Replace("10.0.1.0/24", "fd00:0:0:1::/64", StringComparison.Ordinal)
            .Replace("10.1.0.0/16", "fd00:1::/48", StringComparison.Ordinal).Replace("10.1.0.0/24", "fd00:1:0:1::/64", StringComparison.Ordinal);
        string file = scratch.Write("vnets.json", six);

        ToolRun.Of("matrix", file).Error.ShouldContain("vnetpeer: No subnet has IPv4 addresses. Ask with --family 6.");
        ToolRun.Of("matrix", file, "--family", "6").Error.ShouldNotContain("No subnet has");
    }

    [Test]
    public void A_matrix_as_json_lists_classes_and_their_verdicts()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("matrix", scratch.Write("vnets.json", Estates.Apart), "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("subnets").GetInt32().ShouldBe(2);
        JsonElement layer = answer.RootElement.GetProperty("layers").EnumerateArray().ShouldHaveSingleItem();
        layer.GetProperty("blocked").GetInt64().ShouldBe(2);
        string[] Members(string side) => [.. answer.RootElement.GetProperty(side).EnumerateArray().Select(one => one.GetProperty("members").EnumerateArray().ShouldHaveSingleItem().GetString()!.Split('/')[^1])];
        Members("sources").ShouldBe(["shared", "web"], ignoreOrder: true);
        Members("destinations").ShouldBe(Members("sources"));
        answer.RootElement.GetProperty("cells").EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray().Select(cell => cell.GetString()))).ShouldBe(["Reachable Blocked", "Blocked Reachable"]);
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void From_the_Internet_nothing_gets_in_where_no_interface_has_a_public_address()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("matrix", scratch.Write("vnets.json", Estates.Peered), "--from-internet");

        run.Output.ShouldBe("No flow gets through.\n\nLooked at 0 network interfaces.\n");
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Interfaces_that_subnets_only_name_are_told_as_not_looked_at()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("matrix", scratch.Write("vnets.json", Estates.WithInterface), "--from-internet");

        run.Output.ShouldBe("""
            From      To     Traffic  Verdict
            --------  -----  -------  ---------
            internet  known  any      Reachable

            Looked at 1 network interface.
            Subnets name 2 more that the input does not hold: whether the Internet reaches those is not known.

            """.ReplaceLineEndings("\n"));
        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void The_JSON_of_what_the_Internet_reaches_holds_flows_only()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("matrix", scratch.Write("vnets.json", Estates.WithInterface), "--from-internet", "--output", "json");

        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["schemaVersion", "flows"]);
    }
}
