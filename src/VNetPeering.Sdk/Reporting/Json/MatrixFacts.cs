using System.Text;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A matrix as facts of an answer.</summary>
internal static class MatrixFacts
{
    public static MatrixAnswer Of(ReachabilityMatrix matrix)
    {
        bool isListed = matrix.SubnetCount <= MatrixGroups.MostSubnets;
        int[][] sources = isListed ? Classes(matrix, (own, other, protocol) => matrix[own, other, protocol]) : [];
        int[][] destinations = isListed ? Classes(matrix, (own, other, protocol) => matrix[other, own, protocol]) : [];
        return new MatrixAnswer
        {
            Family = matrix.Options.Family.ToString(),
            Subnets = matrix.SubnetCount,
            Layers = [.. matrix.Options.Protocols.Select(protocol => Of(matrix, protocol, isListed && matrix.Options.Protocols.Count > 1 ? Cells(sources, destinations, (from, to) => matrix[from, to, protocol]) : null))],
            Sources = isListed ? Members(matrix, sources) : null,
            Destinations = isListed ? Members(matrix, destinations) : null,
            Cells = isListed ? Cells(sources, destinations, (from, to) => matrix[from, to]) : null,
        };
    }

    public static CellsAnswer Of(IReadOnlyList<MatrixCell> cells) => new()
    {
        Flows = [.. cells.Select(cell => new PartFact { From = FlowWords.Place(cell.Source), To = FlowWords.Place(cell.Destination), Protocol = cell.Protocol.ToString(), Verdict = FlowWords.Of(cell.Verdict), IsPartial = cell.IsPartial ? true : null })],
    };

    private static MatrixLayerFact Of(ReachabilityMatrix matrix, Protocol protocol, IReadOnlyList<IReadOnlyList<string>>? cells)
    {
        VerdictCounts counts = matrix.Count(protocol);
        return new MatrixLayerFact { Protocol = protocol.ToString(), Reachable = counts.Reachable, Blocked = counts.Blocked, Unknown = counts.Unknown, Cells = cells };
    }

    /// <summary>Returns the subnets by classes of equal verdicts with all others, in the order of their first members.</summary>
    private static int[][] Classes(ReachabilityMatrix matrix, Func<int, int, Protocol, Verdict> verdict) =>
    [
        .. Enumerable.Range(0, matrix.SubnetCount).GroupBy(own =>
        {
            var line = new StringBuilder(matrix.SubnetCount * matrix.Options.Protocols.Count);
            foreach (Protocol protocol in matrix.Options.Protocols)
            {
                for (int other = 0; other < matrix.SubnetCount; other++)
                {
                    line.Append((char)('0' + (int)verdict(own, other, protocol)));
                }
            }

            return line.ToString();
        }).Select(group => group.ToArray()),
    ];

    private static MatrixClassFact[] Members(ReachabilityMatrix matrix, int[][] classes) =>
        [.. classes.Select(members => new MatrixClassFact { Members = [.. members.Select(member => matrix.SubnetAt(member).Resource!.ToString())] })];

    private static string[][] Cells(int[][] sources, int[][] destinations, Func<int, int, Verdict> verdict) =>
        [.. sources.Select(from => destinations.Select(to => FlowWords.Of(verdict(from[0], to[0]))).ToArray())];
}
