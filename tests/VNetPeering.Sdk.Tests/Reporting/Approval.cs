using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Reporting;

/// <summary>Compares a report with the file that was approved for it, line ends aside.</summary>
internal static class Approval
{
    public static void ShouldMatchApproved(this string actual, string file)
    {
        actual.ShouldNotContain("\r");
        actual.Split('\n').ShouldAllBe(line => line.TrimEnd() == line);

        string path = Path.Combine(Root(), "tests", "VNetPeering.Sdk.Tests", "Reporting", "Approved", file);
        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;

        // Only the text itself helps whoever approves it; a table of character codes does not.
        (actual == approved).ShouldBeTrue($"{file} has other text. The actual text is:\n{actual}");
    }

    public static string Root()
    {
        string? at = TestContext.CurrentContext.TestDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "VNetPeering.Sdk.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("The solution file lies in no folder above the test assembly.");
    }
}
