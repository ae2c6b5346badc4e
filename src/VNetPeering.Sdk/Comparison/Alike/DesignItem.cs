namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>A resource of a design that is no VNet, and what it names.</summary>
/// <param name="List">The list that it is in.</param>
/// <param name="Key">Its id, or list and name.</param>
/// <param name="Value">Its properties.</param>
internal sealed record DesignItem(string List, string Key, DesignValue Value)
{
    /// <summary>Gets the VNets that it names.</summary>
    internal HashSet<int> VNets { get; } = [];

    /// <summary>Gets the same, as often as it names each.</summary>
    internal List<int> Namings { get; } = [];

    /// <summary>Gets the other resources that it names.</summary>
    internal HashSet<int> Items { get; } = [];
}
