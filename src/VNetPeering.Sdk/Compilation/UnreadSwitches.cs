using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>The switches of peering links whose values the input holds and nobody can read, such as expressions of a template: whether they are set is not known.</summary>
internal sealed class UnreadSwitches
{
    private static readonly PeeringSwitches[] s_all =
        [PeeringSwitches.AllowVirtualNetworkAccess, PeeringSwitches.AllowForwardedTraffic, PeeringSwitches.AllowGatewayTransit, PeeringSwitches.UseRemoteGateways];

    private readonly Dictionary<ResourceId, PeeringSwitches> _byLink = [];

    internal UnreadSwitches(Topology topology)
    {
        foreach (UnreadValue value in topology.UnreadValues.AsSpan())
        {
            foreach (PeeringSwitches one in s_all)
            {
                if (value.ResourceId.IsOfType(ResourceTypes.Peering) && value.Property.EndsWith(one.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    _byLink[value.ResourceId] = Of(value.ResourceId) | one;
                }
            }
        }
    }

    internal PeeringSwitches Of(ResourceId link) => _byLink.Count == 0 ? PeeringSwitches.None : _byLink.GetValueOrDefault(link);
}
