using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Runs every rule over a topology. Rules that look at one VNet, subnet, link or pair at a time share one walk each.</summary>
internal static class TopologyValidator
{
    /// <param name="given">The topology.</param>
    /// <param name="behavior">How Azure is taken to behave.</param>
    /// <param name="limits">The limits that Azure sets.</param>
    /// <param name="rules">The rules to run.</param>
    /// <param name="focus">The VNets to look at; null for all of them.</param>
    public static DiagnosticReport Run(Topology given, AzureBehavior behavior, AzureLimits limits, IReadOnlyList<ValidationRule> rules, ValidationFocus? focus = null)
    {
        var context = new ValidationContext(given, behavior, limits, focus);
        Topology topology = context.Topology;
        var diagnostics = new List<Diagnostic>();
        (VNetRule Rule, DiagnosticSink Sink)[] vnetRules = Of<VNetRule>(rules, topology, diagnostics);
        (SubnetRule Rule, DiagnosticSink Sink)[] subnetRules = Of<SubnetRule>(rules, topology, diagnostics);
        (LinkRule Rule, DiagnosticSink Sink)[] linkRules = Of<LinkRule>(rules, topology, diagnostics);
        (PairRule Rule, DiagnosticSink Sink)[] pairRules = Of<PairRule>(rules, topology, diagnostics);
        foreach (VNet vnet in topology.VNets)
        {
            if (focus?.Holds(vnet.Id) is false)
            {
                continue;
            }

            foreach ((VNetRule rule, DiagnosticSink sink) in vnetRules)
            {
                rule.CheckVNet(context, vnet, sink);
            }

            foreach (Subnet subnet in vnet.Subnets)
            {
                foreach ((SubnetRule rule, DiagnosticSink sink) in subnetRules)
                {
                    rule.CheckSubnet(context, vnet, subnet, sink);
                }
            }
        }

        foreach ((VNetRule rule, DiagnosticSink sink) in vnetRules)
        {
            rule.CheckRest(context, sink);
        }

        foreach (PeeringLink link in context.PrimaryLinks)
        {
            if (focus?.Holds(link) is false)
            {
                continue;
            }

            foreach ((LinkRule rule, DiagnosticSink sink) in linkRules)
            {
                rule.CheckLink(context, link, sink);
            }
        }

        foreach (PeeringPair pair in context.Pairs)
        {
            if (focus?.Holds(pair.Earlier) is false)
            {
                continue;
            }

            foreach ((PairRule rule, DiagnosticSink sink) in pairRules)
            {
                rule.CheckPair(context, pair, sink);
            }
        }

        foreach ((ValidationRule rule, DiagnosticSink sink) in Of<ValidationRule>(rules, topology, diagnostics))
        {
            if (rule is not (VNetRule or SubnetRule or LinkRule or PairRule))
            {
                rule.Check(context, sink);
            }
        }

        return diagnostics.Count == 0 ? DiagnosticReport.Empty : new DiagnosticReport(diagnostics);
    }

    private static (T Rule, DiagnosticSink Sink)[] Of<T>(IReadOnlyList<ValidationRule> rules, Topology topology, List<Diagnostic> diagnostics)
        where T : ValidationRule => [.. rules.OfType<T>().Select(rule => (rule, new DiagnosticSink(rule.Descriptor, topology.Sources, diagnostics)))];
}
