using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk;

/// <summary>Thrown when a topology must be valid and Azure would refuse it. Carries every error finding.</summary>
public sealed class InvalidTopologyException : Exception
{
    /// <summary>Creates the exception from the findings.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public InvalidTopologyException(DiagnosticReport report)
        : base(Describe(report)) => Report = report;

    /// <summary>Gets the findings, errors first.</summary>
    public DiagnosticReport Report { get; }

    private static string Describe(DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        IEnumerable<string> errors = report.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"\n  {diagnostic}");
        return $"Azure would refuse this topology for {report.ErrorCount} reason(s):{string.Concat(errors)}";
    }
}
