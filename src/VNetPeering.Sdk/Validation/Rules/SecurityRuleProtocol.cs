using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecurityRuleProtocol : SecurityRuleCheck
{
    private static readonly string[] Protocols = ["Tcp", "Udp", "Icmp", "Esp", "Ah", "*"];

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5006",
        Title = "Protocol of a security rule is not known to Azure",
        Severity = Severity.Error,
        Rules = "5.27",
        Evidence = "Microsoft documentation (Network security groups, 2025; IPv6 overview, 2023)",
    };

    public override void CheckRule(ValidationContext context, NetworkSecurityGroup group, SecurityRule rule, DiagnosticSink sink)
    {
        if (SecurityRuleParts.IsUnknown(rule.Protocol) || Protocols.Contains(rule.Protocol, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        ResourceId id = SecurityRuleParts.IdOf(group, rule);
        bool isSix = rule.Protocol.Equals("Icmpv6", StringComparison.OrdinalIgnoreCase);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Security rule {context.Name(id)} has the protocol \"{rule.Protocol}\". "
                + (isSix ? "Network security groups do not support ICMPv6." : "Azure takes Tcp, Udp, Icmp, Esp, Ah and *."),
            Fix = isSix ? "Write \"*\", which matches ICMPv6 with every other protocol." : "Write one of the six; \"*\" stands for every protocol, and two protocols need two rules.",
        });
    }
}
