using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRuleOrderOpen : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5033",
        Title = "Nothing says which of two admin rules comes first",
        Severity = Severity.Warning,
        Rules = "6.13",
        Evidence = "Derived: the documentation orders rules by priority, and says nothing about equal ones of two collections",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var applied = new AppliedAdminRules(context.Topology);
        HashSet<(ResourceId, ResourceId)> told = [];
        for (int i = 0; i < context.Topology.VNets.Count && !applied.IsEmpty; i++)
        {
            foreach (IGrouping<ResourceId, AppliedCollection> own in applied.Of(i).Where(one => one.OpenGroup is null).GroupBy(one => one.Manager.Id))
            {
                foreach (var same in own.SelectMany(one => one.Collection.Rules.Select(rule => (one.Collection, Rule: rule))).GroupBy(one => one.Rule.Priority))
                {
                    Check(context, context.Topology.VNets[i], [.. same], told, sink);
                }
            }
        }
    }

    /// <summary>Rules that do the same leave nothing open, and those of one collection are a conflict of its own.</summary>
    private static void Check(ValidationContext context, VNet vnet, (AdminRuleCollection Collection, AdminRule Rule)[] same, HashSet<(ResourceId First, ResourceId Second)> told, DiagnosticSink sink)
    {
        for (int i = 1; i < same.Length; i++)
        {
            (AdminRuleCollection collection, AdminRule rule) = same[i];
            int other = Array.FindIndex(same, 0, i, earlier => earlier.Collection.Id != collection.Id && earlier.Rule.Access != rule.Access && AdminRuleOverlap.CanMeet(earlier.Rule, rule));
            if (other < 0)
            {
                continue;
            }

            (ResourceId first, ResourceId second) = (AdminRuleCheck.IdOf(same[other].Collection, same[other].Rule), AdminRuleCheck.IdOf(collection, rule));
            if (told.Add((first, second)))
            {
                sink.Report(new Finding
                {
                    Resource = second,
                    Related = [first, vnet.Id],
                    Message = FormattableString.Invariant($"Admin rules {context.Name(first)} ({same[other].Rule.Access}) and {context.Name(second)} ({rule.Access}) hold in VNet {context.Name(vnet.Id)} with priority {rule.Priority}, and nothing says which comes first. What both match is Unknown."),
                    Fix = "Give the rules of one manager priorities of their own, across collections too.",
                });
            }
        }
    }
}
