using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRulePort : SecurityRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5003",
        Title = "Port of a security rule cannot be read",
        Severity = Severity.Error,
        AzureErrorCode = "SecurityRuleInvalidPortRange",
        Rules = "5.27",
        Evidence = "Recorded service answer; public reports quote it for lists in one text",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        string[] refused = [.. SecurityRuleParts.Ports(rule).Where(port => PortText.IsRefused(port.Text)).Select(port => $"\"{port.Text}\" as {port.Side} port")];
        if (refused.Length == 0)
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Security rule {context.Name(id)} gives {Wording.List(refused)}. A port text is *, a number from 0 to 65535, or a range of two such numbers, the lower one first.",
            Fix = "Write \"*\", \"443\" or \"8000-8010\"; several go one by one into the list, sourcePortRanges or destinationPortRanges.",
        });
    }
}
