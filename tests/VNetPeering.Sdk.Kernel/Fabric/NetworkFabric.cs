namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>A design that is laid out as namespaces. Disposing of it takes them away.</summary>
internal sealed class NetworkFabric(IReadOnlyList<Node> nodes, IReadOnlyList<Machine> machines) : IDisposable
{
    /// <summary>Gets the machines at which flows start and end.</summary>
    internal IReadOnlyList<Machine> Ends { get; } = [.. machines.Where(machine => machine.IsEnd)];

    internal int NamespaceCount => nodes.Count;

    public void Dispose()
    {
        foreach (Node node in nodes)
        {
            node.Dispose();
        }
    }
}
