using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Reads the routes that point-to-site clients get (rule book 4.5).</summary>
internal static class ClientRouteReader
{
    internal static ClientRoutes Read(CompiledTopology net, LearnedRoutes? learned, int gateway)
    {
        Gateway record = net.Topology.Gateways[gateway];
        int vnet = net.FindVNet(record.VNetId);
        var near = new List<AddressPrefix>();
        var gaps = new List<RouteGap>();
        if (vnet < 0)
        {
            gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = record.VNetId?.Name ?? record.Name });
        }
        else
        {
            near.AddRange(net.VNets[vnet].VNet.AddressSpace);
            for (int i = net.VNets[vnet].FirstLink; i < net.VNets[vnet].LinkEnd; i++)
            {
                CompiledLink link = net.Links[i];
                if (link.IsConnected && link.RemotePrefixes is null)
                {
                    gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = link.Peering.RemoteVNetId.Name });
                }
                else if (link.IsConnected)
                {
                    near.AddRange(link.RemotePrefixes!);
                }
            }
        }

        near.AddRange(record.ClientAddressPools);
        near.AddRange(record.CustomRoutes);
        IEnumerable<AddressPrefix> behind = learned?.Routes.Where(route => route.Gateway == gateway).Select(route => route.Prefix) ?? [];
        return new ClientRoutes
        {
            GatewayId = record.Id,
            Windows = [.. near.Distinct()],
            Others = [.. near.Concat(behind.Where(prefix => !prefix.IsDefaultRoute)).Distinct()],
            Gaps = [.. gaps.Concat(learned?.Gaps ?? []).Distinct()],
        };
    }
}
