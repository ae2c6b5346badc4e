using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>
/// Two designs and what differs in their configuration. Only resources that are not equal are looked at property by property, so that a small change of a large
/// design costs little. Immutable; thread-safe.
/// </summary>
internal sealed class ComparedDesigns
{
    private readonly Topology _before;
    private readonly Topology _after;
    private readonly Topology _differentBefore;
    private readonly Topology _differentAfter;
    private readonly DesignTree _treeBefore;
    private readonly DesignTree _treeAfter;

    /// <param name="before">The earlier design.</param>
    /// <param name="after">The later design.</param>
    /// <param name="isInOneForm">Whether both state the same properties, so that one that only one of them states differs.</param>
    internal ComparedDesigns(Topology before, Topology after, bool isInOneForm)
    {
        (_before, _after) = (before, after);
        _differentBefore = TopologyLists.With(Bare(before), new DifferingResources(before, after));
        _differentAfter = TopologyLists.With(Bare(after), new DifferingResources(after, before));
        _treeBefore = DesignTree.Of(_differentBefore);
        _treeAfter = DesignTree.Of(_differentAfter);
        Changes = ConfigurationDiff.Of(_treeBefore, _treeAfter, before, after, isInOneForm);
        ChangedResources = new HashSet<string>(Changes.SelectMany(change => WithHolders(change.Resource)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets what differs.</summary>
    internal IReadOnlyList<ConfigurationChange> Changes { get; }

    /// <summary>Gets the resources that differ, and those that they are parts of, ignoring case.</summary>
    internal IReadOnlySet<string> ChangedResources { get; }

    /// <summary>Returns the later design with a change taken back.</summary>
    internal Topology AfterWithout(ConfigurationChange change) => TopologyLists.With(_after, new ReplacedResources(_after, _differentAfter, _treeAfter.With(change, _treeBefore)));

    /// <summary>Returns the earlier design with a change made.</summary>
    internal Topology BeforeWith(ConfigurationChange change) => TopologyLists.With(_before, new ReplacedResources(_before, _differentBefore, _treeBefore.With(change, _treeAfter)));

    /// <summary>Returns a topology without what is no configuration.</summary>
    internal static Topology Bare(Topology topology) => topology with { AccessIntents = [], InspectionIntents = [], UnreadValues = [], Sources = SourceMap.Empty };

    private static IEnumerable<string> WithHolders(string resource)
    {
        yield return resource;
        for (ResourceId? id = ResourceId.TryParse(resource, out ResourceId? parsed) ? parsed.Parent : null; id is not null; id = id.Parent)
        {
            yield return id.ToString();
        }
    }
}
