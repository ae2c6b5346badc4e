using System.Globalization;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Planning;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The map of address space as text: pools, then used and free blocks in the order of the addresses.</summary>
internal static class AddressText
{
    private const int MostFree = 20;

    public static string Render(AddressReport report)
    {
        var text = new TextBlock();
        foreach (PoolReport pool in report.Pools)
        {
            text.Line(string.Create(CultureInfo.InvariantCulture, $"pool {pool.Pool}: {pool.Used:N0} addresses used, {pool.Free:N0} free, largest free block {pool.LargestFree?.ToString() ?? "none"}"));
            IEnumerable<(Addressing.AddressPrefix Prefix, string Words)> used = report.Uses.Where(use => use.Prefix.Overlaps(pool.Pool)).Select(use => (use.Prefix, $"{Word(use.Kind)} {Owner(use.Owner)}"));
            IEnumerable<(Addressing.AddressPrefix Prefix, string Words)> free = pool.FreeBlocks.Take(MostFree).Select(block => (block, "free"));
            foreach ((Addressing.AddressPrefix prefix, string words) in used.Concat(free).OrderBy(line => line.Prefix))
            {
                text.Line($"{prefix,-20} {words}", 1);
            }

            if (pool.FreeBlocks.Count > MostFree)
            {
                text.Line($"and {pool.FreeBlocks.Count - MostFree} more free blocks", 1);
            }
        }

        text.Section("outside the pools:", report.Uses.Where(use => !report.Pools.Any(pool => pool.Pool.Overlaps(use.Prefix))).Select(use => $"{use.Prefix,-20} {Word(use.Kind)} {Owner(use.Owner)}"));
        text.Section("next free:", report.Next.Select(prefix => prefix.ToString()));
        text.Section("planned:", report.Planned.Select(planned => $"{planned.Prefix,-20} {planned.Name}"));
        return text.ToString();
    }

    internal static string Word(AddressUseKind kind) => kind switch
    {
        AddressUseKind.VNet => "VNet",
        AddressUseKind.Site => "site",
        AddressUseKind.ClientPool => "client pool of",
        AddressUseKind.VirtualHub => "virtual hub",
        AddressUseKind.StoredByPeering => "stored by peering",
        AddressUseKind.Reservation => "reserved:",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of use."),
    };

    private static string Owner(string owner) => ResourceId.TryParse(owner, out ResourceId? id) ? ResourceWords.Short(id) : owner;
}
