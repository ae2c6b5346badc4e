using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Cli;

public sealed class Apply
{
    private const string Delete = """{ "operations": [ { "method": "DELETE", "resource": "virtualNetworks/hub/virtualNetworkPeerings/to-app" } ] }""";

    private const string DeleteAndRecreate = """
        { "operations": [
            { "method": "DELETE", "resource": "virtualNetworks/hub/virtualNetworkPeerings/to-app" },
            { "method": "PUT", "resource": "virtualNetworks/hub/virtualNetworkPeerings/to-app", "body": { "remoteVirtualNetwork": "app" } } ] }
        """;

    [Test]
    public void The_state_behind_an_operation_is_told()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("apply", scratch.Write("vnets.json", Estates.Peered), "--operations", scratch.Write("operations.txt", Delete), "-o", "json");

        run.ExitCode.ShouldBe(0);
        using JsonDocument answer = JsonDocument.Parse(run.Output);
        answer.RootElement.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        JsonElement step = answer.RootElement.GetProperty("steps").EnumerateArray().ShouldHaveSingleItem();
        step.GetProperty("status").GetInt32().ShouldBe(202);
        step.GetProperty("code").ValueKind.ShouldBe(JsonValueKind.Null);
        JsonElement link = step.GetProperty("state").GetProperty("peerings").EnumerateArray().ShouldHaveSingleItem();
        link.GetProperty("name").GetString().ShouldBe("to-hub");
        link.GetProperty("peeringState").GetString().ShouldBe("Disconnected");
        link.GetProperty("remoteAddressSpace").GetProperty("addressPrefixes")[0].GetString().ShouldBe("10.0.0.0/16");
    }

    [Test]
    public void A_refusal_is_exit_code_1_and_names_the_code()
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("apply", scratch.Write("vnets.json", Estates.Peered), "--operations", scratch.Write("operations.txt", DeleteAndRecreate));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBe(
            """
            1. DELETE peering "hub/to-app": 202
              app/to-hub: Disconnected, RemoteNotInSync
            2. PUT peering "hub/to-app": 400 refused RemotePeeringIsDisconnected
              Peering "hub/to-app" cannot be written, because the remote link "app/to-hub" is Disconnected. Write "app/to-hub" again, which brings it back to Initiated, or delete it; then write "hub/to-app".
            2 operations: 1 accepted, 1 refused.

            """);
    }

    [Test]
    public void What_is_saved_can_be_read_again()
    {
        using var scratch = new Scratch();
        string saved = Path.Combine(scratch.Folder, "after.json");

        ToolRun.Of("apply", scratch.Write("vnets.json", Estates.Peered), "--operations", scratch.Write("operations.txt", Delete), "--save", saved).ExitCode.ShouldBe(0);

        ToolRun run = ToolRun.Of("validate", saved);
        run.Output.ShouldContain("Disconnected");
        run.Error.ShouldBeEmpty();
    }

    [TestCase("{", "this is not JSON", TestName = "operations that are not JSON")]
    [TestCase("""{ "operations": [], "operations": [] }""", "a member stands twice", TestName = "a member twice")]
    [TestCase("""{ "operations": [ { "method": "PUT", "client": "portal", "resource": "virtualNetworks/hub/virtualNetworkPeerings/new", "body": { "remoteVirtualNetwork": "app" }, "remoteLink": { "name": "a/b" } } ] }""", "a \"name\" with a slash", TestName = "a remote link with a slash")]
    [TestCase("1", "\"operations\" is missing or no array", TestName = "operations without an envelope")]
    [TestCase("""{ "operations": [], "stop": true }""", "\"stop\" is no member of an operations file", TestName = "an unknown member of the file")]
    [TestCase("""{ "schemaVersion": 2, "operations": [] }""", "schemaVersion 2", TestName = "a later version")]
    [TestCase("""{ "scope": "net", "operations": [] }""", "which is no resource group", TestName = "a scope that is none")]
    [TestCase("""{ "client": "pulumi", "operations": [] }""", "Clients: rest, azureCli", TestName = "an unknown client")]
    [TestCase("""{ "operations": [ 1 ] }""", "\"operations[0]\" is no object", TestName = "an operation that is no object")]
    [TestCase("""{ "operations": [ { "resource": "virtualNetworks/hub" } ] }""", "has no \"method\"", TestName = "no method")]
    [TestCase("""{ "operations": [ { "method": "POST", "resource": "virtualNetworks/hub" } ] }""", "Methods: PUT, DELETE", TestName = "an unknown method")]
    [TestCase("""{ "operations": [ { "method": "GET" } ] }""", "has no \"resource\"", TestName = "no resource")]
    [TestCase("""{ "operations": [ { "method": "GET", "resource": "hub" } ] }""", "is neither a full id nor types and names", TestName = "a bare name")]
    [TestCase("""{ "operations": [ { "method": "GET", "resource": "virtualNetworks/hub", "force": 1 } ] }""", "\"force\", which is no member of an operation", TestName = "an unknown member")]
    [TestCase("""{ "operations": [ { "method": "PUT", "resource": "virtualNetworks/hub" } ] }""", "has no \"body\"", TestName = "a PUT without a body")]
    [TestCase("""{ "operations": [ { "method": "PUT", "resource": "virtualNetworks/hub/virtualNetworkPeerings/new", "body": {} } ] }""", "without \"remoteVirtualNetwork\"", TestName = "a peering to nowhere")]
    [TestCase("""{ "operations": [ { "method": "ADD", "resource": "virtualNetworks/hub" } ] }""", "has no \"addressPrefix\"", TestName = "nothing to add")]
    [TestCase("""{ "operations": [ { "method": "ADD", "resource": "virtualNetworks/hub", "addressPrefix": "10.9.0.7/16" } ] }""", "10.9.0.0/16", TestName = "a prefix with host bits")]
    [TestCase("""{ "operations": [ { "method": "SYNC", "resource": "virtualNetworks/hub" } ] }""", "SYNC takes Microsoft.Network/virtualNetworks/virtualNetworkPeerings", TestName = "a sync of a VNet")]
    [TestCase("""{ "operations": [ { "method": "ATTACH", "resource": "virtualNetworks/hub/subnets/shared" } ] }""", "attaches nothing", TestName = "nothing to attach")]
    [TestCase("""{ "operations": [ { "method": "DELETE", "resource": "networkWatchers/w" } ] }""", "which no operation does", TestName = "a type that is not deleted")]
    [TestCase("""{ "operations": [ { "method": "PUT", "resource": "networkWatchers/w", "body": {} } ] }""", "cannot be read from its body", TestName = "a type that is not written")]
    public void A_bad_file_is_refused_with_one_line(string operations, string why)
    {
        using var scratch = new Scratch();

        ToolRun run = ToolRun.Of("apply", scratch.Write("vnets.json", Estates.Peered), "--operations", scratch.Write("operations.txt", operations));

        run.Error.ShouldContain(why);
        run.Error.ShouldStartWith("vnetpeer: --operations ");
        run.Error.IndexOf('\n', StringComparison.Ordinal).ShouldBe(run.Error.Length - 1);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [Test]
    public void A_name_that_stands_for_nothing_needs_a_scope()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("estate.json", """{ "value": [] }""");
        const string Body = """[ { "method": "PUT", "resource": "virtualNetworks/new", "body": { "addressSpace": { "addressPrefixes": [ "10.0.0.0/16" ] } } } ]""";

        ToolRun.Of("apply", estate, "--operations", scratch.Write("without.txt", $$"""{ "operations": {{Body}} }""")).Error.ShouldContain("has no \"scope\"");
        ToolRun.Of("apply", estate, "--operations", scratch.Write("with.txt", $$"""{ "scope": "/subscriptions/s/resourceGroups/g", "operations": {{Body}} }""")).ExitCode.ShouldBe(0);
    }

    [Test]
    public void Missing_files_are_told()
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);

        ToolRun.Of("apply", estate, "--operations", "nowhere.txt").Error.ShouldContain("is not there");
        ToolRun.Of("apply", estate, "--operations", scratch.Folder).Error.ShouldContain("is a folder");
        ToolRun.Of("apply", estate, "--operations", scratch.Write("operations.txt", Delete), "--save", Path.Combine(scratch.Folder, "no", "where.json")).Error.ShouldContain("in a folder that is not there");
    }
}
