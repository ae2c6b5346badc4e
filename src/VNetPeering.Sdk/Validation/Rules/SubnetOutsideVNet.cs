using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetOutsideVNet : SubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1005",
        Title = "Subnet lies outside its VNet",
        Severity = Severity.Error,
        AzureErrorCode = "NetcfgSubnetRangeOutsideVnet",
        Rules = "1.20, Q-16",
        Evidence = "Azure's answer as quoted in public reports (MicrosoftDocs/azure-docs PR 123869); the case of adjacent prefixes is not confirmed by a source",
    };

    public override void CheckSubnet(ValidationContext context, VNet vnet, Subnet subnet, DiagnosticSink sink)
    {
        foreach (AddressPrefix prefix in subnet.AddressPrefixes)
        {
            if (!IsInside(vnet, prefix) && IsSpaceKnown(context, vnet))
            {
                ReportUnlessTaken(context, sink, (vnet, subnet, prefix));
            }
        }
    }

    private static bool IsInside(VNet vnet, AddressPrefix prefix)
    {
        foreach (AddressPrefix space in vnet.AddressSpace)
        {
            if (space.Contains(prefix))
            {
                return true;
            }
        }

        return false;
    }

    // A VNet whose space is not read in full cannot be blamed, and neither can one that states none: a pool may hand it out.
    private static bool IsSpaceKnown(ValidationContext context, VNet vnet) =>
        !vnet.IsPlaceholder && vnet.AddressSpace.Count > 0 && !context.IsSpaceUnread(vnet);

    private static void ReportUnlessTaken(ValidationContext context, DiagnosticSink sink, (VNet VNet, Subnet Subnet, AddressPrefix Prefix) at)
    {
        bool crosses = IsCovered(at.Prefix, at.VNet.AddressSpace);
        if (crosses && context.Behavior.SubnetMayCrossPrefixes)
        {
            return;
        }

        string space = Wording.List(at.VNet.AddressSpace);
        sink.Report(new Finding
        {
            Resource = at.Subnet.Id,
            Related = [at.VNet.Id],
            Message = crosses
                ? $"Subnet {context.Name(at.Subnet.Id)} has prefix {at.Prefix}, which lies across several prefixes of its VNet ({space}) and not inside one."
                : $"Subnet {context.Name(at.Subnet.Id)} has prefix {at.Prefix}, which lies outside the address space of its VNet ({space}).",
            Fix = $"Choose a prefix inside that space, or add {at.Prefix} to the address space of {context.Name(at.VNet.Id)}.",
        });
    }

    private static bool IsCovered(AddressPrefix prefix, IEnumerable<AddressPrefix> space)
    {
        UInt128 next = prefix.First.Value;
        foreach (AddressPrefix part in space.Where(part => part.Family == prefix.Family).Order())
        {
            if (part.First.Value > next)
            {
                return false;
            }

            if (part.Last >= prefix.Last)
            {
                return true;
            }

            next = UInt128.Max(next, part.Last.Value + 1);
        }

        return false;
    }
}
