using System.Reflection;
using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;
using VNetPeering.Sdk.Tests.Architecture;

namespace VNetPeering.Sdk.Tests.Serialization;

/// <summary>docs/reference/topology-json.md says what is true.</summary>
public sealed class FormatPage
{
    private static readonly string Page = Repository.Read("docs", "reference", "topology-json.md").ReplaceLineEndings("\n");

    [Test]
    public void It_lists_every_property()
    {
        using JsonDocument saved = JsonDocument.Parse(TopologyJson.Save(new RecordFiller().Fill<Topology>()));

        string[] names = [.. Names(saved.RootElement).Distinct(StringComparer.Ordinal)];

        names.Where(name => !Page.Contains($"`{name}`", StringComparison.Ordinal) && !Page.Contains($"\"{name}\":", StringComparison.Ordinal)).ShouldBeEmpty();
        names.Length.ShouldBeGreaterThan(100);
    }

    [Test]
    public void It_lists_every_word()
    {
        var filler = new RecordFiller();
        filler.Fill<Topology>();
        Type[] enums =
        [
            .. filler.Records.SelectMany(RecordFiller.WritableProperties)
                .Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
                .Where(type => type.IsEnum)
                .Distinct(),
        ];

        // No switch at all is an empty array.
        enums.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(member => member.DeclaringType != typeof(PeeringSwitches) || member.Name != nameof(PeeringSwitches.None))
            .Select(member => member.Name)
            .Where(word => !Page.Contains($"`{word}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
        enums.Length.ShouldBeGreaterThan(8);
    }

    [Test]
    public void Its_example_is_what_is_saved()
    {
        string example = Page.Split("```json\n")[1].Split("```")[0];

        TopologyJson.Save(TopologyJson.Load(example)).ShouldBe(example);
    }

    [Test]
    public void Its_message_is_what_is_thrown()
    {
        string broken = Page.Split("```json\n")[1].Split("```")[0].Replace("10.0.0.0/22", "10.0.0.7/22", StringComparison.Ordinal);

        string message = Should.Throw<TopologyJsonException>(() => TopologyJson.Load(broken)).Message;

        Page.ShouldContain($"> {message}\n", Case.Sensitive);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
