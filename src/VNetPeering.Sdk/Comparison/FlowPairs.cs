namespace VNetPeering.Sdk.Comparison;

/// <summary>Which of the places of a <see cref="FlowChangeGroup"/> make a pair. The list is closed.</summary>
public enum FlowPairs
{
    /// <summary>Each place with itself: machines of one subnet.</summary>
    Itself = 0,

    /// <summary>Two places of one VNet.</summary>
    WithinVNet,

    /// <summary>Two places that are in no common VNet.</summary>
    AcrossVNets,
}
