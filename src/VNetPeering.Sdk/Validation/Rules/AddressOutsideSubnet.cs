using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AddressOutsideSubnet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1015",
        Title = "Address lies outside its subnet",
        Severity = Severity.Error,
        AzureErrorCode = "PrivateIPAddressNotInSubnet",
        Rules = "1.24",
        Evidence = "Azure's code as listed in published lab notes; a recorded answer of the address check for an address in no subnet",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (IGrouping<ResourceId, AddressUse> owner in context.Addresses.All.Where(use => use.IsOutside && !use.IsEndpointInterface).GroupBy(use => use.OwnerId))
        {
            string[] places = [.. owner.GroupBy(use => use.SubnetId).Select(uses => Place(context, [.. uses]))];
            HostAddress[] homeless = [.. owner.Where(use => IsInNoSubnet(context, use)).Select(use => use.Address!.Value)];
            string remark = homeless.Length == 0 ? string.Empty : $" No subnet of the VNet has {Wording.List(homeless)}.";
            sink.Report(new Finding
            {
                Resource = owner.Key,
                Related = [.. owner.Select(use => use.SubnetId).Distinct()],
                Message = $"{Wording.Start(owner.First().Noun)} {context.Name(owner.Key)} states {Wording.List(places)}.{remark}",
                Fix = "Take an address of the subnet, or name the subnet that has the address.",
            });
        }
    }

    private static string Place(ValidationContext context, AddressUse[] uses) =>
        $"{Wording.List([.. uses.Select(use => use.Address!.Value)])} outside its subnet {context.Name(uses[0].SubnetId)} ({Wording.List(uses[0].Subnet!.AddressPrefixes)})";

    // Another subnet whose prefixes could not be read may be the one.
    private static bool IsInNoSubnet(ValidationContext context, AddressUse use) =>
        use.SubnetId.Parent is { } id && context.FindVNet(id) is { } vnet &&
        vnet.Subnets.All(subnet => !context.IsUnread(subnet.Id, "addressPrefix") && !subnet.AddressPrefixes.Any(prefix => prefix.Contains(use.Address!.Value)));
}
