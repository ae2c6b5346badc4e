namespace VNetPeering.Sdk.Comparison;

/// <summary>What counts as a difference between two effective route tables.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record RouteComparisonOptions
{
    /// <summary>Gets whether None rows that are in some dated lists and not in others are left out, as long as both tables have None rows (rule 3.04).</summary>
    /// <value>Default <see langword="false"/>: they are differences, and the answer names the list that fits best.</value>
    public bool IgnorePlatformNoneList { get; init; }

    /// <summary>Gets whether host routes to the BGP addresses of gateways and sites are compared: Azure shows them in some tables and not in others (rule 4.28).</summary>
    /// <value>Default <see langword="false"/>: they are listed apart.</value>
    public bool CompareBgpPeerHostRoutes { get; init; }

    /// <summary>Gets whether the names of user-defined routes are compared.</summary>
    /// <value>Default <see langword="false"/>: a name routes nothing, and <c>-o table</c> leaves it out.</value>
    public bool CompareNames { get; init; }
}
