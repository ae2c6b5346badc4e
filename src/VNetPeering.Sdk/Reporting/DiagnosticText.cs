using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

internal static class DiagnosticText
{
    public static string Render(DiagnosticReport report)
    {
        var text = new TextBlock();
        foreach (Diagnostic finding in report)
        {
            string code = finding.AzureErrorCode is null ? string.Empty : $" ({finding.AzureErrorCode})";
            text.Line($"{finding.Id} {SeverityWords.Of(finding.Severity)}{code}: {finding.Message}");
            text.Line($"fix: {finding.Fix}", 1);
            if (finding.Location is SourceLocation location)
            {
                text.Line($"at:  {location}{(location.JsonPath is null ? string.Empty : $" {location.JsonPath}")}", 1);
            }
        }

        return text.Line(Summary(report)).ToString();
    }

    private static string Summary(DiagnosticReport report)
    {
        string known = report.Suppressed.Count == 0 ? string.Empty : $" {Counted.Of(report.Suppressed.Count, "known finding")} not reported.";
        if (report.Count == 0)
        {
            return $"No findings.{known}";
        }

        int infos = report.Count - report.ErrorCount - report.WarningCount;
        return $"{Counted.Of(report.ErrorCount, "error")}, {Counted.Of(report.WarningCount, "warning")}, {Counted.Of(infos, "info")}.{known}";
    }
}
