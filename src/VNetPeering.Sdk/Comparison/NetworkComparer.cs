using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Compares two networks by configuration and by behaviour.</summary>
internal static class NetworkComparer
{
    internal static NetworkDiff Compare(Topology before, Topology after, WalkContext walksBefore, WalkContext walksAfter, Func<Topology, WalkContext> compile)
    {
        DesignTree treeBefore = DesignTree.Of(before);
        DesignTree treeAfter = DesignTree.Of(after);
        IReadOnlyList<ConfigurationChange> configuration = ConfigurationDiff.Of(treeBefore, treeAfter);
        if (configuration.Count == 0)
        {
            return new NetworkDiff();
        }

        Dictionary<string, FlowEnd> endsBefore = DiffEnds.Of(walksBefore);
        Dictionary<string, FlowEnd> endsAfter = DiffEnds.Of(walksAfter);
        var affected = new AffectedSubnets(walksBefore, walksAfter, configuration);
        var differ = new FlowDiffer(walksBefore, walksAfter);
        var causes = new ChangeCauses(treeBefore, treeAfter, configuration, compile);
        string[] keys = [.. endsAfter.Keys.Union(endsBefore.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        HashSet<string> met = new(keys.Where(key => affected.Contains(endsBefore.GetValueOrDefault(key), walksBefore) || affected.Contains(endsAfter.GetValueOrDefault(key), walksAfter)), StringComparer.OrdinalIgnoreCase);
        var flows = new List<FlowChange>();
        foreach (string from in keys.Where(key => DiffEnds.Sends(endsAfter.GetValueOrDefault(key, endsBefore.GetValueOrDefault(key)!))))
        {
            foreach (string to in keys)
            {
                bool isOutside = from == to && endsAfter.GetValueOrDefault(from, endsBefore.GetValueOrDefault(from)!).Subnet < 0;
                if (isOutside || (!met.Contains(from) && !met.Contains(to)))
                {
                    continue;
                }

                var pair = new PairOfEnds(endsBefore.GetValueOrDefault(from), endsBefore.GetValueOrDefault(to), endsAfter.GetValueOrDefault(from), endsAfter.GetValueOrDefault(to));
                flows.AddRange(differ.Compare(pair).Select(change => causes.Name(change, from, to)));
            }
        }

        return new NetworkDiff { Configuration = [.. configuration], Flows = [.. flows] };
    }
}
