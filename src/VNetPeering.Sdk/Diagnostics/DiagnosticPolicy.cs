using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Diagnostics;

/// <summary>What a team has decided about findings: rules that are silenced or re-graded, and findings that are known.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DiagnosticPolicy
{
    /// <summary>Gets the policy that changes nothing.</summary>
    public static DiagnosticPolicy None { get; } = new();

    /// <summary>Gets the settings of single rules; of several for one rule the last counts.</summary>
    public ValueList<RuleSetting> Rules { get; init; } = [];

    /// <summary>Gets the findings that are known. Their severity does not matter.</summary>
    public ValueList<KnownFinding> Known { get; init; } = [];

    /// <summary>Returns the report under this policy: silenced findings are gone, others have their new grade, known ones are under <see cref="DiagnosticReport.Suppressed"/>.</summary>
    /// <remarks>Cost: one look-up for each finding.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public DiagnosticReport Apply(DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Rules.Count == 0 && Known.Count == 0)
        {
            return report;
        }

        var settings = new Dictionary<string, RuleSetting>(StringComparer.OrdinalIgnoreCase);
        foreach (RuleSetting setting in Rules)
        {
            settings[setting.RuleId] = setting;
        }

        ILookup<string, Entry> known = Known.Select(entry => new Entry(entry)).ToLookup(entry => Key(entry.Known.RuleId, entry.Known.Resource), StringComparer.OrdinalIgnoreCase);
        var reported = new List<Diagnostic>();
        var suppressed = new List<SuppressedDiagnostic>(report.Suppressed);
        foreach (Diagnostic finding in report)
        {
            if (!settings.TryGetValue(finding.Id, out RuleSetting? setting) || setting.Severity is not null)
            {
                Diagnostic graded = setting?.Severity is { } severity ? finding with { Severity = severity } : finding;
                if (known[Key(finding.Id, finding.Resource?.ToString())].FirstOrDefault(entry => entry.Takes(finding)) is { } entry)
                {
                    suppressed.Add(new SuppressedDiagnostic { Diagnostic = graded, Known = entry.Known });
                }
                else
                {
                    reported.Add(graded);
                }
            }
        }

        return new DiagnosticReport(reported, suppressed);
    }

    /// <summary>Returns the known findings that cover nothing in a report made under this policy: what they are about is mended, and they can go.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public ValueList<KnownFinding> Unused(DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        HashSet<KnownFinding> used = [.. report.Suppressed.Select(suppressed => suppressed.Known)];

        // A silenced rule finds nothing, so whether its entries still cover something is not known.
        return [.. Known.Where(entry => !used.Contains(entry) && !Rules.Any(rule => rule.Severity is null && string.Equals(rule.RuleId, entry.RuleId, StringComparison.OrdinalIgnoreCase)))];
    }

    private static string Key(string ruleId, string? resource) => $"{ruleId} {resource}";

    // An entry that names the related resources stands for one finding, so a second one of the same kind is reported.
    private sealed class Entry(KnownFinding known)
    {
        private bool _isSpent;

        public KnownFinding Known { get; } = known;

        public bool Takes(Diagnostic finding)
        {
            if (_isSpent || !Known.Matches(finding))
            {
                return false;
            }

            _isSpent = Known.Related is not null;
            return true;
        }
    }
}
