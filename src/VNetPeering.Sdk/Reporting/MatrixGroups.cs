using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The rows of a matrix, those with the same verdicts joined.</summary>
internal static class MatrixGroups
{
    /// <summary>The largest matrix whose rows are told one by one; above it, only the counts are.</summary>
    internal const int MostSubnets = 2000;

    internal static List<MatrixGroup> Of(ReachabilityMatrix matrix, Protocol protocol)
    {
        var byRow = new Dictionary<string, MatrixGroup>();
        var groups = new List<MatrixGroup>();
        char[] row = new char[matrix.SubnetCount];
        for (int source = 0; source < row.Length; source++)
        {
            for (int destination = 0; destination < row.Length; destination++)
            {
                row[destination] = (char)('0' + (int)matrix[source, destination, protocol]);
            }

            string verdicts = new(row);
            if (!byRow.TryGetValue(verdicts, out MatrixGroup? group))
            {
                byRow.Add(verdicts, group = new MatrixGroup([], With(verdicts, Verdict.Reachable), With(verdicts, Verdict.Unknown)));
                groups.Add(group);
            }

            group.Sources.Add(source);
        }

        return groups;
    }

    private static int[] With(string verdicts, Verdict verdict) => [.. Enumerable.Range(0, verdicts.Length).Where(i => verdicts[i] == (char)('0' + (int)verdict))];
}
