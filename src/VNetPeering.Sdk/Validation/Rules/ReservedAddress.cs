using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ReservedAddress : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1016",
        Title = "Address is one that Azure keeps",
        Severity = Severity.Error,
        AzureErrorCode = "PrivateIPAddressInReservedRange",
        Rules = "1.24",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019) and recordings of the address check; Azure's code as listed in published lab notes",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (IGrouping<ResourceId, AddressUse> owner in context.Addresses.All.Where(use => use.IsOfUser && use.IsReserved).GroupBy(use => use.OwnerId))
        {
            string[] places = [.. owner.Select(use => $"{use.Address} of {context.Name(use.SubnetId)} ({Prefix(use)})")];
            AddressRange usable = SubnetAddresses.Usable(Prefix(owner.First()))!.Value;
            sink.Report(new Finding
            {
                Resource = owner.Key,
                Related = [.. owner.Select(use => use.SubnetId).Distinct()],
                Message = $"{Wording.Start(owner.First().Noun)} {context.Name(owner.Key)} states {Wording.List(places)}. Azure keeps the first four addresses and the last of a subnet.",
                Fix = $"Take an address from {usable.First} to {usable.Last}.",
            });
        }
    }

    private static AddressPrefix Prefix(AddressUse use) => use.Subnet!.AddressPrefixes.First(prefix => SubnetAddresses.IsReserved(prefix, use.Address!.Value));
}
