using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>A resource in the JSON of a topology, and where it hangs.</summary>
/// <param name="Key">Its id, or list and name.</param>
/// <param name="ParentKey">The resource that it lies in; null at the top.</param>
/// <param name="List">The name of the list that holds it.</param>
/// <param name="Node">Its properties, the lists of resources inside it among them.</param>
internal sealed record DesignNode(string Key, string? ParentKey, string List, JsonObject Node);
