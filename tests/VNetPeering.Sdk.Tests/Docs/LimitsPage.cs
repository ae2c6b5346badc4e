using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Tests.Architecture;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>docs/concepts/behavior-and-limits.md says of every limit which rules read it, and the pages of those rules name it.</summary>
public sealed partial class LimitsPage
{
    private const string Family = "VNP7";

    private static PropertyInfo[] Limits { get; } = [.. typeof(AzureLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.PropertyType == typeof(int))];

    private static ILookup<string, string> RulesByLimit { get; } = RuleCatalog.Rules
        .SelectMany(rule => LimitRead().Matches(SourceOf(rule)).Select(match => (Limit: match.Groups["name"].Value, rule.Descriptor.Id)))
        .Where(read => Limits.Any(limit => limit.Name == read.Limit))
        .Distinct()
        .ToLookup(read => read.Limit, read => read.Id);

    [Test]
    public void Every_limit_has_a_row_with_its_figure_and_the_rules_that_read_it()
    {
        string[] rows = [.. Row().Matches(Repository.Read("docs", "concepts", "behavior-and-limits.md")).Select(match => match.Value)];
        string expected = string.Join('\n', Limits.Select(ExpectedRow));

        Limits.Length.ShouldBeGreaterThan(30);
        string.Join('\n', rows).ShouldBe(expected, $"The rows should be:\n{expected}");
    }

    [Test]
    public void The_page_of_a_rule_names_each_limit_that_the_rule_reads()
    {
        RulesByLimit.Count.ShouldBeGreaterThan(20);
        foreach (IGrouping<string, string> limit in RulesByLimit)
        {
            foreach (string id in limit)
            {
                Page(id).ShouldContain($"`AzureLimits.{limit.Key}`", customMessage: id);
            }
        }
    }

    [Test]
    public void Every_rule_about_limits_reads_one()
    {
        string[] family = [.. RuleCatalog.Rules.Select(rule => rule.Descriptor.Id).Where(id => id.StartsWith(Family, StringComparison.Ordinal))];

        family.Length.ShouldBeGreaterThanOrEqualTo(20);
        family.ShouldBeSubsetOf(RulesByLimit.SelectMany(limit => limit));
    }

    private static string ExpectedRow(PropertyInfo limit)
    {
        string[] rules = [.. RulesByLimit[limit.Name].Order(StringComparer.Ordinal).Select(id => $"[{id}](../rules/{id}.md)")];
        string value = ((int)limit.GetValue(AzureLimits.Documented)!).ToString("N0", CultureInfo.InvariantCulture);
        return $"| `{limit.Name}` | {value} | {(rules.Length == 0 ? "not read" : string.Join(", ", rules))} |";
    }

    private static string SourceOf(ValidationRule rule) => Repository.Read("src", "VNetPeering.Sdk", "Validation", "Rules", $"{rule.GetType().Name}.cs");

    private static string Page(string id) => Repository.Read("docs", "rules", $"{id}.md");

    // Not AzureLimits.Name, which stands in the text of a fix.
    [GeneratedRegex(@"(?<!Azure)\b[Ll]imits\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LimitRead();

    [GeneratedRegex(@"^\| `\w+` \| [\d,]+ \| .*\|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}
