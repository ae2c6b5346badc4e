using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What may be missing from a table, and what it takes for granted. Not thread-safe.</summary>
internal sealed class RouteDoubts
{
    private readonly List<RouteGap> _gaps = [];
    private readonly List<Assumption> _assumptions = [];

    internal RouteDoubts(RouteRecords records)
    {
        AddVNet(records.Tables.Net, records.Owner);
        ManagerRows managed = records.Tables.Groups.Of(records.Inputs.VNet);
        _gaps.AddRange(managed.Gaps);
        _assumptions.AddRange(managed.Assumptions);
        if (records.Inputs.UnresolvedRouteTable is { } unresolved)
        {
            Miss(UnknownReason.UnresolvedReference, unresolved.Name);
        }

        _gaps.AddRange(records.Base.User?.Gaps ?? []);
        if (records.Base.User is null or { Table.PropagatesGatewayRoutes: true })
        {
            AddLearned(records.Tables.LearnedIn(records.Inputs.VNet));
            LearnedRoutes? borrowed = records.Tables.BorrowedBy(records.Inputs.VNet);
            AddLearned(borrowed);
            _assumptions.AddRange(borrowed?.LentAssumptions ?? []);
            foreach (int hub in records.Owner.VirtualHubs)
            {
                Miss(UnknownReason.BeyondVirtualHub, records.Tables.Net.Topology.VirtualHubs[hub].Name);
            }
        }

        foreach (ServiceEndpoint endpoint in records.Inputs.ServiceEndpoints)
        {
            if (ServicePrefixes.Of(endpoint, records.Tables.Tags) is null)
            {
                Miss(UnknownReason.ServiceTagWithoutData, endpoint.Service);
            }
        }
    }

    internal ValueList<RouteGap> Gaps => [.. _gaps.Distinct()];

    internal ValueList<Assumption> Assumptions => [.. _assumptions.Distinct()];

    internal void Assume(AssumptionKind kind, string about) => _assumptions.Add(new Assumption { Kind = kind, About = about });

    private void Miss(UnknownReason reason, string about) => _gaps.Add(new RouteGap { Reason = reason, About = about });

    private void AddVNet(CompiledTopology net, CompiledVNet vnet)
    {
        if (vnet.HasUnknownSpace)
        {
            Miss(UnknownReason.UnresolvedReference, vnet.VNet.Name);
        }

        if (vnet.VNet.DeploymentModel == DeploymentModel.ResourceManager)
        {
            for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
            {
                AddLink(net.Links[i]);
            }
        }
        else if (HasUnlistedLink(net, vnet))
        {
            // 3.12: the peering has no row, and is there all the same (2.84).
            Miss(UnknownReason.ClassicDetails, vnet.VNet.Name);
        }
    }

    private static bool HasUnlistedLink(CompiledTopology net, CompiledVNet classic)
    {
        foreach (int link in net.LinksTo(classic.Index))
        {
            if (net.Links[link].IsConnected)
            {
                return true;
            }
        }

        return false;
    }

    private void AddLink(CompiledLink link)
    {
        if (!link.IsConnected)
        {
            return;
        }

        if (link.StateIsAssumed)
        {
            Assume(AssumptionKind.PeeringConnected, link.Peering.Name);
        }

        // The region decides over the type of rows; a link that brings none needs none.
        if (link.RegionIsAssumed && link.RemotePrefixes is not { Length: 0 })
        {
            Assume(AssumptionKind.SameRegion, link.Peering.Name);
        }

        if (link.RemotePrefixes is null)
        {
            Miss(UnknownReason.UnresolvedReference, link.Peering.RemoteVNetId.Name);
        }
    }

    private void AddLearned(LearnedRoutes? learned)
    {
        _gaps.AddRange(learned?.Gaps ?? []);
        _assumptions.AddRange(learned?.Assumptions ?? []);
    }
}
