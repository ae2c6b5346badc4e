using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/how-to/prove-the-model-on-your-estate.md; <see cref="PageAnswers"/> compares its answers.</summary>
[NonParallelizable]
public sealed class ProvePage
{
    [Test]
    public void A_table_is_compared_in_a_program()
    {
        string before = Environment.CurrentDirectory;
        using var output = new StringWriter { NewLine = "\n" };
        TextWriter console = Console.Out;
        Environment.CurrentDirectory = DocumentationTests.Root();
        Console.SetOut(output);
        try
        {
            #region verify-routes
            ImportResult estate = EstateImporter.ReadFiles(["docs/examples/hub-and-spoke"]);
            RecordedRouteTable recorded = RecordedRouteReader.ReadFile("docs/examples/recorded-routes/web-1-nic.json");
            RouteComparison comparison = estate.Topology.Compile().CompareRoutes("nic:web-1-nic", recorded);
            if (comparison.Verdict != RouteComparisonVerdict.Same)
                Console.Write(TextReport.Render(comparison));
            #endregion

            comparison.Verdict.ShouldBe(RouteComparisonVerdict.Different);
            comparison.Missing.ShouldHaveSingleItem().Row.Name.ShouldBe("dr-for-now");
            comparison.Extra.ShouldBeEmpty();
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = before;
        }

        output.ToString().ShouldStartWith("app/web: DIFFERENT");
    }
}
