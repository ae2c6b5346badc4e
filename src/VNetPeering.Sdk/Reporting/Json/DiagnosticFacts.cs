using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Findings as facts of an answer.</summary>
internal static class DiagnosticFacts
{
    public static DiagnosticsAnswer Of(DiagnosticReport report) => new()
    {
        Diagnostics = [.. report.Select(Of)],
        Suppressed = [.. report.Suppressed.Select(each => new SuppressedFact { Diagnostic = Of(each.Diagnostic), Reason = each.Known.Reason })],
    };

    public static DiagnosticFact Of(Diagnostic finding) => new()
    {
        Id = finding.Id,
        Severity = SeverityWords.Of(finding.Severity),
        AzureErrorCode = finding.AzureErrorCode,
        Resource = finding.Resource?.ToString(),
        Related = [.. finding.Related.Select(id => id.ToString())],
        Message = finding.Message,
        Fix = finding.Fix,
        Help = finding.Help,
        Location = finding.Location is null ? null : new LocationFact
        {
            File = finding.Location.File,
            Line = finding.Location.Line,
            Column = finding.Location.Column,
            JsonPath = finding.Location.JsonPath,
        },
    };
}
