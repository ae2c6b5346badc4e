using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>Every C# block of a page is a region of a test method that runs. The line before the block names the region: <c>&lt;!-- snippet: name --&gt;</c>.</summary>
public sealed partial class DocumentationTests
{
    private const int FewestBlocks = 10;

    // Pages about how the project is written show shapes of code, not programs.
    private static readonly string[] PagesOfShapes = ["docs/STYLE.md"];

    private static readonly string[] FoldersOfRegions = ["tests/VNetPeering.Sdk.Tests/Docs", "tests/VNetPeering.Sdk.Testing.Tests/Docs", "docs/examples/network-tests"];

    [Test]
    public void Every_csharp_block_is_a_region_that_runs()
    {
        Dictionary<string, string> regions = Regions();
        List<string> problems = [];
        int found = 0;
        foreach (string page in Pages())
        {
            string[] lines = File.ReadAllLines(Path.Combine(Root(), page));
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Trim() != "```csharp")
                {
                    continue;
                }

                found++;
                string[] block = [.. lines.Skip(i + 1).TakeWhile(line => line.Trim() != "```")];
                Match marker = Marker().Match(i == 0 ? string.Empty : lines[i - 1]);
                if (!marker.Success)
                {
                    problems.Add($"{page}:{i + 1}: the line before the block names no snippet. Write <!-- snippet: NAME --> there.");
                }
                else if (!regions.TryGetValue(marker.Groups["name"].Value, out string? region))
                {
                    problems.Add($"{page}:{i + 1}: there is no region \"{marker.Groups["name"].Value}\" in the tests of the documentation.");
                }
                else if (region != Plain(block))
                {
                    problems.Add($"{page}:{i + 1}: the block differs from region \"{marker.Groups["name"].Value}\":\n{region}");
                }
            }
        }

        problems.ShouldBeEmpty();
        found.ShouldBeGreaterThanOrEqualTo(FewestBlocks);
    }

    [Test]
    public void Every_region_stands_in_a_page()
    {
        string pages = string.Concat(Pages().Select(page => File.ReadAllText(Path.Combine(Root(), page))));

        Regions().Keys.Where(name => !pages.Contains($"<!-- snippet: {name} -->", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [TestCase("        a\n\n            b\n", "a\n\n    b", TestName = "indentation that all lines share goes, the rest stays")]
    [TestCase("\n  a  \n\n", "a", TestName = "blanks around go")]
    public void Blocks_are_compared_without_the_indentation_of_their_place(string text, string expected) => Plain(text.Split('\n')).ShouldBe(expected);

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root(), file).Replace('\\', '/'))
            .Except(PagesOfShapes)
            .Order(StringComparer.Ordinal)
            .Prepend("README.md");

    private static Dictionary<string, string> Regions()
    {
        Dictionary<string, string> regions = new(StringComparer.Ordinal);
        foreach (string file in FoldersOfRegions.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs").Order(StringComparer.Ordinal)))
        {
            string[] lines = File.ReadAllLines(file);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].TrimStart().StartsWith("#region ", StringComparison.Ordinal))
                {
                    string[] body = [.. lines.Skip(i + 1).TakeWhile(line => line.Trim() != "#endregion")];
                    regions.Add(lines[i].Trim()["#region ".Length..], Plain(body));
                }
            }
        }

        return regions;
    }

    private static string Plain(IReadOnlyCollection<string> lines)
    {
        int indent = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length < indent ? string.Empty : line[indent..].TrimEnd())).Trim('\n');
    }

    internal static string Root()
    {
        string? at = TestContext.CurrentContext.TestDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "VNetPeering.Sdk.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("The solution file lies in no folder above the test assembly.");
    }

    [GeneratedRegex(@"^\s*<!-- snippet: (?<name>[a-z0-9-]+) -->\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();
}
