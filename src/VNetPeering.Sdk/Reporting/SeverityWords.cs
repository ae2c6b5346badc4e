using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Reporting;

internal static class SeverityWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "This is no severity."),
    };
}
