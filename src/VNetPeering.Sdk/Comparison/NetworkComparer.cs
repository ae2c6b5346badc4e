using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Comparison.Drift;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>
/// Compares two networks by configuration and by behaviour. Places that can be exchanged in both networks are compared once for all of them; an answer for each pair
/// is traced when somebody asks for it.
/// </summary>
internal static class NetworkComparer
{
    /// <param name="before">The earlier design.</param>
    /// <param name="after">The later design.</param>
    /// <param name="walksBefore">The earlier network.</param>
    /// <param name="walksAfter">The later network.</param>
    /// <param name="compile">Compiles a design with one of the changes.</param>
    /// <param name="work">Receives what was done; null where nobody asks.</param>
    /// <param name="oneByOne">Whether each pair of places is compared for itself, which is what the rest must agree with.</param>
    /// <param name="isInOneForm">Whether both designs state the same properties.</param>
    internal static NetworkDiff Compare(
        Topology before,
        Topology after,
        WalkContext walksBefore,
        WalkContext walksAfter,
        Func<Topology, WalkContext> compile,
        DiffWork? work = null,
        bool oneByOne = false,
        bool isInOneForm = false)
    {
        var designs = new ComparedDesigns(before, after, isInOneForm);
        if (designs.Changes.Count == 0)
        {
            return new NetworkDiff();
        }

        var causes = new ChangeCauses(designs, compile, work);
        var affected = new AffectedSubnets(walksBefore, walksAfter, designs.Changes);
        PlaceClasses? classes = oneByOne ? null : new PlaceClasses([walksBefore, walksAfter], causes.AreTold ? designs.ChangedResources : null);
        var differ = new FlowDiffer(walksBefore, walksAfter);
        var groups = new List<FlowChangeGroup>();
        var places = new ComparedPlaces(walksBefore, walksAfter, classes, affected);
        foreach ((PlaceSet from, PlaceSet to, FlowPairs pairs) in places.Pairs())
        {
            (ComparedPlace first, ComparedPlace second) = from.Pairs(to, pairs).First();
            work?.Add(from.CountPairs(to, pairs));
            FlowChange[] changes = [.. differ.Compare(first, second).Select(change => causes.Name(change, first.Key, second.Key))];
            if (changes.Length > 0)
            {
                groups.Add(new FlowChangeGroup(from, to, pairs) { Changes = [.. changes] });
            }
        }

        return new NetworkDiff([.. groups], () => List(groups, differ.Compare)) { Configuration = [.. designs.Changes] };
    }

    /// <summary>Compares a live estate with its design.</summary>
    internal static NetworkDiff CompareLive(Topology design, Topology live, Func<Topology, WalkContext> compile)
    {
        (Topology wanted, Topology there) = DriftForm.Of(design, live);
        return Compare(wanted, there, compile(wanted), compile(there), compile, isInOneForm: true);
    }

    /// <summary>Traces each pair of each group. What a group was told of its first pair holds for its causes.</summary>
    internal static ValueList<FlowChange> List(IEnumerable<FlowChangeGroup> groups, Func<ComparedPlace, ComparedPlace, IEnumerable<FlowChange>> compare) =>
    [
        .. groups.SelectMany(group => group.Members.Select((pair, number) => (Group: group, Pair: pair, IsFirst: number == 0)))
            .OrderBy(item => item.Pair.From.Index).ThenBy(item => item.Pair.To.Index)
            .SelectMany(item => item.IsFirst ? item.Group.Changes : List(item.Group, compare(item.Pair.From, item.Pair.To))),
    ];

    private static IEnumerable<FlowChange> List(FlowChangeGroup group, IEnumerable<FlowChange> changes)
    {
        FlowChange[] all = [.. changes];
        return all.Select((change, number) => change with
        {
            Causes = (all.Length == group.Changes.Count ? group.Changes[number] : group.Changes.FirstOrDefault(first => first.Kind == change.Kind, group.Changes[0])).Causes,
        });
    }
}
