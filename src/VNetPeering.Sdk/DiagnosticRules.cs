using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Inspection;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk;

/// <summary>The rules behind the findings.</summary>
/// <remarks>Thread-safe.</remarks>
public static class DiagnosticRules
{
    /// <summary>Gets the rules of <see cref="TopologyExtensions.Validate"/>: those about the configuration and those that need routes or flows, in the order of the ids.</summary>
    internal static ValueList<ValidationRule> OfValidation { get; } =
        [.. RuleCatalog.Rules.Concat(InspectionCatalog.Rules).OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)];

    /// <summary>Gets every rule of <see cref="TopologyExtensions.Validate"/> and of the importer, in the order of the ids.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
        [.. OfValidation.Select(rule => rule.Descriptor).Concat(ImportDiagnostics.All).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Returns a rule by its id, ignoring case; null when there is none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    public static DiagnosticDescriptor? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
    }
}
