using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The part of a VNet's tables that all its subnets share: its system rows, as intervals. Records are made when somebody asks. Thread-safe.</summary>
internal sealed class VNetTable
{
    /// <summary>Where a row of own space leads.</summary>
    internal const int Local = -1;

    /// <summary>Where any other row leads that is no peering's: to an endpoint, a connected group or a virtual hub.</summary>
    internal const int Elsewhere = -2;

    private EffectiveRoute[]? _records;
    private EffectiveRoute?[]? _borrowed;
    private int[]? _links;

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

    /// <summary>Returns for each system row where it leads: the index of a link, <see cref="Local"/>, or <see cref="Elsewhere"/>. Cheaper than records.</summary>
    internal int[] Links(CompiledTopology net, GroupRows groups, int vnet)
    {
        if (_links is null)
        {
            var rows = new List<SystemRow>();
            SystemRows.Collect(net, groups, net.VNets[vnet], rows);
            var links = new int[rows.Count];
            for (int i = 0; i < links.Length; i++)
            {
                links[i] = rows[i].Link >= 0 ? rows[i].Link : rows[i].Kind == SystemRowKind.Local ? Local : Elsewhere;
            }

            Interlocked.CompareExchange(ref _links, links, null);
        }

        return _links;
    }

    /// <summary>Returns the record of a borrowed row, always the same one.</summary>
    internal EffectiveRoute Borrowed(LearnedRows rows, int row, ResourceId over)
    {
        EffectiveRoute?[] records = _borrowed ?? Interlocked.CompareExchange(ref _borrowed, new EffectiveRoute?[rows.Count], null) ?? _borrowed;
        return records[row] ?? Interlocked.CompareExchange(ref records[row], rows.ToRecord(row, over), null) ?? records[row]!;
    }
}
