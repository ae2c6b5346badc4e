using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Architecture;

public sealed partial class Pages
{
    [Test]
    public void Every_page_can_be_reached_from_the_index()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["docs/index.md"]);
        while (waiting.TryDequeue(out string? page))
        {
            if (reached.Add(page))
            {
                foreach (string target in Targets(page).Where(target => target.StartsWith("docs/", StringComparison.Ordinal) && target.EndsWith(".md", StringComparison.Ordinal)))
                {
                    waiting.Enqueue(target);
                }
            }
        }

        AllPages().Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Except(reached).ShouldBeEmpty();
        reached.Count.ShouldBeGreaterThan(6);
    }

    [Test]
    public void Every_link_has_a_target()
    {
        (string Page, string Target)[] links = [.. AllPages().SelectMany(page => Targets(page).Select(target => (page, target)))];

        links.Where(link => !Path.Exists(Path.Combine(Repository.Root, link.Target))).ShouldBeEmpty();
        links.Length.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<string> AllPages() =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns the files that a page links to, as paths from the root; addresses on the web and anchors are left out, and so are samples of code.</summary>
    private static IEnumerable<string> Targets(string page)
    {
        string text = CodeBlock().Replace(Repository.Read(page), string.Empty);
        string folder = Path.GetDirectoryName(page)!;
        return Link().Matches(text)
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Select(target => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, target))).Replace('\\', '/'));
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex CodeBlock();
}
