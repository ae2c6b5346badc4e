using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleShadowed : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5016",
        Title = "Security rule never matches: earlier rules match everything that it does",
        Severity = Severity.Warning,
        Rules = "5.03, 5.04",
        Evidence = "Microsoft documentation (Network security groups, 2025): rules are processed by priority, and processing stops at the first match",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (ShadowedRule shadowed in context.ShadowedRules.Where(shadowed => !shadowed.IsSuperfluous))
        {
            string does = shadowed.Rule.Access == SecurityRuleAccess.Allow ? "allows" : "denies";
            sink.Report(new Finding
            {
                Resource = shadowed.Id,
                Related = shadowed.EarlierIds,
                Message = $"Security rule {context.Name(shadowed.Id)} ({ShadowedRule.Numbers(shadowed.Rule)}) never {does} anything: {shadowed.Describe(context)}.",
                Fix = $"Give it a lower number than {(shadowed.Earlier.Count == 1 ? "that rule has" : "those rules have")} if it is to decide, and delete it otherwise.",
            });
        }
    }
}
