using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>The switches of peering links, and the route tables, whose values the input holds and nobody can read, such as expressions of a template.</summary>
internal sealed class UnreadParts
{
    private static readonly PeeringSwitches[] s_all =
        [PeeringSwitches.AllowVirtualNetworkAccess, PeeringSwitches.AllowForwardedTraffic, PeeringSwitches.AllowGatewayTransit, PeeringSwitches.UseRemoteGateways];

    private readonly Dictionary<ResourceId, PeeringSwitches> _byLink = [];
    private readonly HashSet<ResourceId> _tables = [];

    internal UnreadParts(Topology topology)
    {
        foreach (UnreadValue value in topology.UnreadValues.AsSpan())
        {
            if (value.ResourceId.IsOfType(ResourceTypes.RouteTable) && (value.IsAbout("routes") || value.IsAbout("disableBgpRoutePropagation") || value.IsAbout("properties")))
            {
                _tables.Add(value.ResourceId);
            }

            foreach (PeeringSwitches one in s_all)
            {
                if (value.ResourceId.IsOfType(ResourceTypes.Peering) && value.IsAbout(one.ToString()))
                {
                    _byLink[value.ResourceId] = Of(value.ResourceId) | one;
                }
            }
        }
    }

    /// <summary>Says whether a route table has routes, or a switch about those of gateways, that nobody can read.</summary>
    internal bool IsTable(ResourceId table) => _tables.Count > 0 && _tables.Contains(table);

    internal PeeringSwitches Of(ResourceId link) => _byLink.Count == 0 ? PeeringSwitches.None : _byLink.GetValueOrDefault(link);
}
