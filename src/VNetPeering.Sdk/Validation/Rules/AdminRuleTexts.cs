using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRuleTexts : AdminRuleCheck
{
    private static readonly string[] Protocols = ["Tcp", "Udp", "Icmp", "Esp", "Ah", "Any", "*"];

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5038",
        Title = "Address, port or protocol of an admin rule cannot be read",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Security admin rules, 2025); that Azure reads the texts as those of security groups is background knowledge, not confirmed by a source",
    };

    public override void CheckRule(ValidationContext context, AdminRuleCollection collection, AdminRule rule, DiagnosticSink sink)
    {
        string[] refused =
        [
            .. Addresses(rule).Select(RefusedAddress).OfType<string>(),
            .. Ports(SecurityRuleParts.Source, rule.SourcePortRanges),
            .. Ports(SecurityRuleParts.Destination, rule.DestinationPortRanges),
            .. AdminRuleWords.Split(rule.Protocol).All(text => SecurityRuleParts.IsUnknown(text) || Protocols.Contains(text, StringComparer.OrdinalIgnoreCase)) ? (string[])[] : [$"\"{rule.Protocol}\" as protocol"],
        ];
        if (refused.Length == 0)
        {
            return;
        }

        ResourceId id = IdOf(collection, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Admin rule {context.Name(id)} gives {Wording.List(refused)}. What it is about is Unknown.",
            Fix = "An address is \"*\", an address, a prefix without bits behind its length, or a service tag; a port is a number or a range; a protocol is Tcp, Udp, Icmp, Esp, Ah or Any.",
        });
    }

    private static IEnumerable<string> Ports(string side, IEnumerable<string> ports) => ports.SelectMany(AdminRuleWords.Split).Where(PortText.IsRefused).Select(port => $"\"{port}\" as {side} port");

    private static string? RefusedAddress((string Side, string Text) address)
    {
        AddressWord word = AddressWord.Read(address.Text);
        return word.Kind switch
        {
            AddressWordKind.Malformed => $"\"{address.Text.Trim()}\" as {address.Side}",
            AddressWordKind.HostBitsSet => $"\"{address.Text.Trim()}\" as {address.Side}, which for that length would be \"{word.Meant}\"",
            _ => null,
        };
    }
}
