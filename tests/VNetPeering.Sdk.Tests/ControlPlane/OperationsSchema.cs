using NJsonSchema;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Tests.Docs;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>The schema of operations files says what the reader takes.</summary>
public sealed class OperationsSchema
{
    private static Task<JsonSchema> Schema => JsonSchema.FromFileAsync(Path.Combine(DocumentationTests.Root(), "docs", "reference", "operations.schema.json"));

    [Test]
    public async Task The_worked_example_is_valid()
    {
        JsonSchema schema = await Schema;

        schema.Validate(await File.ReadAllTextAsync(Path.Combine(DocumentationTests.Root(), "docs", "examples", "life-cycle", "operations.json"))).ShouldBeEmpty();
    }

    [TestCase("""{ "operations": [ { "method": "GET", "resource": "virtualNetworks/a" } ] }""", true)]
    [TestCase("""{ "operations": [ { "method": "ADD", "resource": "virtualNetworks/a", "addressPrefix": "10.0.0.0/8" } ] }""", true)]
    [TestCase("""{ "operations": [ { "method": "ATTACH", "resource": "virtualNetworks/a/subnets/s", "routeTable": null } ] }""", true)]
    [TestCase("""[ { "method": "MOVE", "resource": "resourceGroups/a", "resources": [ "virtualNetworks/a" ], "targetResourceGroup": "resourceGroups/b" } ]""", true)]
    [TestCase("""[ { "method": "MOVE", "resource": "resourceGroups/a", "resources": "virtualNetworks/a", "targetResourceGroup": "resourceGroups/b" } ]""", false)]
    [TestCase("""{ "client": "portal", "scope": "/subscriptions/s/resourceGroups/g", "operations": [] }""", true)]
    [TestCase("""[ { "method": "GET", "resource": "virtualNetworks/a" } ]""", true)]
    [TestCase("""[ { "method": "GET" } ]""", false)]
    [TestCase("1", false)]
    [TestCase("""{ "operations": [ { "method": "POST", "resource": "virtualNetworks/a" } ] }""", false)]
    [TestCase("""{ "operations": [ { "method": "GET" } ] }""", false)]
    [TestCase("""{ "operations": [], "stop": true }""", false)]
    [TestCase("""{ "client": "pulumi", "operations": [] }""", false)]
    [TestCase("""{ "schemaVersion": 1, "complete": true, "waves": [ { "wave": 1, "operations": [ { "method": "GET", "resource": "virtualNetworks/a" } ], "interrupts": [] } ], "refused": [], "outside": [] }""", true)]
    [TestCase("""{ "waves": [] }""", true)]
    [TestCase("""{ "waves": [ { "wave": 1 } ] }""", false)]
    [TestCase("""{ "waves": [ { "operations": [ { "method": "GET" } ] } ] }""", false)]
    [TestCase("""{ "waves": [], "operations": [] }""", false)]
    [TestCase("""{ "scope": "net", "operations": [] }""", false)]
    public async Task Schema_and_reader_agree(string text, bool isGood)
    {
        JsonSchema schema = await Schema;

        (schema.Validate(text).Count == 0).ShouldBe(isGood);
        if (isGood)
        {
            Should.NotThrow(() => Sdk.ControlPlane.OperationsFile.Load(text));
        }
        else
        {
            Should.Throw<Sdk.ControlPlane.OperationsFileException>(() => Sdk.ControlPlane.OperationsFile.Load(text));
        }
    }
}
