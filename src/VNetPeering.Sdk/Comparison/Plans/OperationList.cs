using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
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
    private readonly HashSet<ResourceId> _written = [];
    private readonly HashSet<ResourceId> _madeAgain = [];

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
        // A part that no operation writes by itself, such as an IP configuration, is written with what it lies in.
        if (Stages.Of(id) is not { } stages)
        {
            return id.Parent is { } owner && Add(change with { Kind = ChangeKind.Modified, Resource = owner.ToString(), Properties = [] }, owner);
        }

        if (change.Kind == ChangeKind.Removed)
        {
            Remove(id, stages.Drop);
            return true;
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

        if (id.IsOfType(ResourceTypes.Subnet))
        {
            SynchronizeParticipants(id);
        }

        if (id.IsOfType(ResourceTypes.Connection) && _gateways.Holds(id))
        {
            return true;
        }

        if (id.IsOfType(ResourceTypes.Gateway) && _gateways.IsRebuilt(id))
        {
            _operations.Add(new PlannedOperation(Stage.DropGateways, new DeleteResource { Id = id }));
        }

        NetworkOperation? write =
            id.IsOfType(ResourceTypes.Subnet) ? Find(_after.VNets.SelectMany(vnet => vnet.Subnets), subnet => subnet.Id, id) is { } subnet ? new PutSubnet { Subnet = subnet } : null
            : id.IsOfType(ResourceTypes.RouteTable + "/routes") ? Route(id)
            : id.IsOfType(ResourceTypes.NetworkSecurityGroup + "/securityRules") ? Rule(id)
            : Shelves.Find(_after, id) is { } item ? new PutResource { Resource = item }
            : null;
        if (write is null)
        {
            return false;
        }

        // Two parts of one resource are one request.
        if (_written.Add(id))
        {
            _operations.Add(new PlannedOperation(StageOf(id, stages, isNew), write));
        }

        return true;
    }

    private Stage StageOf(ResourceId id, Stages stages, bool isNew) =>
        id.IsOfType(ResourceTypes.Gateway) && _gateways.Waits(id) ? Stage.GatewaysAgain
        : id.IsOfType(ResourceTypes.Connection) && isNew && _gateways.Waits(id) ? Stage.ConnectionsAgain
        : isNew ? stages.Make
        : stages.Change;

    private void Remove(ResourceId id, Stage stage)
    {
        // A VNet goes with its links; those of others to it stay behind, Disconnected, unless they go as well.
        _operations.Add(new PlannedOperation(stage, new DeleteResource { Id = id }));
        if (stage == Stage.DropLinks)
        {
            DropAnswer(id);
        }
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
        WriteSpace(earlier, later, added, removed, isChanged: change.Properties.Any(property => property.Name != "addressSpace"));

        // Each link of others that leads here takes the new space over, and gives up the old one. A new link may be there before a prefix that has to wait.
        foreach (Peering link in _after.VNets.SelectMany(vnet => vnet.Peerings).Where(link => link.RemoteVNetId == id))
        {
            if (added.Length > 0)
            {
                _operations.Add(new PlannedOperation(Stage.Synchronize, new SyncPeering { PeeringId = link.Id }) { Follows = [id] });
            }

            if (removed.Length > 0)
            {
                _operations.Add(new PlannedOperation(Stage.SynchronizeAgain, new SyncPeering { PeeringId = link.Id }) { Follows = [id] });
            }
        }
    }

    /// <summary>A subnet peering takes over the prefixes of the participating subnets, and nothing that their VNet has besides (rules 2.02 and 2.95).</summary>
    private void SynchronizeParticipants(ResourceId subnet) => _operations.AddRange(_after.VNets.SelectMany(vnet => vnet.Peerings)
        .Where(link => link.RemoteVNetId == subnet.Parent && !link.PeerCompleteVNets && link.RemoteSubnetNames.Contains(subnet.Name))
        .Select(link => new PlannedOperation(Stage.SynchronizeAgain, new SyncPeering { PeeringId = link.Id }) { Follows = [subnet.Parent!] }));

    private void WriteSpace(VNet earlier, VNet later, AddressPrefix[] added, AddressPrefix[] removed, bool isChanged)
    {
        // A prefix and one that contains it cannot be there together, so one takes the other's place in a single request: the larger one early, the smaller one late.
        bool isResized = added.Any(prefix => removed.Any(prefix.Overlaps));
        bool isWhole = isResized || isChanged;
        AddressPrefix[] early = [.. added.Where(prefix => !removed.Any(gone => gone.Contains(prefix)))];
        AddressPrefix[] between = [.. earlier.AddressSpace.Where(prefix => !early.Any(larger => larger.Contains(prefix)) || later.AddressSpace.Contains(prefix)), .. early];
        if (isWhole && (isChanged || early.Length > 0))
        {
            _operations.Add(new PlannedOperation(Stage.VNets, Whole(later, between)));
        }
        else
        {
            _operations.AddRange(early.Select(prefix => new PlannedOperation(Stage.VNets, new AddAddressPrefix { VNetId = later.Id, Prefix = prefix })));
        }

        if (isResized && !between.ToHashSet().SetEquals(later.AddressSpace))
        {
            _operations.Add(new PlannedOperation(Stage.ShrinkVNets, Whole(later, later.AddressSpace)));
        }
        else if (!isResized)
        {
            _operations.AddRange(removed.Select(prefix => new PlannedOperation(Stage.ShrinkVNets, new RemoveAddressPrefix { VNetId = later.Id, Prefix = prefix })));
        }
    }

    private static PutVNet Whole(VNet vnet, IEnumerable<AddressPrefix> space) => new() { VNet = vnet with { AddressSpace = [.. space], Peerings = [], Subnets = [] }, ReplacesSubnets = false };

    private void WriteLink(ResourceId id, ConfigurationChange change)
    {
        Peering later = Find(_after.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, id)!;
        Peering? earlier = Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, id);
        if (earlier is not null && (earlier.RemoteVNetId != later.RemoteVNetId || earlier.PeerCompleteVNets != later.PeerCompleteVNets))
        {
            // Azure changes neither on a link that is there (rules 2.05 and 2.92).
            MakeAgain(later);
            MakeAnswerAgain(earlier);
            return;
        }

        bool isBroken = earlier?.State == PeeringState.Disconnected && change.Properties.Any(property => property.Name == "state");
        if (isBroken)
        {
            _operations.Add(new PlannedOperation(Stage.DropBrokenLinks, new DeleteResource { Id = id }));
        }

        // A link that is changed takes over no space: that is what the sync is for.
        if (!isBroken && earlier?.SyncLevel is PeeringSyncLevel.LocalNotInSync or PeeringSyncLevel.LocalAndRemoteNotInSync && change.Properties.Any(property => property.Name == "syncLevel"))
        {
            _operations.Add(new PlannedOperation(Stage.Synchronize, new SyncPeering { PeeringId = id }) { Follows = [later.RemoteVNetId] });
        }

        bool isReported = change.Kind == ChangeKind.Modified && change.Properties.All(property => property.Name is "state" or "syncLevel" or "remoteAddressSpace" or "remoteVirtualNetworkAddressSpace");
        if (!isReported || isBroken)
        {
            _operations.Add(new PlannedOperation(ReplacedBy(later) is null ? Stage.Links : Stage.LinksAgain, new PutPeering { Peering = Plain(later) }));
        }
    }

    /// <summary>Where another link takes the place of one that goes, the link back has to be made again as well.</summary>
    private void DropAnswer(ResourceId id)
    {
        if (_after.VNets.SelectMany(vnet => vnet.Peerings).Any(link => ReplacedBy(link)?.Id == id))
        {
            MakeAnswerAgain(Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, id)!);
        }
    }

    /// <summary>The link back of one that goes is Disconnected then, and stands in the way of a new one (rules 2.21 and 2.23).</summary>
    private void MakeAnswerAgain(Peering gone)
    {
        Peering? back = _after.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.LocalVNetId == gone.RemoteVNetId && link.RemoteVNetId == gone.LocalVNetId);
        if (back is not null && Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, back.Id) is not null)
        {
            MakeAgain(back);
        }
    }

    private void MakeAgain(Peering later)
    {
        if (_madeAgain.Add(later.Id))
        {
            _operations.Add(new PlannedOperation(Stage.DropLinks, new DeleteResource { Id = later.Id }));
            _operations.Add(new PlannedOperation(Stage.LinksAgain, new PutPeering { Peering = Plain(later) }));
        }
    }

    /// <summary>Returns the link whose place a new one takes: between the same VNets, and not there afterwards; null when there is none.</summary>
    private Peering? ReplacedBy(Peering later) => Find(_before.VNets.SelectMany(vnet => vnet.Peerings), link => link.Id, later.Id) is not null ? null
        : _before.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.LocalVNetId == later.LocalVNetId && link.RemoteVNetId == later.RemoteVNetId
            && Find(_after.VNets.SelectMany(vnet => vnet.Peerings), known => known.Id, link.Id) is null);

    /// <summary>Every switch is written, so that no client's default stands in for it.</summary>
    internal static Peering Plain(Peering link) => link with
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
