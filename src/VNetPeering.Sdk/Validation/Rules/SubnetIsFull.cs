using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetIsFull : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1018",
        Title = "Subnet has too few addresses",
        Severity = Severity.Error,
        AzureErrorCode = "SubnetIsFull",
        Rules = "1.24",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019) for the addresses that are left; Azure's code as listed in public error tables",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (IGrouping<ResourceId, AddressUse> uses in context.Addresses.All.Where(use => use.IsOfUser && use.Subnet is not null).GroupBy(use => use.SubnetId))
        {
            Subnet subnet = uses.First().Subnet!;
            AddressPrefix[] prefixes = [.. subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4)];
            AddressUse[] open = Open([.. uses], subnet.AddressPrefixes.Count > prefixes.Length);
            int needed = open.Length + uses.Where(use => use.Address is { Family: IPFamily.IPv4 } && !use.IsOutside && !use.IsReserved).Select(use => use.Address).Distinct().Count();

            // A prefix that is too small for any subnet is the matter of VNP1007.
            UInt128 usable = prefixes.Aggregate(UInt128.Zero, (sum, prefix) => sum + SubnetAddresses.UsableCount(prefix));
            if (prefixes.Length == 0 || Array.Exists(prefixes, prefix => prefix.Length > SubnetAddresses.LongestIPv4Length) || (UInt128)needed <= usable)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = subnet.Id,
                Related = [.. open.Select(use => use.OwnerId).Distinct()],
                Message = $"Subnet {context.Name(subnet.Id)} ({Wording.List(prefixes)}) has {usable} IPv4 addresses to give, and {needed} IP configurations need one each.",
                Fix = "Use a larger subnet, or put some of them elsewhere.",
            });
        }
    }

    // Those that get an address from Azure. In a dual-stack subnet such an address may be an IPv6 one, except that every interface has an IPv4 address (rule 1.25).
    private static AddressUse[] Open(AddressUse[] uses, bool isDualStack)
    {
        ILookup<AddressUseKind, AddressUse> open = uses.Where(use => use.Address is null).ToLookup(use => use.Kind);
        HashSet<ResourceId> served = [.. uses.Where(use => use.Address is { Family: IPFamily.IPv4 }).Select(use => use.OwnerId)];

        // The platform's interface of an endpoint that states no address cannot be told from one that no machine has yet.
        int candidates = uses.Where(use => use.Kind == AddressUseKind.NetworkInterface && !use.IsAttached).DistinctBy(use => use.OwnerId).Count();
        IEnumerable<AddressUse> endpoints = open[AddressUseKind.PrivateEndpoint].Skip(candidates);
        return isDualStack
            ? [.. open[AddressUseKind.NetworkInterface].Where(use => !served.Contains(use.OwnerId)).DistinctBy(use => use.OwnerId), .. endpoints]
            : [.. open[AddressUseKind.NetworkInterface], .. open[AddressUseKind.LoadBalancer], .. endpoints];
    }
}
