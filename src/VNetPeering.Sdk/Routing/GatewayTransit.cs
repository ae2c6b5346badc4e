using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Gateway transit: effective only when both links are Connected, the hub lends and the spoke borrows (rule 2.60).</summary>
internal static class GatewayTransit
{
    /// <summary>Returns the hub whose gateways a VNet borrows; null when it borrows none.</summary>
    internal static TransitSource? SourceOf(CompiledTopology net, int vnet)
    {
        CompiledVNet spoke = net.VNets[vnet];
        for (int i = spoke.FirstLink; i < spoke.LinkEnd; i++)
        {
            CompiledLink link = net.Links[i];
            if (link.UsesRemoteGateways && link.IsConnected && link.Reverse >= 0
                && net.Links[link.Reverse] is { IsConnected: true, LendsGateways: true })
            {
                return new TransitSource(link.Remote, link);
            }
        }

        return spoke.VNet.DeploymentModel == DeploymentModel.Classic ? ClassicSourceOf(net, vnet) : null;
    }

    // A classic spoke has no link of its own: the hub's link alone lends the gateway (2.85).
    private static TransitSource? ClassicSourceOf(CompiledTopology net, int vnet)
    {
        foreach (CompiledLink link in net.Links)
        {
            if (link.Remote == vnet && link.IsConnected && link.LendsGateways && net.VNets[link.Local].Gateways.Count > 0)
            {
                return new TransitSource(link.Local, link);
            }
        }

        return null;
    }
}
