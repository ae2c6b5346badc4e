using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class ImportRuleTests
{
    [Test]
    public void Ids_are_unique_ordered_and_in_the_range_of_the_import()
    {
        string[] ids = [.. ImportDiagnostics.All.Select(rule => rule.Id)];

        ids.Length.ShouldBeGreaterThan(6);
        ids.ShouldBe(ids.Distinct().Order(StringComparer.Ordinal));
        ids.ShouldAllBe(id => id.StartsWith("VNP8", StringComparison.Ordinal) && id.Length == 7);
    }

    [Test]
    public void Every_rule_has_a_page_that_names_it()
    {
        DirectoryInfo root = Root();

        foreach (DiagnosticDescriptor rule in ImportDiagnostics.All)
        {
            string page = File.ReadAllText(Path.Combine(root.FullName, rule.Help));
            page.ShouldStartWith($"# {rule.Id}: {rule.Title}\n");
            page.ShouldContain(rule.Severity.ToString().ToLowerInvariant());
        }
    }

    private static DirectoryInfo Root()
    {
        DirectoryInfo? at = new(TestContext.CurrentContext.TestDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "VNetPeering.Sdk.sln")))
        {
            at = at.Parent;
        }

        return at.ShouldNotBeNull();
    }
}
