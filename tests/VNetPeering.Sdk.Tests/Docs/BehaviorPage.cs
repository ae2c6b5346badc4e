using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>docs/concepts/behavior-and-limits.md names every switch once, with the value that it has and whether anything reads it today.</summary>
public sealed partial class BehaviorPage
{
    private const string Later = "a later release";

    [Test]
    public void Every_switch_has_one_row_with_its_default()
    {
        Dictionary<string, string[]> rows = Rows();

        rows.Keys.Order(StringComparer.Ordinal).ShouldBe(Switches().Select(member => member.Name).Order(StringComparer.Ordinal));
        foreach (PropertyInfo member in Switches())
        {
            string value = Convert.ToString(member.GetValue(AzureBehavior.Default), System.Globalization.CultureInfo.InvariantCulture)!;
            rows[member.Name][2].ShouldBe($"`{(member.PropertyType == typeof(bool) ? value.ToLowerInvariant() : value)}`", member.Name);
        }
    }

    [Test]
    public void Every_question_of_the_rule_book_has_a_row() =>
        Rows().Values.Select(cells => cells[0]).Where(id => id.Length > 0).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 19).Select(number => $"Q-{number:00}"));

    [Test]
    public void A_row_says_later_exactly_when_nothing_reads_the_switch()
    {
        string source = Path.Combine(DocumentationTests.Root(), "src", "VNetPeering.Sdk");
        string code = string.Concat(Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "AzureBehavior.cs" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));

        foreach ((string name, string[] cells) in Rows())
        {
            bool isRead = Regex.IsMatch(code, $@"[bB]ehavior\.{name}\b", RegexOptions.None, TimeSpan.FromSeconds(5));
            (cells[^1] != Later).ShouldBe(isRead, name);
        }
    }

    private static PropertyInfo[] Switches() =>
        [.. typeof(AzureBehavior).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.CanWrite && member.Name != nameof(AzureBehavior.AsOf))];

    private static Dictionary<string, string[]> Rows()
    {
        string page = File.ReadAllText(Path.Combine(DocumentationTests.Root(), "docs", "concepts", "behavior-and-limits.md"));
        return Row().Matches(page)
            .Select(match => match.Groups["row"].Value.Split('|').Select(cell => cell.Trim()).ToArray())
            .ToDictionary(cells => cells[1].Trim('`'), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| (?<row>(Q-\d\d)? *\| `\w+` \|.*) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}
