using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing;

/// <summary>Assertions about the findings of <c>Validate</c>. Each returns the report, so that assertions can be chained. Thread-safe.</summary>
public static class DiagnosticAssertions
{
    /// <summary>Fails when Azure would refuse something: when a finding is an error. Warnings pass.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    /// <exception cref="NetworkAssertionException">A finding is an error.</exception>
    public static DiagnosticReport ShouldBeDeployable(this DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.HasErrors)
        {
            Failure.Throw($"The network should be deployable, but Azure would refuse {Failure.Count(report.ErrorCount, "thing")}.", TextReport.Render(report));
        }

        return report;
    }

    /// <summary>Fails unless a finding has the code or id, on the resource if one is given.</summary>
    /// <param name="report">The findings.</param>
    /// <param name="codeOrId">Azure's error code or the id of a rule, ignoring case: <c>RemoteVnetHasNoGateways</c>, <c>VNP3002</c>.</param>
    /// <param name="on">
    /// The resource that the finding is about, or one that it lies in: <c>app</c> is met by a finding on the VNet, its subnets and its peerings,
    /// <c>app/app-to-hub</c> by one on that link. A full id, or the last names of one; <c>*</c> and <c>?</c> are wildcards. Null for any.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="codeOrId"/> is blank, looks like the id of a rule and is none, or <paramref name="on"/> is blank.</exception>
    /// <exception cref="NetworkAssertionException">There is no such finding.</exception>
    public static DiagnosticReport ShouldHave(this DiagnosticReport report, string codeOrId, string? on = null)
    {
        if (!Matching(report, codeOrId, on).Any())
        {
            Failure.Throw($"The network should have the finding {Wanted(codeOrId, on)}, but it has not.{Elsewhere(report, codeOrId)}", TextReport.Render(report));
        }

        return report;
    }

    /// <summary>Fails when a finding has the code or id, on the resource if one is given.</summary>
    /// <param name="report">The findings.</param>
    /// <param name="codeOrId">Azure's error code or the id of a rule, ignoring case.</param>
    /// <param name="on">The resource that the finding is about, or one that it lies in, as for <see cref="ShouldHave"/>; null for any.</param>
    /// <exception cref="ArgumentException"><paramref name="codeOrId"/> is blank, looks like the id of a rule and is none, or <paramref name="on"/> is blank.</exception>
    /// <exception cref="NetworkAssertionException">There is such a finding.</exception>
    public static DiagnosticReport ShouldNotHave(this DiagnosticReport report, string codeOrId, string? on = null)
    {
        Diagnostic[] found = [.. Matching(report, codeOrId, on)];
        if (found.Length > 0)
        {
            Failure.Throw($"The network should not have the finding {Wanted(codeOrId, on)}, but it has.", TextReport.Render(new DiagnosticReport(found)));
        }

        return report;
    }

    private static IEnumerable<Diagnostic> Matching(DiagnosticReport report, string codeOrId, string? on)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentException.ThrowIfNullOrWhiteSpace(codeOrId);
        if (on is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(on);
        }

        // A misspelt id would make "should not have" pass for ever. Azure's codes are an open list.
        if (codeOrId.StartsWith("VNP", StringComparison.OrdinalIgnoreCase) && DiagnosticRules.Find(codeOrId) is null)
        {
            throw new ArgumentException($"\"{codeOrId}\" is the id of no rule. Write an id of DiagnosticRules.All, or an error code of Azure.", nameof(codeOrId));
        }

        return report.Where(finding => HasCode(finding, codeOrId) && (on is null || finding.Resource?.LiesIn(on) is true));
    }

    private static bool HasCode(Diagnostic finding, string codeOrId) =>
        string.Equals(finding.Id, codeOrId, StringComparison.OrdinalIgnoreCase) || string.Equals(finding.AzureErrorCode, codeOrId, StringComparison.OrdinalIgnoreCase);

    private static string Wanted(string codeOrId, string? on) => on is null ? codeOrId : $"{codeOrId} on \"{on}\"";

    private static string Elsewhere(DiagnosticReport report, string codeOrId)
    {
        string[] places = [.. report.Where(finding => HasCode(finding, codeOrId)).Select(finding => finding.Resource is { } id ? $"\"{ResourcePath.Short(id)}\"" : "the input as a whole").Distinct()];
        return places.Length == 0 ? string.Empty : $" It is on {string.Join(", ", places)}.";
    }
}
