using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Validation;

public sealed class RuleCatalogTests
{
    private const int RulesAtLeast = 22;

    private static IEnumerable<DiagnosticDescriptor> Descriptors => RuleCatalog.Rules.Select(rule => rule.Descriptor);

    private static string Rules => Path.Combine(Root(), "docs", "rules");

    [Test]
    public void Ids_are_unique_and_in_order()
    {
        string[] ids = [.. Descriptors.Select(descriptor => descriptor.Id)];

        ids.Length.ShouldBeGreaterThanOrEqualTo(RulesAtLeast);
        ids.ShouldBe(ids.Distinct().Order(StringComparer.Ordinal));
        ids.ShouldAllBe(id => id.Length == 7 && id.StartsWith("VNP", StringComparison.Ordinal));
    }

    [Test]
    public void Every_rule_class_is_in_the_catalogue()
    {
        Type[] written = [.. typeof(ValidationRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ValidationRule)))];

        written.Length.ShouldBeGreaterThanOrEqualTo(RulesAtLeast);
        RuleCatalog.Rules.Select(rule => rule.GetType()).ShouldBe(written, ignoreOrder: true);
    }

    [Test]
    public void Every_rule_says_what_it_is_and_what_it_rests_on()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors)
        {
            descriptor.Title.ShouldNotEndWith(".");
            descriptor.Evidence.ShouldNotBeNullOrWhiteSpace(descriptor.Id);
            descriptor.Rules.ShouldNotBeNullOrWhiteSpace(descriptor.Id);
        }
    }

    [TestCaseSource(nameof(Descriptors))]
    public void Every_rule_has_its_page(DiagnosticDescriptor descriptor)
    {
        string page = Path.Combine(Root(), descriptor.Help);

        File.Exists(page).ShouldBeTrue(page);
        string[] lines = File.ReadAllLines(page);
        lines[0].ShouldBe($"# {descriptor.Id}: {descriptor.Title}");
        lines[2].ShouldStartWith($"{descriptor.Severity}.");
        (lines[2].Contains($"`{descriptor.AzureErrorCode}`", StringComparison.Ordinal) || descriptor.AzureErrorCode is null).ShouldBeTrue(lines[2]);
        lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ShouldBe(["## Cause", "## In Azure", "## Breaks it", "## Mends it", "## Evidence"]);
    }

    [Test]
    public void Every_page_is_listed()
    {
        string index = File.ReadAllText(Path.Combine(Rules, "index.md"));
        string[] pages = [.. Directory.GetFiles(Rules, "VNP*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

        pages.Length.ShouldBeGreaterThanOrEqualTo(RulesAtLeast);
        pages.ShouldAllBe(id => index.Contains($"| [{id}]({id}.md) |", StringComparison.Ordinal));
    }

    [Test]
    public void The_index_is_what_the_catalogue_says()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Rules, "index.md"));
        string[] actual = [.. lines.Where(line => line.StartsWith("| [VNP", StringComparison.Ordinal))];

        // The importers' rows are not made by rules: they stand behind all others and are kept as they are.
        string[] expected = [.. Descriptors.Select(Row), .. actual.Where(line => line.StartsWith("| [VNP8", StringComparison.Ordinal))];

        string text = string.Join('\n', expected);
        string.Join('\n', actual).ShouldBe(text, $"The table of docs/rules/index.md should be:\n{text}");
    }

    private static string Row(DiagnosticDescriptor descriptor)
    {
        string code = descriptor.AzureErrorCode is null ? "-" : $"`{descriptor.AzureErrorCode}`";
        return $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Severity.ToString().ToLowerInvariant()} | {code} | {descriptor.Title} |";
    }

    private static string Root()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "VNetPeering.Sdk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("No folder above the tests holds VNetPeering.Sdk.sln.");
    }
}
