namespace VNetPeering.Sdk.Import;

/// <summary>The forms in which Azure's tools wrap resources. A source is recognised by its content, never by its name.</summary>
public enum ImportEnvelope
{
    /// <summary>One resource: <c>az network … show</c>, or the REST answer for one.</summary>
    SingleResource = 0,

    /// <summary>An array of resources: <c>az network … list</c>, or Resource Graph with <c>--query data</c>.</summary>
    ResourceArray,

    /// <summary>An object with <c>value</c>: a REST list.</summary>
    RestList,

    /// <summary>An object with <c>data</c>: a Resource Graph answer.</summary>
    ResourceGraph,

    /// <summary>An object with <c>predictedResources</c>: the output of <c>bicep snapshot</c>.</summary>
    BicepSnapshot,

    /// <summary>A topology that <c>TopologyJson</c> saved.</summary>
    SavedTopology,
}
