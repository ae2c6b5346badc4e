using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AddressUsedTwice : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1017",
        Title = "Address is used twice",
        Severity = Severity.Error,
        AzureErrorCode = "PrivateIPAddressIsAllocated",
        Rules = "1.24",
        Evidence = "Azure's code as listed in published lab notes",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (((ResourceId vnet, HostAddress address), List<AddressUse> all) in context.Addresses.ByAddress.Where(each => each.Value.Count > 1))
        {
            AddressUse[] uses = Distinct(all);
            if (uses.Length < 2)
            {
                continue;
            }

            AddressUse later = uses[^1];
            AddressUse[] earlier = [.. uses[..^1].Where(use => use.OwnerId != later.OwnerId).DistinctBy(use => use.OwnerId)];
            string subject = $"{Wording.Start(later.Noun)} {context.Name(later.OwnerId)}";
            string[] others = [.. earlier.Select(use => $"{use.Noun} {context.Name(use.OwnerId)}")];
            sink.Report(new Finding
            {
                Resource = later.OwnerId,
                Related = [.. earlier.Select(use => use.OwnerId)],
                Message = earlier.Length == 0
                    ? $"{subject} states {address} {uses.Length} times."
                    : $"{subject} states {address}, which {Wording.List(others)} of VNet {context.Name(vnet)} {(earlier.Length == 1 ? "states" : "state")} too.",
                Fix = "Give each of them an address of its own.",
            });
        }
    }

    // An address that cannot be had anyway is the matter of VNP1015 and VNP1016. Services of the platform, and endpoints with several names, list one of theirs more than once.
    private static AddressUse[] Distinct(List<AddressUse> uses)
    {
        var seen = new HashSet<ResourceId>();
        return
        [
            .. uses
                .Where(use => !use.IsDynamic && !use.IsEndpointInterface && !use.IsOutside && !(use.IsOfUser && use.IsReserved))
                .Where(use => use.Kind is AddressUseKind.NetworkInterface or AddressUseKind.LoadBalancer || seen.Add(use.OwnerId)),
        ];
    }
}
