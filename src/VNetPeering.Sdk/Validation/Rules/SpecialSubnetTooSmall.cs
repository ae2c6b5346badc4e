using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SpecialSubnetTooSmall : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1020",
        Title = "Subnet of a service is too small",
        Severity = Severity.Error,
        Rules = "1.3",
        Evidence = "Microsoft documentation (Azure Bastion configuration settings, 2021) for AzureBastionSubnet; background knowledge, not confirmed by a source, for the others",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        // Bastion took a /27 until November 2021: where something lies already, Azure has accepted the size.
        if (Needed(special.Name) is not { } needed || special.IPv4Length is not { } length || length <= needed.Length || special.IsOccupied)
        {
            return;
        }

        // VNP1007 speaks of what is too small for any subnet, and a larger prefix may be the one that could not be read.
        if (length > SubnetAddresses.LongestIPv4Length || context.IsUnread(special.Subnet.Id, "addressPrefix"))
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Message = $"Subnet {context.Name(special.Subnet.Id)} is a /{length}, and {needed.Service} needs a /{needed.Length} or larger.",
            Fix = $"Give the subnet a /{needed.Length}.",
        });
    }

    private static (string Service, int Length)? Needed(ResourceName name)
    {
        string? service = name == SpecialSubnets.Firewall || name == SpecialSubnets.FirewallManagement ? "Azure Firewall"
            : name == SpecialSubnets.Bastion ? "Azure Bastion"
            : name == SpecialSubnets.RouteServer ? "a Route Server"
            : null;
        return service is not null && SpecialSubnets.LongestLength(name) is { } length ? (service, length) : null;
    }
}
