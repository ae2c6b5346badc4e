using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRulePriority : SecurityRuleCheck
{
    public const int Lowest = 100;
    public const int Highest = 4096;

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5001",
        Title = "Priority of a security rule is out of range",
        Severity = Severity.Error,
        AzureErrorCode = "SecurityRuleInvalidPriority",
        Rules = "5.04",
        Evidence = "Recorded service answer; Microsoft documentation (Network security groups, 2025)",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        if (rule.Priority is >= Lowest and <= Highest)
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = FormattableString.Invariant($"Security rule {context.Name(id)} has priority {rule.Priority}, and Azure takes {Lowest} to {Highest}."),
            Fix = $"Give the rule a priority from {Lowest} to {Highest} that no other {rule.Direction} rule of the group has.",
        });
    }
}
