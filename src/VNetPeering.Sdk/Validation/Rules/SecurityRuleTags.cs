using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleTags : SecurityRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5007",
        Title = "Several service tags on one side of a security rule",
        Severity = Severity.Error,
        AzureErrorCode = "SecurityRuleParameterContainsUnsupportedValue",
        Rules = "5.27",
        Evidence = "Microsoft documentation (Network security groups, 2025); Azure's answer as quoted in public reports (hashicorp/terraform-provider-azurerm#5617, kubernetes/kubernetes#71789)",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        string[] sides =
        [
            .. SecurityRuleParts.Addresses(rule)
                .Where(address => AddressWord.Read(address.Text).Kind == AddressWordKind.ServiceTag)
                .GroupBy(address => address.Side, address => $"\"{address.Text.Trim()}\"", (side, tags) => (Side: side, Tags: tags.Distinct(StringComparer.OrdinalIgnoreCase).ToArray()))
                .Where(side => side.Tags.Length > 1)
                .Select(side => $"{Wording.List(side.Tags)} as {side.Side}"),
        ];
        if (sides.Length == 0)
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Security rule {context.Name(id)} names the service tags {string.Join(", and ", sides)}. One side of a rule takes one service tag.",
            Fix = "Write one rule for each service tag.",
        });
    }
}
