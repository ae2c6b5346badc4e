using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRulePriority : AdminRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5031",
        Title = "Priority of an admin rule is out of range",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Security admin rules, 2025; REST reference of admin rules); Azure's code is not shown",
    };

    /// <summary>Says whether Azure takes a priority.</summary>
    public static bool IsTaken(int priority, AzureLimits limits) => priority >= limits.LowestAdminRulePriority && priority <= limits.HighestAdminRulePriority;

    public override void CheckRule(ValidationContext context, AdminRuleCollection collection, AdminRule rule, DiagnosticSink sink)
    {
        if (IsTaken(rule.Priority, context.Limits))
        {
            return;
        }

        ResourceId id = IdOf(collection, rule);
        string range = FormattableString.Invariant($"{context.Limits.LowestAdminRulePriority} to {context.Limits.HighestAdminRulePriority}");
        sink.Report(new Finding
        {
            Resource = id,
            Message = FormattableString.Invariant($"Admin rule {context.Name(id)} has priority {rule.Priority}, and Azure takes {range}."),
            Fix = $"Give the rule a priority from {range} that no other rule of the collection has.",
        });
    }
}
