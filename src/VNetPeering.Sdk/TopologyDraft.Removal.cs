using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>What goes with a resource that is removed.</content>
internal sealed partial class TopologyDraft
{
    /// <summary>Removes a VNet with everything in it. Links of other VNets to it lose their other side, as in Azure.</summary>
    internal void Remove(VNetBuilder vnet)
    {
        foreach (VNetBuilder other in VNets.Where(other => other != vnet))
        {
            foreach (PeeringSide link in other.Links.Where(link => link.LeadsTo(vnet)))
            {
                link.LoseOtherSide(wasPaired: vnet.LinkTo(other) is not null);
            }
        }

        ResourceId id = vnet.Id;
        vnet.IsRemoved = true;
        VNets.Remove(vnet);
        foreach (GatewayBuilder gateway in Gateways.FindAll(gateway => gateway.VNet == vnet))
        {
            Remove(gateway);
        }

        Firewalls.FindAll(firewall => firewall.VNet == vnet).ForEach(firewall => firewall.IsRemoved = true);
        List<object> gone = [vnet, .. Firewalls.FindAll(firewall => firewall.IsRemoved)];
        Firewalls.RemoveAll(firewall => firewall.IsRemoved);
        RouteServers.RemoveAll(server => server.VNet == vnet);
        NetworkManagers.ForEach(manager => manager.Forget(vnet));
        RemoveWith(gone);
        Allowances.RemoveAll(allowance => allowance.From.VNet == vnet || allowance.To.VNet == vnet);
        Inspections.RemoveAll(inspection => inspection.DependsOn(vnet));
        Seed = Seed with
        {
            AccessIntents = [.. Seed.AccessIntents.Where(intent => !IsIn(intent.FromSubnetId, id) && !IsIn(intent.ToSubnetId, id))],
            InspectionIntents = [.. Seed.InspectionIntents.Where(intent => !intent.NetworkIds.Any(network => IsIn(network, id) || network == id))],
            UnreadValues = [.. Seed.UnreadValues.Where(value => !IsIn(value.ResourceId, id))],
            LoadBalancers = [.. Seed.LoadBalancers.Where(balancer => !balancer.FrontEnds.Any(end => IsIn(end.SubnetId, id)))],
            VirtualHubs = [.. Seed.VirtualHubs.Select(hub => hub with { Connections = [.. hub.Connections.Where(connection => connection.RemoteVNetId != id)] })],
        };
    }

    /// <summary>Removes a gateway with its connections, those of far gateways to it included.</summary>
    internal void Remove(GatewayBuilder gateway)
    {
        gateway.IsRemoved = true;
        Gateways.Remove(gateway);
        RemoveWith([gateway]);
    }

    private static bool IsIn(ResourceId? id, ResourceId vnet)
    {
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            if (at == vnet)
            {
                return true;
            }
        }

        return false;
    }

    private void RemoveWith(List<object> gone)
    {
        for (List<object> wave = gone; wave.Count > 0;)
        {
            List<object> next =
            [
                .. Connections.RemoveWith(wave),
                .. LocalNetworkGateways.RemoveWith(wave),
                .. NetworkInterfaces.RemoveWith(wave),
                .. PrivateEndpoints.RemoveWith(wave),
                .. VirtualMachines.RemoveWith(wave),
                .. PublicIPAddresses.RemoveWith(wave),
            ];
            foreach (ApplianceBuilder appliance in Appliances.Where(appliance => appliance.InterfaceItem is { } item && next.Contains(item)))
            {
                appliance.IsRemoved = true;
            }

            Appliances.RemoveAll(appliance => appliance.IsRemoved);
            wave = next;
        }
    }
}
