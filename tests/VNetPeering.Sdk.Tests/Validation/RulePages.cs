using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.TestKit.Notation;
using VNetPeering.Sdk.Tests.Architecture;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>Rules, their pages and the index say the same, and what a page draws is what the rule does.</summary>
public sealed class RulePages
{
    private static IEnumerable<DiagnosticDescriptor> Rules => DiagnosticRules.OfValidation.Select(rule => rule.Descriptor);

    private static IEnumerable<string> RuleIds => Rules.Select(descriptor => descriptor.Id);

    private static IEnumerable<string> AllIds => All.Select(descriptor => descriptor.Id);

    private static IEnumerable<DiagnosticDescriptor> All => Rules.Concat(ImportDiagnostics.All);

    [TestCaseSource(nameof(AllIds))]
    public void Every_rule_has_its_page(string id)
    {
        DiagnosticDescriptor descriptor = Find(id);
        RulePage page = RulePage.Read(descriptor).ShouldNotBeNull($"{descriptor.Help} was missing. A draft is there now: fill it in.");

        page.Lines[0].ShouldBe(RulePage.Head(descriptor));
        page.Lines[2].ShouldStartWith(RulePage.Consequence(descriptor));
        page.Headings.ShouldBe(RulePage.Sections);
        page.Lines.ShouldNotContain("(to be written)");
    }

    [TestCaseSource(nameof(RuleIds))]
    public void What_breaks_a_rule_on_its_page_breaks_it_and_nothing_else(string id)
    {
        DrawnDesign drawn = DesignText.Read(RulePage.Read(Find(id)).ShouldNotBeNull().Drawing("Breaks it"));

        DiagnosticReport report = drawn.Validate();

        report.ShouldNotBeEmpty();
        report.ShouldAllBe(finding => finding.Id == id, string.Join('\n', report));
    }

    [TestCaseSource(nameof(RuleIds))]
    public void What_mends_a_rule_on_its_page_leaves_no_finding(string id)
    {
        DrawnDesign drawn = DesignText.Read(RulePage.Read(Find(id)).ShouldNotBeNull().Drawing("Mends it"));

        drawn.ShouldHaveNoFindings();
    }

    [Test]
    public void Every_page_belongs_to_a_rule()
    {
        string[] pages = [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules"), "VNP*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

        pages.ShouldBe(All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));
    }

    [Test]
    public void The_index_lists_every_rule()
    {
        string[] rows = [.. Repository.Read("docs", "rules", "index.md").Split('\n').Where(line => line.StartsWith("| [VNP", StringComparison.Ordinal))];
        string expected = string.Join('\n', All.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(Row));

        string.Join('\n', rows).ShouldBe(expected, $"The rows of docs/rules/index.md should be:\n{expected}");
    }

    private static DiagnosticDescriptor Find(string id) => All.Single(descriptor => descriptor.Id == id);

    private static string Row(DiagnosticDescriptor descriptor)
    {
        string code = descriptor.AzureErrorCode is null ? "-" : $"`{descriptor.AzureErrorCode}`";
        return $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Severity.ToString().ToLowerInvariant()} | {code} | {descriptor.Title} |";
    }
}
