using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>Reads from a topology what a failure takes down with it.</summary>
internal sealed class DamageReader(Topology topology)
{
    private readonly Machines _machines = new(topology);
    private readonly PeerGateways _peers = new(topology);

    /// <exception cref="ArgumentException">The topology does not hold what fails.</exception>
    internal Damage Read(IEnumerable<Failure> failures)
    {
        var damage = new Damage();
        Failure[] all = [.. failures];
        foreach (Failure failure in all)
        {
            if (!Add(damage, failure))
            {
                throw new ArgumentException($"The topology has no {FailureWords.One(failure.Kind)} \"{failure.Name}\". Take a failure that FailuresOf or FindFailure returns for it.", nameof(failures));
            }
        }

        // One instance takes over from the other (4.06); nobody takes over from both.
        foreach (IGrouping<ResourceId, Failure> both in all.Where(failure => failure.Kind == FailureKind.GatewayInstance).Distinct().GroupBy(failure => failure.Resource!).Where(both => both.Count() > 1))
        {
            AddGateway(damage, both.Key, DownReason.LeadsThere);
        }

        AddSessions(damage);
        return damage;
    }

    private bool Add(Damage damage, Failure failure)
    {
        ResourceId? id = failure.Resource;
        switch (failure.Kind)
        {
            case FailureKind.Gateway:
                return Has(topology.Gateways, gateway => gateway.Id == id) && AddGateway(damage, id!, DownReason.Fails);
            case FailureKind.GatewayInstance:
                damage.Note(failure.Name, null, DownReason.Fails);
                return Has(topology.Gateways, gateway => gateway.Id == id);
            case FailureKind.Connection:
                return topology.Connections.FirstOrDefault(connection => connection.Id == id) is { } tunnel && AddConnection(damage, tunnel, DownReason.Fails);
            case FailureKind.Circuit:
                return Has(topology.ExpressRouteCircuits, circuit => circuit.Id == id) && AddCircuit(damage, id!);
            case FailureKind.Device:
                return Has(topology.LocalNetworkGateways, device => device.Id == id) && AddDevice(damage, id!, DownReason.Fails);
            case FailureKind.Site:
                return topology.Sites.FirstOrDefault(site => site.Name == new ResourceName(failure.Name)) is { } place && AddSite(damage, place);
            case FailureKind.Appliance:
                return id is not null && _machines.InterfacesOf(id).Any() && AddMachine(damage, id, DownReason.Fails);
            case FailureKind.Firewall:
                return Has(topology.AzureFirewalls, firewall => firewall.Id == id) && AddOne(damage, id!, DownReason.Fails);
            case FailureKind.NatGateway:
                return Has(topology.NatGateways, nat => nat.Id == id) && AddOne(damage, id!, DownReason.Fails);
            case FailureKind.RouteServer:
                return Has(topology.RouteServers, server => server.Id == id) && AddOne(damage, id!, DownReason.Fails);
            case FailureKind.Peering:
                return topology.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.Id == id) is { } half && AddPeering(damage, half);
            case FailureKind.VNet:
                return topology.VNets.FirstOrDefault(vnet => vnet.Id == id && !vnet.IsPlaceholder) is { } network && AddVNet(damage, network, DownReason.Fails);
            case FailureKind.Region:
                return AddRegion(damage, new Region(failure.Name));
            default:
                throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "This is no kind of failure.");
        }
    }

    private static bool Has<T>(IEnumerable<T> items, Func<T, bool> isIt) => items.Any(isIt);

    private static bool AddOne(Damage damage, ResourceId id, DownReason reason)
    {
        damage.Add(id, reason);
        return true;
    }

    private bool AddGateway(Damage damage, ResourceId gateway, DownReason reason)
    {
        damage.Add(gateway, reason);
        foreach (Connection connection in topology.Connections.Where(connection => connection.GatewayId == gateway || _peers.Of(connection) == gateway))
        {
            AddConnection(damage, connection, DownReason.LeadsThere);
        }

        return true;
    }

    /// <summary>A tunnel between two gateways is down at both ends; of several connections each way, when none leads back.</summary>
    private bool AddConnection(Damage damage, Connection connection, DownReason reason)
    {
        damage.Add(connection.Id, reason);
        foreach (Connection half in _peers.BackOf(connection).Where(back => back.Type == ConnectionType.VNetToVNet || _peers.BackOf(back).All(other => damage.Dead.Contains(other.Id))))
        {
            damage.Add(half.Id, DownReason.IsInside);
        }

        return true;
    }

    private bool AddCircuit(Damage damage, ResourceId circuit)
    {
        damage.Add(circuit, DownReason.Fails);
        foreach (Connection connection in topology.Connections.Where(connection => connection.CircuitId == circuit))
        {
            AddConnection(damage, connection, DownReason.LeadsThere);
        }

        return true;
    }

    private bool AddDevice(Damage damage, ResourceId device, DownReason reason)
    {
        damage.Add(device, reason);
        foreach (Connection connection in topology.Connections.Where(connection => connection.LocalNetworkGatewayId == device))
        {
            AddConnection(damage, connection, DownReason.LeadsThere);
        }

        return true;
    }

    private bool AddSite(Damage damage, Site site)
    {
        damage.Note(site.Name, null, DownReason.Fails);
        damage.Sites.Add(site.Name);
        foreach (LocalNetworkGateway device in topology.LocalNetworkGateways.Where(device => device.Site == site.Name))
        {
            AddDevice(damage, device.Id, DownReason.IsInside);
        }

        return true;
    }

    private bool AddMachine(Damage damage, ResourceId machine, DownReason reason)
    {
        damage.Add(machine, reason);
        foreach (NetworkInterface nic in _machines.InterfacesOf(machine).Where(nic => nic.Id != machine))
        {
            damage.Add(nic.Id, DownReason.IsInside);
        }

        return true;
    }

    /// <summary>2.21: one link is deleted, the other one is Disconnected. Without both no packet crosses, so it makes no difference to flows which of the two it is.</summary>
    private bool AddPeering(Damage damage, Peering link)
    {
        foreach (Peering half in topology.VNets.SelectMany(vnet => vnet.Peerings)
            .Where(other => other.Id == link.Id || (other.LocalVNetId == link.RemoteVNetId && other.RemoteVNetId == link.LocalVNetId)))
        {
            damage.Links.Add(half.Id);
            damage.Note($"{half.LocalVNetId.Name}/{half.Name}", half.Id, half.Id == link.Id ? DownReason.Fails : DownReason.IsInside);
        }

        return true;
    }

    private bool AddVNet(Damage damage, VNet vnet, DownReason reason)
    {
        damage.Add(vnet.Id, reason);
        foreach (Gateway gateway in topology.Gateways.Where(gateway => gateway.VNetId == vnet.Id))
        {
            AddGateway(damage, gateway.Id, DownReason.IsInside);
        }

        foreach (ResourceId inside in topology.RouteServers.Where(server => server.VNetId == vnet.Id).Select(server => server.Id)
            .Concat(topology.AzureFirewalls.Where(firewall => firewall.SubnetId?.Parent == vnet.Id).Select(firewall => firewall.Id))
            .Concat(topology.LoadBalancers.Where(balancer => balancer.FrontEnds.Any(frontEnd => frontEnd.SubnetId?.Parent == vnet.Id)).Select(balancer => balancer.Id)))
        {
            damage.Add(inside, DownReason.IsInside);
        }

        foreach (NetworkInterface nic in topology.NetworkInterfaces.Where(nic => nic.IPConfigurations.Any(part => part.SubnetId?.Parent == vnet.Id)))
        {
            AddMachine(damage, _machines.MachineOf(nic), DownReason.IsInside);
        }

        return true;
    }

    private bool AddRegion(Damage damage, Region region)
    {
        VNet[] vnets = [.. topology.VNets.Where(vnet => vnet.Region.IsStated && vnet.Region == region)];
        damage.Note(region.Name, null, DownReason.Fails);
        foreach (VNet vnet in vnets)
        {
            AddVNet(damage, vnet, DownReason.IsInside);
        }

        return vnets.Length > 0;
    }

    /// <summary>A session of a Route Server falls with the server, and with the appliance that it leads to.</summary>
    private void AddSessions(Damage damage)
    {
        foreach (RouteServer server in topology.RouteServers)
        {
            foreach (BgpConnection session in server.BgpConnections.Where(session => damage.Dead.Contains(server.Id) || IsDead(damage, server, session.PeerAddress)))
            {
                damage.Sessions.Add((server.Id, session.Name));
                damage.Note($"{server.Name}/{session.Name}", null, DownReason.SessionFalls);
            }
        }
    }

    private bool IsDead(Damage damage, RouteServer server, HostAddress peer)
    {
        if (topology.VNets.FirstOrDefault(vnet => vnet.Id == server.VNetId) is not { } home)
        {
            return false;
        }

        // The appliance is in the VNet of the server, or in one that is peered with it.
        ResourceId? at = home.AddressSpace.Any(prefix => prefix.Contains(peer)) ? home.Id
            : home.Peerings.Select(link => topology.VNets.FirstOrDefault(vnet => vnet.Id == link.RemoteVNetId)).FirstOrDefault(vnet => vnet?.AddressSpace.Any(prefix => prefix.Contains(peer)) is true)?.Id;
        return at is not null
            && (damage.Dead.Contains(at)
                || topology.NetworkInterfaces.Any(nic => damage.Dead.Contains(nic.Id) && nic.IPConfigurations.Any(part => part.PrivateIPAddress == peer && part.SubnetId?.Parent == at))
                || (at != home.Id && home.Peerings.Any(link => link.RemoteVNetId == at && damage.Links.Contains(link.Id))));
    }
}
