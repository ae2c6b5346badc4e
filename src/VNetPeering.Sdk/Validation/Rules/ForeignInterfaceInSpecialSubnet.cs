using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ForeignInterfaceInSpecialSubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1021",
        Title = "Foreign interface in the subnet of a service",
        Severity = Severity.Error,
        Rules = "1.3",
        Evidence = "Microsoft documentation (Azure Bastion configuration settings, 2021; VPN gateway settings, 2020); background knowledge, not confirmed by a source, for the other subnets",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        if (special.Name == SpecialSubnets.VirtualNetworkAppliance)
        {
            return;
        }

        AddressUse[] foreign = [.. context.Addresses.InSubnet(special.Subnet.Id).Where(use => use.IsOfUser && !MayBeAccepted(special, use)).DistinctBy(use => use.OwnerId)];
        if (foreign.Length == 0)
        {
            return;
        }

        string[] names = [.. foreign.Select(use => $"{use.Noun} {context.Name(use.OwnerId)}")];
        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = [.. foreign.Select(use => use.OwnerId)],
            Message = $"Subnet {context.Name(special.Subnet.Id)} holds {Wording.List(names)}. Azure keeps a subnet of this name for its own service.",
            Fix = "Put them into a subnet with another name.",
        });
    }

    // What Azure itself lists in the subnet is there by its leave, and an interface of no machine may belong to the service that is there.
    private static bool MayBeAccepted(SpecialSubnet special, AddressUse use) =>
        (special.IsOccupied && use.Kind == AddressUseKind.NetworkInterface && !use.IsAttached) ||
        special.Subnet.IPConfigurationIds.Any(configuration => configuration.Parent == use.OwnerId);
}
