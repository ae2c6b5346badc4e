using System.Collections;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Diagnostics;

/// <summary>The findings about a network, in a stable order: by severity, errors first, then by resource and id.</summary>
/// <remarks>Immutable; equal when all findings are equal; thread-safe.</remarks>
public sealed record DiagnosticReport : IReadOnlyList<Diagnostic>
{
    /// <summary>Creates a report; the findings are put into order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="diagnostics"/> is null.</exception>
    public DiagnosticReport(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Diagnostics =
        [
            .. diagnostics
                .OrderByDescending(diagnostic => diagnostic.Severity)
                .ThenBy(diagnostic => diagnostic.Resource?.ToString() ?? string.Empty, StringComparer.OrdinalIgnoreCase)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gets the report without findings.</summary>
    public static DiagnosticReport Empty { get; } = new([]);

    /// <summary>Gets the findings.</summary>
    public ValueList<Diagnostic> Diagnostics { get; }

    /// <summary>Gets whether Azure would refuse something.</summary>
    public bool HasErrors => ErrorCount > 0;

    /// <summary>Gets the number of errors.</summary>
    public int ErrorCount => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Gets the number of warnings.</summary>
    public int WarningCount => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);

    /// <inheritdoc/>
    public int Count => Diagnostics.Count;

    /// <inheritdoc/>
    public Diagnostic this[int index] => Diagnostics[index];

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => ((IEnumerable<Diagnostic>)Diagnostics).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
