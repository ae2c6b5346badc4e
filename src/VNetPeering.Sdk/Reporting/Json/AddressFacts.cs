using System.Globalization;
using VNetPeering.Sdk.Planning;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A map of address space as facts of an answer.</summary>
internal static class AddressFacts
{
    public static AddressesAnswer Of(AddressReport report) => new()
    {
        Pools =
        [
            .. report.Pools.Select(pool => new PoolFact
            {
                Pool = pool.Pool.ToString(),
                Used = pool.Used.ToString(CultureInfo.InvariantCulture),
                Free = pool.Free.ToString(CultureInfo.InvariantCulture),
                LargestFree = pool.LargestFree?.ToString(),
                FreeBlocks = [.. pool.FreeBlocks.Select(block => block.ToString())],
            }),
        ],
        Uses = [.. report.Uses.Select(use => new AddressUseFact { Prefix = use.Prefix.ToString(), Kind = Word(use.Kind), Owner = use.Owner })],
        Next = [.. report.Next.Select(prefix => prefix.ToString())],
        Planned = [.. report.Planned.Select(planned => new PlannedFact { Name = planned.Name.Value, Prefix = planned.Prefix.ToString() })],
    };

    private static string Word(AddressUseKind kind) => kind switch
    {
        AddressUseKind.VNet => "vnet",
        AddressUseKind.Site => "site",
        AddressUseKind.ClientPool => "clientPool",
        AddressUseKind.VirtualHub => "virtualHub",
        AddressUseKind.StoredByPeering => "storedByPeering",
        AddressUseKind.Reservation => "reservation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of use."),
    };
}
