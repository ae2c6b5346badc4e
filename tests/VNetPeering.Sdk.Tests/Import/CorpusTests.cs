using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>
/// Real designs and captures by others, which lie beside the clone and not in it. Each is read and compared with the facts that were extracted from it
/// by other means.
/// </summary>
public sealed class CorpusTests
{
    private static readonly Dictionary<string, string> KnownExceptions = new(StringComparer.Ordinal)
    {
        ["az-hubless-live"] = "az resource list leaves out all properties, so there is nothing to read",
        ["az-interconnect-pre"] = "the VNets and the rules are --query projections without ids, and the facts include them",
        ["az-interconnect-post"] = "the VNets are --query projections without ids, and the facts include them",
        ["rest-sdk-peering"] = "answers of several moments; the facts hold two of them only",
        ["chk-vnet-dns-export"] = "placeholder words in place of prefixes, switches and ids",
    };

    [Test]
    public void Entries_import_with_the_facts_that_were_extracted_from_them()
    {
        string folder = Folder();

        var differences = new List<(string Entry, IReadOnlyList<string> Facts)>();
        int agree = 0;
        int compared = 0;
        foreach (string entry in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (Sources(entry) is not { Count: > 0 } sources)
            {
                continue;
            }

            compared++;
            IReadOnlyList<string> facts = Compare(entry, sources);
            if (facts.Count == 0)
            {
                agree++;
            }
            else
            {
                differences.Add((Path.GetFileName(entry), facts));
            }
        }

        // The runner's default output shows the error stream only.
        TestContext.Error.WriteLine($"corpus: {agree} of {compared} entries agree.");
        foreach ((string entry, IReadOnlyList<string> facts) in differences)
        {
            TestContext.Error.WriteLine($"corpus: {entry}: {KnownExceptions.GetValueOrDefault(entry, "UNEXPECTED")}");
            foreach (string fact in facts)
            {
                TestContext.Out.WriteLine($"    {fact}");
            }
        }

        compared.ShouldBeGreaterThan(0);
        differences.Select(difference => difference.Entry).ShouldBeSubsetOf(KnownExceptions.Keys);
    }

    private static string Folder()
    {
        string? named = Environment.GetEnvironmentVariable("VNETPEERING_CORPUS");
        if (!string.IsNullOrEmpty(named) && Directory.Exists(named))
        {
            return named;
        }

        for (DirectoryInfo? at = new(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared", "corpus");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Ignore("There is no folder shared/corpus beside the clone, and VNETPEERING_CORPUS names none.");
        return string.Empty;
    }

    private static List<string> Sources(string entry) =>
    [
        .. Directory.GetFiles(entry)
            .Where(file => Path.GetFileName(file) is "snapshot.json" || Path.GetFileName(file).StartsWith("input.", StringComparison.Ordinal))
            .Where(file => !file.EndsWith(".tfplan.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Compare(string entry, List<string> sources)
    {
        // A projection cannot be recognised; the rest of its entry can.
        var readable = new List<string>();
        var refused = new List<string>();
        foreach (string source in sources)
        {
            try
            {
                EstateImporter.ReadFiles([source]);
                readable.Add(source);
            }
            catch (ImportException problem)
            {
                refused.Add($"not read: {Path.GetFileName(source)}: {problem.Message[(problem.Message.IndexOf("\" ", StringComparison.Ordinal) + 2)..]}");
            }
        }

        ImportResult result = EstateImporter.ReadFiles(readable);
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(entry, "expected.json")));
        return [.. refused, .. CorpusFacts.Differences(CorpusFacts.FromExpected(expected.RootElement), CorpusFacts.FromTopology(result.Topology))];
    }
}
