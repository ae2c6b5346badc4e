using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class IPv6InFirewallSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1023",
        Title = "AzureFirewallSubnet has an IPv6 prefix",
        Severity = Severity.Error,
        Rules = "1.3",
        Evidence = "Microsoft documentation (Overview of IPv6 for Azure Virtual Network, 2023); its code is not shown",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        AddressPrefix[] prefixes = [.. special.Subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv6)];
        if (special.Name != SpecialSubnets.Firewall || prefixes.Length == 0 || special.IsOccupied)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Message = $"Subnet {context.Name(special.Subnet.Id)} has {Wording.List(prefixes)}. Azure Firewall takes an IPv4 subnet only, in a dual-stack VNet too.",
            Fix = "Take the IPv6 prefix off the subnet; the VNet may keep its own.",
        });
    }
}
