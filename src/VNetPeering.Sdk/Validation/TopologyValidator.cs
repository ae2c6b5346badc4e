using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Runs every rule over a topology. Rules that look at one VNet, subnet, link or pair at a time share one walk each.</summary>
internal static class TopologyValidator
{
    public static DiagnosticReport Run(Topology given, AzureBehavior behavior, AzureLimits limits, IReadOnlyList<ValidationRule> rules)
    {
        var context = new ValidationContext(given, behavior, limits);
        Topology topology = context.Topology;
        var diagnostics = new List<Diagnostic>();
        (VNetRule Rule, DiagnosticSink Sink)[] vnetRules = Of<VNetRule>(rules, topology, diagnostics);
        (SubnetRule Rule, DiagnosticSink Sink)[] subnetRules = Of<SubnetRule>(rules, topology, diagnostics);
        (LinkRule Rule, DiagnosticSink Sink)[] linkRules = Of<LinkRule>(rules, topology, diagnostics);
        (PairRule Rule, DiagnosticSink Sink)[] pairRules = Of<PairRule>(rules, topology, diagnostics);
        foreach (VNet vnet in topology.VNets)
        {
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
            foreach ((LinkRule rule, DiagnosticSink sink) in linkRules)
            {
                rule.CheckLink(context, link, sink);
            }
        }

        foreach (PeeringPair pair in context.Pairs)
        {
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
