namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>routingConfiguration</c> of a BGP session: the route maps.</summary>
internal sealed class WireRoutingConfiguration : WireNode
{
    public WireReference? InboundRouteMap { get; set; }

    public WireReference? OutboundRouteMap { get; set; }
}
