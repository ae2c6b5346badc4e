namespace VNetPeering.Sdk.Comparison;

/// <summary>Whether two effective route tables agree.</summary>
public enum RouteComparisonVerdict
{
    /// <summary>They hold the same routes.</summary>
    Same = 0,

    /// <summary>At least one difference has no other account than a wrong model or a changed estate.</summary>
    Different,

    /// <summary>They differ, and gaps of the computed table may account for every difference.</summary>
    Unknown,
}
