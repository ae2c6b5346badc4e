using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>A wire between two namespaces, as its near end sees it. What comes out at the far end has a purpose there: delivery, an appliance, a gateway.</summary>
/// <param name="Device">The near end.</param>
/// <param name="Far">The namespace of the far end.</param>
/// <param name="FarDevice">The far end.</param>
internal sealed record Lane(string Device, Node Far, string FarDevice)
{
    /// <summary>Returns the next hop of a route into the wire.</summary>
    internal string Via(IPFamily family) => $"via {Far.Address(family)} dev {Device} onlink";
}
