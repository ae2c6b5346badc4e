using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRuleConflict : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5032",
        Title = "Admin rules of one collection share priority and direction",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (REST reference of admin rules: the number is unique in its collection); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (AdminRuleCollection collection in AdminRuleCheck.Collections(context.Topology))
        {
            // A priority that Azure does not take is reported by itself, and a rule that is listed twice is one rule.
            IEnumerable<AdminRule[]> conflicts = collection.Rules
                .Where(rule => AdminRulePriority.IsTaken(rule.Priority, context.Limits))
                .GroupBy(rule => (rule.Priority, rule.Direction), (_, rules) => rules.DistinctBy(rule => rule.Name).ToArray())
                .Where(rules => rules.Length > 1);
            foreach (AdminRule[] rules in conflicts)
            {
                ResourceId[] ids = [.. rules.Select(rule => AdminRuleCheck.IdOf(collection, rule))];
                ResourceId[] earlier = ids[..^1];
                sink.Report(new Finding
                {
                    Resource = ids[^1],
                    Related = [.. earlier],
                    Message = FormattableString.Invariant($"Admin rule {context.Name(ids[^1])} has priority {rules[0].Priority} among the {rules[0].Direction} rules, as {Wording.List([.. earlier.Select(context.Name)])} {(earlier.Length == 1 ? "has" : "have")}. A collection has each priority once per direction."),
                    Fix = "Give each rule a priority of its own; the lower number is matched first.",
                });
            }
        }
    }
}
