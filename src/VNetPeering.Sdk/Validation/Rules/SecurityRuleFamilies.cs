using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleFamilies : SecurityRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5008",
        Title = "IPv4 and IPv6 in one security rule",
        Severity = Severity.Error,
        AzureErrorCode = "ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies",
        Rules = "5.27",
        Evidence = "Microsoft documentation (IPv6 overview, 2023); Azure's answer as quoted in public reports (hashicorp/terraform-provider-azurerm#12534, Azure/AKS#3136)",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        ILookup<IPFamily?, string> texts = SecurityRuleParts.Addresses(rule).ToLookup(address => AddressWord.Read(address.Text).Family, address => $"\"{address.Text}\"");
        if (!texts.Contains(IPFamily.IPv4) || !texts.Contains(IPFamily.IPv6))
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Security rule {context.Name(id)} mixes IPv4, {Wording.List([.. texts[IPFamily.IPv4]])}, and IPv6, {Wording.List([.. texts[IPFamily.IPv6]])}. The addresses of a rule belong to one family, on both sides.",
            Fix = "Write one rule for IPv4 and one for IPv6.",
        });
    }
}
