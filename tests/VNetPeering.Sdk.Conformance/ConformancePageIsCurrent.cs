using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Conformance;

/// <summary>The page that readers see says what the tests hold.</summary>
public sealed class ConformancePageIsCurrent
{
    [Test]
    public void The_committed_page_is_the_written_one()
    {
        string committed = Path.Combine(FindRoot(), "docs", "reference", "conformance.md");
        string written = ConformancePage.Write();
        string received = Path.Combine(TestContext.CurrentContext.WorkDirectory, "conformance.md");

        File.WriteAllText(received, written);

        // The texts themselves would fill the screen.
        (File.Exists(committed) && File.ReadAllText(committed) == written).ShouldBeTrue($"The tables changed. Copy \"{received}\" to docs/reference/conformance.md when that is meant.");
    }

    private static string FindRoot()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "VNetPeering.Sdk.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("The tests run outside of the repository: no folder above them holds VNetPeering.Sdk.sln.");
    }
}
