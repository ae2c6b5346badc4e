using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class IPv4SubnetSize : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1007",
        Title = "IPv4 subnet is too small or too large",
        Severity = Severity.Error,
        Rules = "1.22, Q-05",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019, for /29); the upper end is disputed and held by AzureBehavior.ShortestIPv4SubnetLength",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int shortest = context.Behavior.ShortestIPv4SubnetLength;
        foreach (Subnet subnet in context.Topology.VNets.SelectMany(vnet => vnet.Subnets))
        {
            foreach (AddressPrefix prefix in subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4))
            {
                if (prefix.Length > SubnetAddresses.LongestIPv4Length)
                {
                    Report(subnet, $"has prefix {prefix}, and the smallest IPv4 subnet is a /{SubnetAddresses.LongestIPv4Length}, since Azure keeps five addresses of each.", $"Use a /{SubnetAddresses.LongestIPv4Length} or larger.");
                }
                else if (prefix.Length < shortest)
                {
                    Report(subnet, $"has prefix {prefix}, and the largest IPv4 subnet is a /{shortest}.", $"Use a /{shortest} or smaller.");
                }
            }
        }

        void Report(Subnet subnet, string fact, string fix) => sink.Report(new Finding
        {
            Resource = subnet.Id,
            Message = $"Subnet {context.Name(subnet.Id)} {fact}",
            Fix = fix,
        });
    }
}
