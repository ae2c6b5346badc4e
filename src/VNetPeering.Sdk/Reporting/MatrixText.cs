using System.Globalization;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>A matrix as text: a full table when it is small, else a line for all sources that reach the same.</summary>
internal static class MatrixText
{
    private const int MostColumns = 12;

    internal static string Render(ReachabilityMatrix matrix)
    {
        var text = new TextBlock();
        foreach (Protocol protocol in matrix.Options.Protocols)
        {
            if (protocol != matrix.Options.Protocols[0])
            {
                text.Line();
            }

            VerdictCounts counts = matrix.Count(protocol);
            text.Line(string.Create(CultureInfo.InvariantCulture, $"{matrix.SubnetCount} subnets, {matrix.Options.Family}, {protocol}: of {(long)matrix.SubnetCount * matrix.SubnetCount} flows {counts.Reachable} reachable, {counts.Blocked} blocked, {counts.Unknown} unknown."));
            if (matrix.SubnetCount == 0)
            {
                continue;
            }

            text.Line();
            if (matrix.SubnetCount <= MostColumns)
            {
                Table(matrix, protocol).WriteTo(text);
            }
            else if (matrix.SubnetCount <= MatrixGroups.MostSubnets)
            {
                Groups(matrix, protocol, text);
            }
            else
            {
                text.Line(string.Create(CultureInfo.InvariantCulture, $"Rows are listed for up to {MatrixGroups.MostSubnets} subnets."));
            }
        }

        return text.ToString();
    }

    internal static string Render(IReadOnlyList<MatrixCell> cells)
    {
        var text = new TextBlock();
        if (cells.Count == 0)
        {
            return text.Line("No flow gets through.").ToString();
        }

        var table = new TextTable("From", "To", "Traffic", "Verdict");
        foreach (MatrixCell cell in cells)
        {
            table.Add(null, FlowWords.Place(cell.Source), FlowWords.Place(cell.Destination), cell.Protocol.ToString(), cell.IsPartial ? $"{FlowWords.Of(cell.Verdict)} in part" : FlowWords.Of(cell.Verdict));
        }

        table.WriteTo(text);
        return text.ToString();
    }

    private static TextTable Table(ReachabilityMatrix matrix, Protocol protocol)
    {
        string[] names = NamesOf(matrix);
        var table = new TextTable(["From \\ to", .. names]);
        for (int source = 0; source < names.Length; source++)
        {
            table.Add(null, [names[source], .. Enumerable.Range(0, names.Length).Select(destination => Word(matrix[source, destination, protocol]))]);
        }

        return table;
    }

    private static void Groups(ReachabilityMatrix matrix, Protocol protocol, TextBlock text)
    {
        string[] names = NamesOf(matrix);
        ILookup<string, int> byVNet = Enumerable.Range(0, names.Length).ToLookup(i => VNetOf(names[i]));
        foreach (MatrixGroup group in MatrixGroups.Of(matrix, protocol))
        {
            text.Line(string.Join(", ", Short(group.Sources)));
            text.Line(group.Reachable.Length == 0 ? "reach nothing" : group.Reachable.Length == names.Length ? "reach everything" : $"reach {string.Join(", ", Short(group.Reachable))}", 1);
            if (group.Unknown.Length > 0)
            {
                text.Line($"may reach {string.Join(", ", Short(group.Unknown))}", 1);
            }
        }

        // All subnets of a VNet in a row are told as one.
        IEnumerable<string> Short(IReadOnlyCollection<int> positions) => positions.GroupBy(i => VNetOf(names[i]))
            .SelectMany(vnet => vnet.Count() > 1 && vnet.Count() == byVNet[vnet.Key].Count() ? [$"{vnet.Key}/*"] : vnet.Select(i => names[i]));
    }

    private static string[] NamesOf(ReachabilityMatrix matrix) => [.. Enumerable.Range(0, matrix.SubnetCount).Select(i => matrix.SubnetAt(i).Name)];

    private static string VNetOf(string subnet) => subnet[..subnet.IndexOf('/', StringComparison.Ordinal)];

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "yes",
        Verdict.Blocked => "-",
        Verdict.Unknown => "?",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This is no verdict."),
    };
}
