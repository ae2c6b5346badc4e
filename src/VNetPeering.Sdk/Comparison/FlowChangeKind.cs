namespace VNetPeering.Sdk.Comparison;

/// <summary>What a change of the configuration does to a flow. The list is closed.</summary>
public enum FlowChangeKind
{
    /// <summary>It is Reachable now, and was Blocked, or one of its ends is new.</summary>
    Opened = 0,

    /// <summary>It was Reachable, and is Blocked now, or one of its ends is gone.</summary>
    Closed,

    /// <summary>It was and is Reachable, and takes another way, there or back: other hops, another medium, another choice among equal paths.</summary>
    Moved,

    /// <summary>It was or is Unknown, and not both.</summary>
    Unclear,
}
