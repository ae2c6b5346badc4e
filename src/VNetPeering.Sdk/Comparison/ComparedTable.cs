using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Comparison;

/// <summary>The facts of one table, each with the row that first says it.</summary>
internal sealed class ComparedTable
{
    private readonly IReadOnlyList<RecordedRoute> _rows;
    private readonly OrderedDictionary<RouteFact, int> _rowOf = [];

    private ComparedTable(IReadOnlyList<RecordedRoute> rows) => _rows = rows;

    internal IEnumerable<RouteFact> All => _rowOf.Keys;

    internal static ComparedTable Of(IReadOnlyList<RecordedRoute> rows, bool withNames)
    {
        var facts = new ComparedTable(rows);
        for (int i = 0; i < rows.Count; i++)
        {
            foreach (RouteFact fact in RouteFact.Of(rows[i]))
            {
                facts._rowOf.TryAdd(withNames ? fact with { Name = rows[i].Name ?? string.Empty } : fact, i);
            }
        }

        return facts;
    }

    internal bool Has(RouteFact fact) => _rowOf.ContainsKey(fact);

    internal int RowOf(RouteFact fact) => _rowOf[fact];

    /// <summary>Returns the facts with one change made to each.</summary>
    internal ComparedTable Select(Func<RouteFact, RouteFact> change)
    {
        var changed = new ComparedTable(_rows);
        foreach ((RouteFact fact, int row) in _rowOf)
        {
            changed._rowOf.TryAdd(change(fact), row);
        }

        return changed;
    }

    /// <summary>Puts facts of a row together again: prefixes with the same next hops stand in one row.</summary>
    internal IEnumerable<RecordedRoute> Rows(IEnumerable<RouteFact> facts) =>
        from fact in facts
        group fact by RowOf(fact) into row
        from part in row.GroupBy(fact => fact.Prefix, StringComparer.Ordinal).GroupBy(prefix => prefix.Select(fact => fact.NextHop).ToValueList())
        select _rows[row.Key] with
        {
            AddressPrefixes = part.Select(prefix => prefix.Key).ToValueList(),
            NextHopAddresses = part.Key.Where(hop => hop.Length > 0).ToValueList(),
        };
}
