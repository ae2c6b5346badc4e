using System.Collections.ObjectModel;

namespace VNetPeering.Sdk.Model;

/// <summary>
/// Makes the peerings of hub-and-spoke configurations (6.02): both directions, forwarded traffic admitted, with the hub's gateway where the group asks for it.
/// A link that the input holds between the two VNets stays as it is and takes the place of ours, a subnet peering too (2.97): a live estate shows the links
/// that the manager has made already. Classic VNets have no manager. Beside what 6.06 says nothing is judged here: a link that Azure would refuse, for
/// overlap for example, is made as one of the input is taken, and validation reports it.
/// </summary>
internal sealed class ManagedPeerings
{
    private readonly Topology _topology;
    private readonly ManagedVNets _members;
    private readonly Dictionary<int, ManagedLinks> _links = [];
    private readonly Dictionary<ResourceId, ConnectivityConfiguration> _made = [];
    private readonly List<RefusedSpoke> _refused = [];
    private readonly HashSet<ResourceId?> _withGateway = [];
    private readonly HashSet<ResourceId?> _withLender = [];
    private readonly bool _hasGatewayOfUnknownPlace;

    private ManagedPeerings(Topology topology)
    {
        _topology = topology;
        _members = new ManagedVNets(topology);
        _withGateway.UnionWith(topology.Gateways.Select(gateway => gateway.VNetId));
        _withLender.UnionWith(topology.RouteServers.Select(server => server.VNetId));
        _hasGatewayOfUnknownPlace = _withGateway.Contains(null) || _withLender.Contains(null);
    }

    /// <summary>Returns the topology with the peerings that its network managers make. Cost: nothing without a network manager, else linear in their members.</summary>
    internal static ManagedTopology AddTo(Topology topology) => topology.NetworkManagers.Count == 0
        ? new ManagedTopology(topology, ReadOnlyDictionary<ResourceId, ConnectivityConfiguration>.Empty, [])
        : new ManagedPeerings(topology).Add();

    private ManagedTopology Add()
    {
        foreach (ConnectivityConfiguration configuration in _topology.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations))
        {
            if (configuration.ConnectivityTopology == ConnectivityTopology.HubAndSpoke)
            {
                foreach (ResourceId hub in configuration.HubIds.Where(hub => hub.IsOfType(ResourceTypes.VNet)))
                {
                    Connect(configuration, hub);
                }
            }
        }

        return _made.Count == 0
            ? new ManagedTopology(_topology, _made, _refused)
            : new ManagedTopology(_topology with { VNets = [.. _topology.VNets.Select((vnet, i) => _links.TryGetValue(i, out ManagedLinks? links) ? links.ToVNet() : vnet)] }, _made, _refused);
    }

    private void Connect(ConnectivityConfiguration configuration, ResourceId hub)
    {
        foreach (ConnectivityGroupItem item in configuration.AppliesToGroups)
        {
            foreach (ResourceId spoke in _members.MembersOf(item.NetworkGroupId, configuration.DeployedRegions).Where(spoke => spoke != hub))
            {
                Connect(configuration, item, hub, spoke);
            }
        }
    }

    private void Connect(ConnectivityConfiguration configuration, ConnectivityGroupItem item, ResourceId hub, ResourceId spoke)
    {
        int hubIndex = _members.Find(hub);
        int spokeIndex = _members.Find(spoke);
        if (IsClassic(hubIndex) || IsClassic(spokeIndex))
        {
            return;
        }

        if (hubIndex >= 0 && LinksOf(hubIndex).To(spoke) is null)
        {
            _made[LinksOf(hubIndex).Add(spoke, allowGatewayTransit: item.UseHubGateway, useRemoteGateways: false).Id] = configuration;
        }

        if (spokeIndex < 0 || LinksOf(spokeIndex).To(hub) is not null)
        {
            return;
        }

        if (item.UseHubGateway && RefusalOf(hubIndex, spokeIndex, spoke) is { } reason)
        {
            _refused.Add(new RefusedSpoke(configuration, hub, spoke, reason));
            return;
        }

        _made[LinksOf(spokeIndex).Add(hub, allowGatewayTransit: false, useRemoteGateways: item.UseHubGateway).Id] = configuration;
    }

    private bool IsClassic(int vnet) => vnet >= 0 && _topology.VNets[vnet].DeploymentModel == DeploymentModel.Classic;

    /// <summary>
    /// Azure refuses a spoke's link that borrows from a hub without gateway (6.06, 2.61) or over a link that does not lend (2.63), and a spoke that has a
    /// gateway of its own or borrows one already (2.65, 2.66).
    /// </summary>
    private BorrowingRefusal? RefusalOf(int hub, int spoke, ResourceId spokeId) =>
        hub >= 0 && !CanLend(_topology.VNets[hub]) ? BorrowingRefusal.HubHasNoGateway
        : hub >= 0 && LinksOf(hub).To(spokeId) is { AllowGatewayTransit: false } ? BorrowingRefusal.HubLinkLendsNothing
        : HasGateway(_topology.VNets[spoke]) ? BorrowingRefusal.SpokeHasGateway
        : LinksOf(spoke).Borrows ? BorrowingRefusal.SpokeBorrowsAlready
        : null;

    private bool CanLend(VNet hub) => _hasGatewayOfUnknownPlace || _withGateway.Contains(hub.Id) || _withLender.Contains(hub.Id) || GatewayOccupants.Of(hub).Any();

    private bool HasGateway(VNet spoke) => _withGateway.Contains(spoke.Id) || GatewayOccupants.Of(spoke).Any(occupant => occupant.IsOfType(ResourceTypes.Gateway));

    private ManagedLinks LinksOf(int vnet)
    {
        if (!_links.TryGetValue(vnet, out ManagedLinks? links))
        {
            _links[vnet] = links = new ManagedLinks(_topology.VNets[vnet]);
        }

        return links;
    }
}
