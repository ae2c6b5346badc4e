using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Diagnostics;

/// <summary>A finding that is known and not reported again: held in a baseline, or accepted with a reason.</summary>
/// <remarks>
/// It is recognised by rule, subject and related resources, not by its text, so that a reworded message or a corrected prefix changes nothing. Texts compare
/// ignoring case, as ids of Azure do. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record KnownFinding
{
    /// <summary>Gets the id of the rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Gets the id of the subject; null for a finding about the input as a whole.</summary>
    public string? Resource { get; init; }

    /// <summary>
    /// Gets the ids of the related resources, in any order: such an entry covers one finding. Null for any: such an entry covers every finding of the rule
    /// about the subject.
    /// </summary>
    public ValueList<string>? Related { get; init; }

    /// <summary>Gets why it is accepted; null for one that is merely known.</summary>
    public string? Reason { get; init; }

    /// <summary>Accepts every finding of a rule about a resource.</summary>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    public static KnownFinding Accept(string ruleId, string resource, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(ruleId);
        ArgumentException.ThrowIfNullOrEmpty(resource);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new KnownFinding { RuleId = ruleId, Resource = resource, Reason = reason };
    }

    /// <summary>Returns the entry that covers exactly one finding.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is null.</exception>
    public static KnownFinding Of(Diagnostic finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new KnownFinding
        {
            RuleId = finding.Id,
            Resource = finding.Resource?.ToString(),
            Related = [.. finding.Related.Select(id => id.ToString()).Order(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Says whether the finding is this one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is null.</exception>
    public bool Matches(Diagnostic finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return string.Equals(RuleId, finding.Id, StringComparison.OrdinalIgnoreCase)
            && string.Equals(Resource, finding.Resource?.ToString(), StringComparison.OrdinalIgnoreCase)
            && (Related is null || finding.Related.Select(id => id.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(Related));
    }
}
