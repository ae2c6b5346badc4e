using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleAddress : SecurityRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5004",
        Title = "Address of a security rule cannot be read",
        Severity = Severity.Error,
        AzureErrorCode = "SecurityRuleInvalidAddressPrefix",
        Rules = "5.27",
        Evidence = "Recorded service answer (10.0.0.0/42); for host bits Azure's answer as quoted in a public report of 2024 (kubernetes-sigs/cloud-provider-azure#5599)",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        string[] refused = [.. SecurityRuleParts.Addresses(rule).Select(Refusal).OfType<string>()];
        if (refused.Length == 0)
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Security rule {context.Name(id)} gives {Wording.List(refused)}. An address text is *, an address, a prefix without bits behind its length, or a service tag.",
            Fix = "Write \"10.0.0.4\", \"10.0.0.0/24\", \"VirtualNetwork\" or \"*\"; several addresses go one by one into the list, sourceAddressPrefixes or destinationAddressPrefixes.",
        });
    }

    private static string? Refusal((string Side, string Text) address)
    {
        AddressWord word = AddressWord.Read(address.Text);
        return word.Kind switch
        {
            AddressWordKind.Malformed => $"\"{address.Text}\" as {address.Side}",
            AddressWordKind.HostBitsSet => $"\"{address.Text}\" as {address.Side}, which for that length would be \"{word.Meant}\"",
            AddressWordKind.Unknown or AddressWordKind.Everything or AddressWordKind.ServiceTag or AddressWordKind.Addresses => null,
            _ => throw new InvalidOperationException($"{word.Kind} is no kind of address text."),
        };
    }
}
