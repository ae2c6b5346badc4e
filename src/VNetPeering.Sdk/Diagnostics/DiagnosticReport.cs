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
        : this(diagnostics, [])
    {
    }

    internal DiagnosticReport(IEnumerable<Diagnostic> diagnostics, IEnumerable<SuppressedDiagnostic> suppressed)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Diagnostics = [.. Ordered(diagnostics, diagnostic => diagnostic)];
        Suppressed = [.. Ordered(suppressed, each => each.Diagnostic)];
    }

    /// <summary>Gets the report without findings.</summary>
    public static DiagnosticReport Empty { get; } = new([]);

    /// <summary>Gets the findings.</summary>
    public ValueList<Diagnostic> Diagnostics { get; }

    /// <summary>Gets the findings that are known and therefore not among the others, in the same order (see <see cref="DiagnosticPolicy"/>).</summary>
    public ValueList<SuppressedDiagnostic> Suppressed { get; }

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

    private static IOrderedEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, Diagnostic> findingOf) => items
        .OrderByDescending(item => findingOf(item).Severity)
        .ThenBy(item => findingOf(item).Resource?.ToString() ?? string.Empty, StringComparer.OrdinalIgnoreCase)
        .ThenBy(item => findingOf(item).Id, StringComparer.Ordinal)
        .ThenBy(item => findingOf(item).Message, StringComparer.Ordinal);
}
