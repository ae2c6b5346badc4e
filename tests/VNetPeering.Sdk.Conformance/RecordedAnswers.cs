using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Conformance;

/// <summary>What Azure really answered, against what the SDK answers.</summary>
public sealed class RecordedAnswers
{
    private static readonly Dictionary<string, string> Known = KnownDifferences.Differences.ToDictionary(known => known.Name, known => known.Because, StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Checks => CheckCatalog.All.Select(check => new TestCaseData(check.Name).SetName(check.Name).SetCategory(check.Kind.ToString()));

    [TestCaseSource(nameof(Checks))]
    public void The_answer_is_the_recorded_one(string name)
    {
        Check check = CheckCatalog.All.Single(item => item.Name == name);

        string? difference = check.FindDifference();

        if (Known.TryGetValue(name, out string? because))
        {
            difference.ShouldNotBeNull($"This check agrees with Azure by now. Take it out of KnownDifferences, where it stands with \"{because}\"");
            ConformanceTally.Differ();
        }
        else
        {
            difference.ShouldBeNull();
            ConformanceTally.Agree();
        }
    }

    [Test]
    public void Every_case_is_checked_or_named()
    {
        HashSet<string> asked = [.. CheckCatalog.All.Select(check => check.CaseId), .. KnownDifferences.Unchecked.Select(answer => answer.CaseId)];

        IEnumerable<string> forgotten = CaseLibrary.All.Select(file => file.Id).Where(id => !asked.Contains(id));

        CaseLibrary.All.Count.ShouldBeGreaterThanOrEqualTo(116);
        forgotten.ShouldBeEmpty();
    }

    [Test]
    public void Every_entry_of_the_tables_means_a_case_or_a_check()
    {
        string[] cases = [.. CaseLibrary.All.Select(file => file.Id)];
        string[] checks = [.. CheckCatalog.All.Select(check => check.Name)];

        checks.ShouldBeUnique();
        KnownDifferences.Differences.Select(known => known.Name).ShouldBeSubsetOf(checks);
        KnownDifferences.Unchecked.Select(answer => answer.CaseId).ShouldBeSubsetOf(cases);
        Completions.All.Select(completion => completion.CaseId).ShouldBeSubsetOf(cases);
    }

    [Test]
    public void Every_recorded_route_table_is_compared()
    {
        string[] recorded = [.. CaseLibrary.All.Where(file => file.Observed is not null).SelectMany(file => TablesIn(file.Observed!.Value, file.Id))];

        IEnumerable<string> compared = RecordedTables.All.Select(table => string.Join('/', table.Path.Prepend(table.CaseId)));

        recorded.Length.ShouldBe(64);
        compared.ShouldBe(recorded, ignoreOrder: true);
    }

    /// <summary>A route table is a list whose items have a source and a next-hop type, however deep it lies.</summary>
    private static IEnumerable<string> TablesIn(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => TablesIn(property.Value, $"{path}/{property.Name}")),
        JsonValueKind.Array when value.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } row && row.TryGetProperty("source", out _) && row.TryGetProperty("nextHopType", out _) => [path],
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => TablesIn(item, $"{path}/{index}")),
        _ => [],
    };
}
