using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Answers operations: first what depends on the operation itself, then the rules of validation that it would newly break.</summary>
internal static class OperationRunner
{
    public static OperationResult Run(Topology topology, NetworkOperation operation, ApplyOptions options)
    {
        var work = new Work(topology, options);
        if (Handle(work, operation) is { } refusal)
        {
            return Refused(topology, operation, refusal);
        }

        Topology after = work.Build(operation.UnreadValues);
        if (ReferenceEquals(after, topology))
        {
            return new OperationResult { Operation = operation, Topology = topology, Status = work.Status };
        }

        RuleJudgement judgement = RuleGate.Judge(topology, after, operation, options);
        return judgement.Refusal is { } broken
            ? Refused(topology, operation, broken)
            : new OperationResult { Operation = operation, Topology = after, Status = work.Status, ChangedLinks = ChangedLinks(topology, after), LeftBehind = judgement.LeftBehind };
    }

    private static OperationResult Refused(Topology topology, NetworkOperation operation, Refusal refusal) =>
        new() { Operation = operation, Topology = topology, Status = refusal.Status, Refusal = refusal };

    private static Refusal? Handle(Work work, NetworkOperation operation) => operation switch
    {
        PutVNet put => VNetHandler.Put(work, put),
        AddAddressPrefix add => VNetHandler.Add(work, add),
        RemoveAddressPrefix remove => VNetHandler.Remove(work, remove),
        PutSubnet put => SubnetHandler.Put(work, put),
        AttachRouteTable attach => SubnetHandler.Attach(work, attach),
        AttachNetworkSecurityGroup attach => SubnetHandler.Attach(work, attach),
        PutPeering put => PeeringHandler.Put(work, put),
        SyncPeering sync => PeeringHandler.Sync(work, sync),
        PutGateway put => GatewayHandler.Put(work, put.Gateway),
        PutRouteServer put => GatewayHandler.Put(work, put.RouteServer),
        PutConnection put => GatewayHandler.Put(work, put.Connection),
        PutLocalNetworkGateway put => Store(work, Shelves.LocalNetworkGateways, put.LocalNetworkGateway),
        PutRouteTable put => Store(work, Shelves.RouteTables, put.RouteTable),
        PutRoute put => TableHandler.Put(work, put),
        PutNetworkSecurityGroup put => Store(work, Shelves.NetworkSecurityGroups, put.NetworkSecurityGroup),
        PutSecurityRule put => TableHandler.Put(work, put),
        PutNetworkInterface put => InterfaceHandler.Put(work, put.NetworkInterface),
        PutPublicIPAddress put => Store(work, Shelves.PublicIPAddresses, put.PublicIPAddress),
        DeleteResource delete => Deletion.Run(work, delete),
        ReadResource read => Presence.IsThere(work, read.Id) ? null : Refusals.NotFound(work, read.Id),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} is no kind of operation."),
    };

    private static Refusal? Store<T>(Work work, Shelf<T> shelf, T item)
        where T : class
    {
        shelf.Put(work, item);
        return null;
    }

    private static ValueList<ResourceId> ChangedLinks(Topology before, Topology after)
    {
        var known = new HashSet<VNet>(before.VNets, ReferenceEqualityComparer.Instance);
        Dictionary<ResourceId, Peering>? links = null;
        var changed = new List<ResourceId>();
        foreach (Peering link in after.VNets.Where(vnet => !known.Contains(vnet)).SelectMany(vnet => vnet.Peerings))
        {
            links ??= before.VNets.SelectMany(vnet => vnet.Peerings).DistinctBy(each => each.Id).ToDictionary(each => each.Id);
            if (!links.TryGetValue(link.Id, out Peering? was) || !was.Equals(link))
            {
                changed.Add(link.Id);
            }
        }

        return [.. changed];
    }
}
