using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class IPv6SubnetSize : SubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1008",
        Title = "IPv6 subnet is not a /64",
        Severity = Severity.Error,
        Rules = "1.23",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019; IPv6 overview, 2023)",
    };

    public override void CheckSubnet(ValidationContext context, VNet vnet, Subnet subnet, DiagnosticSink sink)
    {
        foreach (AddressPrefix prefix in subnet.AddressPrefixes)
        {
            if (prefix.Family == IPFamily.IPv6 && prefix.Length != SubnetAddresses.IPv6Length)
            {
                sink.Report(new Finding
                {
                    Resource = subnet.Id,
                    Message = $"Subnet {context.Name(subnet.Id)} has IPv6 prefix {prefix}, and an IPv6 subnet is exactly a /{SubnetAddresses.IPv6Length}.",
                    Fix = $"Use \"{AddressPrefix.Containing(prefix.First, SubnetAddresses.IPv6Length)}\" or another /{SubnetAddresses.IPv6Length} of the VNet.",
                });
            }
        }
    }
}
