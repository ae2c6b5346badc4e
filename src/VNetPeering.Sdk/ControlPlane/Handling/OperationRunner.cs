using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Answers operations: first what depends on the operation itself, then the rules of validation that it would newly break.</summary>
internal static class OperationRunner
{
    public static OperationResult Run(Topology topology, NetworkOperation operation, ApplyOptions options) => Run(topology, operation, options, RuleGate.Judge);

    /// <summary>The slow twin of <c>Run</c>: every rule is asked about everything.</summary>
    public static OperationResult RunWhole(Topology topology, NetworkOperation operation, ApplyOptions options) => Run(topology, operation, options, RuleGate.JudgeWhole);

    private static OperationResult Run(
        Topology topology, NetworkOperation operation, ApplyOptions options, Func<Topology, Topology, NetworkOperation, Func<ResourceId, ResourceId>, ApplyOptions, RuleJudgement> judge)
    {
        var work = new Work(topology, options);
        if ((Refusals.OfUnread(operation) ?? Handle(work, operation)) is { } refusal)
        {
            return Refused(topology, operation, refusal);
        }

        Topology after = work.Build(operation.UnreadValues);
        if (ReferenceEquals(after, topology))
        {
            return new OperationResult { Operation = operation, Topology = topology, Status = work.Status };
        }

        RuleJudgement judgement = judge(topology, after, operation, work.NewId, options);
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
        PutResource put => ResourceHandler.Put(work, put.Resource),
        PutRoute put => TableHandler.Put(work, put),
        PutSecurityRule put => TableHandler.Put(work, put),
        PutAdminRule put => ManagerHandler.Put(work, put),
        PutStaticMember put => ManagerHandler.Put(work, put),
        MoveResources move => MoveHandler.Move(work, move),
        DeleteResource delete => Deletion.Run(work, delete),
        ReadResource read => Presence.IsThere(work, read.Id) ? null : Refusals.NotFound(work, read.Id),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} is no kind of operation."),
    };

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
