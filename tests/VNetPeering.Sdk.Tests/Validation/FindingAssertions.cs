using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation;

internal static class FindingAssertions
{
    /// <summary>Asserts that validation finds one thing only, by one rule, and returns it.</summary>
    public static Diagnostic ShouldHaveOnly(this Topology topology, string id, AzureBehavior? behavior = null) =>
        OnlyOne(topology.Validate(new ValidateOptions { Behavior = behavior ?? AzureBehavior.Default }), id);

    /// <inheritdoc cref="ShouldHaveOnly(Topology, string, AzureBehavior)"/>
    public static Diagnostic ShouldHaveOnly(this DrawnDesign design, string id) => OnlyOne(design.Validate(), id);

    public static void ShouldHaveNoFindings(this Topology topology, AzureBehavior? behavior = null) =>
        None(topology.Validate(new ValidateOptions { Behavior = behavior ?? AzureBehavior.Default }));

    public static void ShouldHaveNoFindings(this DrawnDesign design) => None(design.Validate());

    public static IEnumerable<string> FoundIds(this Topology topology) => topology.Validate().Select(finding => finding.Id);

    private static Diagnostic OnlyOne(DiagnosticReport report, string id)
    {
        report.Select(finding => finding.Id).ShouldBe([id], string.Join('\n', report));
        return report[0];
    }

    private static void None(DiagnosticReport report) => report.ShouldBeEmpty(string.Join('\n', report));
}
