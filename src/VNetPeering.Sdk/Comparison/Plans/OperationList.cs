using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>Turns changes of the configuration into operations.</summary>
internal sealed class OperationList
{
    private readonly Topology _before;
    private readonly Topology _after;
    private readonly GatewayReplacements _gateways;
    private readonly List<PlannedOperation> _operations = [];
    private readonly List<ConfigurationChange> _outside = [];

    internal OperationList(Topology before, Topology after, IReadOnlyList<ConfigurationChange> changes)
    {
        _before = before;
        _after = after;
        _gateways = new GatewayReplacements(before, after);
        foreach (ConfigurationChange change in changes)
        {
            if (!ResourceId.TryParse(change.Resource, out ResourceId? id) || !Add(change, id))
            {
                _outside.Add(change);
            }
        }

        _operations.AddRange(_gateways.Operations(Plain));
    }

    internal IReadOnlyList<PlannedOperation> Operations => _operations;

    internal IReadOnlyList<ConfigurationChange> Outside => _outside;

    private bool Add(ConfigurationChange change, ResourceId id)
    {
        if (change.Kind == ChangeKind.Removed)
        {
            return Remove(id);
        }

        bool isNew = change.Kind == ChangeKind.Added;
        if (id.IsOfType(ResourceTypes.VNet))
        {
            WriteVNet(id, change, isNew);
            return true;
        }

        if (id.IsOfType(ResourceTypes.Peering))
        {
            WriteLink(id, change);
            return true;
        }

        if (id.IsOfType(ResourceTypes.Connection) && _gateways.Holds(id))
        {
            return true;
        }

        if (id.IsOfType(ResourceTypes.Gateway) && _gateways.IsRebuilt(id))
        {
            _operations.Add(new PlannedOperation(Stage.DropGateways, new DeleteResource { Id = id }));
        }

        (Stage Stage, NetworkOperation? Operation)? write =
            id.IsOfType(ResourceTypes.Subnet) ? (isNew ? Stage.Subnets : Stage.Rules, Find(_after.VNets.SelectMany(vnet => vnet.Subnets), subnet => subnet.Id, id) is { } subnet ? new PutSubnet { Subnet = subnet } : null)
            : id.IsOfType(ResourceTypes.RouteTable) ? (isNew ? Stage.Groups : Stage.Rules, Find(_after.RouteTables, table => table.Id, id) is { } table ? new PutRouteTable { RouteTable = table } : null)
            : id.IsOfType(ResourceTypes.RouteTable + "/routes") ? (Stage.Rules, Route(id))
            : id.IsOfType(ResourceTypes.NetworkSecurityGroup) ? (isNew ? Stage.Groups : Stage.Rules, Find(_after.NetworkSecurityGroups, group => group.Id, id) is { } group ? new PutNetworkSecurityGroup { NetworkSecurityGroup = group } : null)
            : id.IsOfType(ResourceTypes.NetworkSecurityGroup + "/securityRules") ? (Stage.Rules, Rule(id))
            : id.IsOfType(ResourceTypes.PublicIPAddress) ? (Stage.Groups, Find(_after.PublicIPAddresses, address => address.Id, id) is { } address ? new PutPublicIPAddress { PublicIPAddress = address } : null)
            : id.IsOfType(ResourceTypes.NetworkInterface) ? (Stage.Interfaces, Find(_after.NetworkInterfaces, nic => nic.Id, id) is { } nic ? new PutNetworkInterface { NetworkInterface = nic } : null)
            : id.IsOfType(ResourceTypes.Gateway) ? (_gateways.Waits(id) ? Stage.GatewaysAgain : Stage.Gateways, Find(_after.Gateways, gateway => gateway.Id, id) is { } gateway ? new PutGateway { Gateway = gateway } : null)
            : id.IsOfType(ResourceTypes.LocalNetworkGateway) ? (Stage.Gateways, Find(_after.LocalNetworkGateways, device => device.Id, id) is { } device ? new PutLocalNetworkGateway { LocalNetworkGateway = device } : null)
            : id.IsOfType(ResourceTypes.Connection) ? (isNew && _gateways.Waits(id) ? Stage.ConnectionsAgain : Stage.Connections, Find(_after.Connections, connection => connection.Id, id) is { } connection ? new PutConnection { Connection = connection } : null)
            : null;
        if (write is not { Operation: { } operation } found)
        {
            return false;
        }

        _operations.Add(new PlannedOperation(found.Stage, operation));
        return true;
    }

    private bool Remove(ResourceId id)
    {
        Stage? stage =
            id.IsOfType(ResourceTypes.VNet) ? Stage.DropVNets
            : id.IsOfType(ResourceTypes.Subnet) ? Stage.DropSubnets
            : id.IsOfType(ResourceTypes.Peering) ? Stage.DropLinks
            : id.IsOfType(ResourceTypes.RouteTable + "/routes") || id.IsOfType(ResourceTypes.NetworkSecurityGroup + "/securityRules") ? Stage.DropRules
            : id.IsOfType(ResourceTypes.RouteTable) || id.IsOfType(ResourceTypes.NetworkSecurityGroup) || id.IsOfType(ResourceTypes.PublicIPAddress) ? Stage.DropGroups
            : id.IsOfType(ResourceTypes.NetworkInterface) ? Stage.DropInterfaces
            : id.IsOfType(ResourceTypes.Gateway) || id.IsOfType(ResourceTypes.LocalNetworkGateway) ? Stage.DropGateways
            : id.IsOfType(ResourceTypes.Connection) ? Stage.DropConnections
            : null;
        if (stage is not { } known)
        {
            return false;
        }

        // A VNet goes with its links; those of others to it stay behind, Disconnected, unless they go as well.
        _operations.Add(new PlannedOperation(known, new DeleteResource { Id = id }));
        if (known == Stage.DropLinks)
        {
            DropAnswer(id);
        }

        return true;
    }

    private void WriteVNet(ResourceId id, ConfigurationChange change, bool isNew)
    {
        VNet later = Find(_after.VNets, vnet => vnet.Id, id)!;
        if (isNew)
        {
            // A VNet and its links are never written together.
            _operations.Add(new PlannedOperation(Stage.VNets, new PutVNet { VNet = later with { Peerings = [] } }));
            foreach (Peering link in later.Peerings)
            {
                _operations.Add(new PlannedOperation(Stage.Links, new PutPeering { Peering = Plain(link) }));
            }

            return;
        }

        VNet earlier = Find(_before.VNets, vnet => vnet.Id, id)!;
        AddressPrefix[] added = [.. later.AddressSpace.Except(earlier.AddressSpace)];
        AddressPrefix[] removed = [.. earlier.AddressSpace.Except(later.AddressSpace)];
        _operations.AddRange(added.Select(prefix => new PlannedOperation(Stage.VNets, new AddAddressPrefix { VNetId = id, Prefix = prefix })));
        _operations.AddRange(removed.Select(prefix => new PlannedOperation(Stage.ShrinkVNets, new RemoveAddressPrefix { VNetId = id, Prefix = prefix })));
        if (change.Properties.Any(property => property.Name != "addressSpace"))
        {
            _operations.Add(new PlannedOperation(Stage.VNets, new PutVNet { VNet = later with { AddressSpace = earlier.AddressSpace, Peerings = [], Subnets = [] }, ReplacesSubnets = false }));
        }

        // Each link of others that leads here takes the new space over, and gives up the old one.
        foreach (Peering link in _after.VNets.SelectMany(vnet => vnet.Peerings).Where(link => link.RemoteVNetId == id && _before.VNets.Any(vnet => vnet.Peerings.Any(known => known.Id == link.Id))))
        {
            if (added.Length > 0)
            {
                _operations.Add(new PlannedOperation(Stage.Synchronize, new SyncPeering { PeeringId = link.Id }));
            }

            if (removed.Length > 0)
            {
                _operations.Add(new PlannedOperation(Stage.SynchronizeAgain, new SyncPeering { PeeringId = link.Id }));
            }
        }
    }

    private void WriteLink(ResourceId id, ConfigurationChange change)
    {
        Peering later = Find(_after.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, id)!;
        Peering? earlier = Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, id);
        bool isBroken = earlier?.State == PeeringState.Disconnected && change.Properties.Any(property => property.Name == "state");
        if (isBroken)
        {
            _operations.Add(new PlannedOperation(Stage.DropBrokenLinks, new DeleteResource { Id = id }));
        }

        bool isReported = change.Kind == ChangeKind.Modified && change.Properties.All(property => property.Name is "state" or "syncLevel" or "remoteAddressSpace" or "remoteVirtualNetworkAddressSpace");
        if (isReported && !isBroken && earlier?.SyncLevel is not (null or PeeringSyncLevel.FullyInSync))
        {
            _operations.Add(new PlannedOperation(Stage.Synchronize, new SyncPeering { PeeringId = id }));
        }
        else if (!isReported || isBroken)
        {
            Peering? replaced = ReplacedBy(later);
            _operations.Add(new PlannedOperation(replaced is null ? Stage.Links : Stage.LinksAgain, new PutPeering { Peering = Plain(later) }));
        }
    }

    /// <summary>Where another link takes the place of one that goes, the link back is Disconnected in between, and has to be made again as well (rules 2.24-2.27).</summary>
    private void DropAnswer(ResourceId id)
    {
        Peering gone = Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, id)!;
        bool isReplaced = _after.VNets.SelectMany(vnet => vnet.Peerings).Any(link => ReplacedBy(link)?.Id == id);
        Peering? back = _after.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.LocalVNetId == gone.RemoteVNetId && link.RemoteVNetId == gone.LocalVNetId);
        if (isReplaced && back is not null && Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, back.Id) is not null)
        {
            _operations.Add(new PlannedOperation(Stage.DropLinks, new DeleteResource { Id = back.Id }));
            _operations.Add(new PlannedOperation(Stage.LinksAgain, new PutPeering { Peering = Plain(back) }));
        }
    }

    /// <summary>Returns the link whose place a new one takes: between the same VNets, and not there afterwards; null when there is none.</summary>
    private Peering? ReplacedBy(Peering later) => Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, later.Id) is not null ? null
        : _before.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.LocalVNetId == later.LocalVNetId && link.RemoteVNetId == later.RemoteVNetId
            && Find(_after.VNets.SelectMany(vnet => vnet.Peerings), known => known.Id, link.Id) is null);

    /// <summary>Every switch is written, so that no client's default stands in for it.</summary>
    private static Peering Plain(Peering link) => link with
    {
        WrittenSwitches = PeeringSwitches.AllowVirtualNetworkAccess | PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.AllowGatewayTransit | PeeringSwitches.UseRemoteGateways,
        State = null,
        SyncLevel = null,
    };

    private PutRoute? Route(ResourceId id) => Find(_after.RouteTables, table => table.Id, id.Parent!)?.Routes.FirstOrDefault(route => route.Name == id.Name) is { } route
        ? new PutRoute { RouteTableId = id.Parent!, Route = route }
        : null;

    private PutSecurityRule? Rule(ResourceId id) => Find(_after.NetworkSecurityGroups, group => group.Id, id.Parent!)?.SecurityRules.FirstOrDefault(rule => rule.Name == id.Name) is { } rule
        ? new PutSecurityRule { NetworkSecurityGroupId = id.Parent!, Rule = rule }
        : null;

    private static T? Find<T>(IEnumerable<T> items, Func<T, ResourceId> id, ResourceId wanted)
        where T : class => items.FirstOrDefault(item => id(item) == wanted);
}
