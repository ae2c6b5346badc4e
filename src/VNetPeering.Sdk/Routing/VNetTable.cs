using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The part of a VNet's tables that all its subnets share: its system rows, as intervals. Records are made when somebody asks. Thread-safe.</summary>
internal sealed class VNetTable
{
    private EffectiveRoute[]? _records;
    private EffectiveRoute?[]? _borrowed;

    internal VNetTable(RouteIntervals intervals) => Intervals = intervals;

    internal RouteIntervals Intervals { get; }

    /// <summary>Returns the system rows as records, always the same ones, in the order of <see cref="SystemRows.Collect"/>.</summary>
    /// <remarks>Topology and groups are passed in and not kept: one that was edited since would otherwise stay alive with every table that the edit left alone.</remarks>
    internal EffectiveRoute[] Records(CompiledTopology net, GroupRows groups, int vnet)
    {
        if (_records is null)
        {
            var rows = new List<SystemRow>();
            SystemRows.Collect(net, groups, net.VNets[vnet], rows);
            Interlocked.CompareExchange(ref _records, [.. rows.Select(row => row.ToRoute())], null);
        }

        return _records;
    }

    /// <summary>Returns the record of a borrowed row, always the same one.</summary>
    internal EffectiveRoute Borrowed(LearnedRows rows, int row, ResourceId over)
    {
        EffectiveRoute?[] records = _borrowed ?? Interlocked.CompareExchange(ref _borrowed, new EffectiveRoute?[rows.Count], null) ?? _borrowed;
        return records[row] ?? Interlocked.CompareExchange(ref records[row], rows.ToRecord(row, over), null) ?? records[row]!;
    }
}
