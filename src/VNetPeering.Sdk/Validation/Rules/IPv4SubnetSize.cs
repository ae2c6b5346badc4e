using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class IPv4SubnetSize : SubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1007",
        Title = "IPv4 subnet is too small or too large",
        Severity = Severity.Error,
        Rules = "1.22, Q-05",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019, for /29); the upper end is disputed and held by AzureBehavior.ShortestIPv4SubnetLength",
    };

    public override void CheckSubnet(ValidationContext context, VNet vnet, Subnet subnet, DiagnosticSink sink)
    {
        foreach (AddressPrefix prefix in subnet.AddressPrefixes)
        {
            if (prefix.Family != IPFamily.IPv4)
            {
                continue;
            }

            if (prefix.Length > SubnetAddresses.LongestIPv4Length)
            {
                Report(context, subnet, sink, $"has prefix {prefix}, and the smallest IPv4 subnet is a /{SubnetAddresses.LongestIPv4Length}, since Azure keeps five addresses of each.", $"Use a /{SubnetAddresses.LongestIPv4Length} or larger.");
            }
            else if (prefix.Length < context.Behavior.ShortestIPv4SubnetLength)
            {
                Report(context, subnet, sink, $"has prefix {prefix}, and the largest IPv4 subnet is a /{context.Behavior.ShortestIPv4SubnetLength}.", $"Use a /{context.Behavior.ShortestIPv4SubnetLength} or smaller.");
            }
        }
    }

    private static void Report(ValidationContext context, Subnet subnet, DiagnosticSink sink, string fact, string fix) => sink.Report(new Finding
    {
        Resource = subnet.Id,
        Message = $"Subnet {context.Name(subnet.Id)} {fact}",
        Fix = fix,
    });
}
