using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleDescription : SecurityRuleCheck
{
    private const int Longest = 140;

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5005",
        Title = "Description of a security rule is too long",
        Severity = Severity.Error,
        AzureErrorCode = "SecurityRuleDescriptionTooLong",
        Rules = "5.04",
        Evidence = "Recorded service answer",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        if (rule.Description is not { Length: > Longest } description || description is ['[', not '[', .., ']'])
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = FormattableString.Invariant($"Security rule {context.Name(id)} has a description of {description.Length} characters, and Azure takes {Longest}."),
            Fix = $"Shorten the description to {Longest} characters.",
        });
    }
}
