using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation;

internal static class FindingAssertions
{
    /// <summary>Asserts that validation finds one thing only, by one rule, and returns it.</summary>
    public static Diagnostic ShouldHaveOnly(this Topology topology, string id, AzureBehavior? behavior = null)
    {
        DiagnosticReport report = topology.Validate(Options(behavior));
        report.Select(finding => finding.Id).ShouldBe([id], string.Join('\n', report));
        return report[0];
    }

    public static void ShouldHaveNoFindings(this Topology topology, AzureBehavior? behavior = null)
    {
        DiagnosticReport report = topology.Validate(Options(behavior));
        report.ShouldBeEmpty(string.Join('\n', report));
    }

    public static IEnumerable<string> FoundIds(this Topology topology) => topology.Validate().Select(finding => finding.Id);

    private static ValidateOptions Options(AzureBehavior? behavior) => new() { Behavior = behavior ?? AzureBehavior.Default };
}
