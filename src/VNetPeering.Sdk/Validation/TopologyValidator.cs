using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Runs every rule over a topology.</summary>
internal static class TopologyValidator
{
    public static DiagnosticReport Run(Topology topology, AzureBehavior behavior, AzureLimits limits)
    {
        var context = new ValidationContext(topology, behavior, limits);
        var diagnostics = new List<Diagnostic>();
        foreach (ValidationRule rule in RuleCatalog.Rules)
        {
            rule.Check(context, new DiagnosticSink(rule.Descriptor, topology.Sources, diagnostics));
        }

        return diagnostics.Count == 0 ? DiagnosticReport.Empty : new DiagnosticReport(diagnostics);
    }
}
