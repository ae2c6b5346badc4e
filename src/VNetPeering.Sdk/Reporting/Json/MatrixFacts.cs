using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A matrix as facts of an answer.</summary>
internal static class MatrixFacts
{
    public static MatrixAnswer Of(ReachabilityMatrix matrix) => new()
    {
        Family = matrix.Options.Family.ToString(),
        Subnets = [.. Enumerable.Range(0, matrix.SubnetCount).Select(i => matrix.SubnetAt(i).Resource!.ToString())],
        Layers = [.. matrix.Options.Protocols.Select(protocol => Of(matrix, protocol))],
    };

    public static CellsAnswer Of(IReadOnlyList<MatrixCell> cells) => new()
    {
        Flows = [.. cells.Select(cell => new PartFact { From = FlowWords.Place(cell.Source), To = FlowWords.Place(cell.Destination), Protocol = cell.Protocol.ToString(), Verdict = FlowWords.Of(cell.Verdict) })],
    };

    private static MatrixLayerFact Of(ReachabilityMatrix matrix, Protocol protocol)
    {
        VerdictCounts counts = matrix.Count(protocol);
        return new MatrixLayerFact
        {
            Protocol = protocol.ToString(),
            Reachable = counts.Reachable,
            Blocked = counts.Blocked,
            Unknown = counts.Unknown,
            Rows = matrix.SubnetCount > MatrixGroups.MostSubnets
                ? null
                : [.. MatrixGroups.Of(matrix, protocol).Select(group => new MatrixRowFact { Sources = group.Sources, Reachable = group.Reachable, Unknown = group.Unknown })],
        };
    }
}
