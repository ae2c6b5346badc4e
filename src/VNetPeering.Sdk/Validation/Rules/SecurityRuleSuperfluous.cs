using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleSuperfluous : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5018",
        Title = "Security rule is superfluous: earlier rules do the same",
        Severity = Severity.Info,
        Rules = "5.03, 5.04",
        Evidence = "Microsoft documentation (Network security groups, 2025): rules are processed by priority, and processing stops at the first match",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (ShadowedRule shadowed in context.ShadowedRules.Where(shadowed => shadowed.IsSuperfluous))
        {
            sink.Report(new Finding
            {
                Resource = shadowed.Id,
                Related = shadowed.EarlierIds,
                Message = $"Security rule {context.Name(shadowed.Id)} ({ShadowedRule.Numbers(shadowed.Rule)}) changes nothing: {shadowed.Describe(context)}.",
                Fix = "Delete it, or accept the finding where the rule is kept on purpose.",
            });
        }
    }
}
