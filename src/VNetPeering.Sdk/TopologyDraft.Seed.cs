using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>The topology that is edited, as a draft.</content>
internal sealed partial class TopologyDraft
{
    private void SeedFrom(Topology seed)
    {
        VNets.AddRange(seed.VNets.Select(vnet => new VNetBuilder(this, vnet)));
        Dictionary<ResourceId, VNetBuilder> vnets = [];
        foreach ((VNetBuilder vnet, VNet record) in VNets.Zip(seed.VNets))
        {
            vnets.TryAdd(record.Id, vnet);
        }

        VNetBuilder? VNetOf(ResourceId? subnet) => subnet?.Parent is { } id ? vnets.GetValueOrDefault(id) : null;
        foreach ((VNetBuilder vnet, VNet record) in VNets.Zip(seed.VNets))
        {
            vnet.Links.AddRange(record.Peerings.Select(peering => new PeeringSide(vnet, vnets.GetValueOrDefault(peering.RemoteVNetId), peering)));
        }

        Sites.AddRange(seed.Sites.Select(site => new SiteBuilder(this, site)));
        Dictionary<ResourceId, GatewayBuilder> gateways = [];
        foreach (Gateway gateway in seed.Gateways)
        {
            var builder = new GatewayBuilder(this, VNetOf(gateway.SubnetId), gateway, at: null);
            Gateways.Add(builder);
            gateways.TryAdd(gateway.Id, builder);
        }

        GatewayBuilder? GatewayOf(ResourceId? id) => id is null ? null : gateways.GetValueOrDefault(id);
        Circuits.AddRange(seed.ExpressRouteCircuits.Select(circuit => new CircuitDraft(circuit, () => circuit.Id, at: null)));
        RouteTables.AddRange(seed.RouteTables.Select(table => new RouteTableBuilder(this, table)));
        Groups.AddRange(seed.NetworkSecurityGroups.Select(group => new NetworkSecurityGroupBuilder(this, group)));
        Firewalls.AddRange(seed.AzureFirewalls.Select(firewall => new FirewallBuilder(this, VNetOf(firewall.SubnetId), firewall, at: null)));
        NetworkManagers.AddRange(seed.NetworkManagers.Select(manager => new NetworkManagerBuilder(this, manager)));
        RouteServers.AddRange(seed.RouteServers.Select(server => new RouteServerBuilder(this, VNetOf(server.SubnetId), server, at: null)));

        Dictionary<ResourceId, DraftItem<NetworkInterface>> interfaces = [];
        foreach (NetworkInterface record in seed.NetworkInterfaces)
        {
            var item = new DraftItem<NetworkInterface>(record.Id, record, record.IPConfigurations.Select(configuration => VNetOf(configuration.SubnetId)));
            NetworkInterfaces.Keep(item);
            interfaces.TryAdd(record.Id, item);
        }

        foreach (VirtualMachine machine in seed.VirtualMachines)
        {
            VirtualMachines.Keep(new DraftItem<VirtualMachine>(machine.Id, machine, machine.NetworkInterfaceIds.Select(id => interfaces.GetValueOrDefault(id))));
        }

        foreach (Appliance appliance in seed.Appliances)
        {
            DraftItem<NetworkInterface>? item = interfaces.GetValueOrDefault(appliance.NetworkInterfaceId);
            HostAddress? address = seed.NetworkInterfaces.FirstOrDefault(record => record.Id == appliance.NetworkInterfaceId)?.IPConfigurations
                .Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(candidate => candidate is not null);
            Appliances.Add(new ApplianceBuilder(this, appliance, address, item));
        }

        foreach (PublicIPAddress address in seed.PublicIPAddresses)
        {
            PublicIPAddresses.Keep(new DraftItem<PublicIPAddress>(address.Id, address));
        }

        foreach (NatGateway gateway in seed.NatGateways)
        {
            NatGateways.Keep(new DraftItem<NatGateway>(gateway.Id, gateway));
        }

        foreach (PrivateEndpoint endpoint in seed.PrivateEndpoints)
        {
            PrivateEndpoints.Keep(new DraftItem<PrivateEndpoint>(endpoint.Id, endpoint, VNetOf(endpoint.SubnetId)));
        }

        foreach (LocalNetworkGateway device in seed.LocalNetworkGateways)
        {
            SiteBuilder? site = device.Site is { } name ? Sites.Find(candidate => candidate.Name == name) : null;
            LocalNetworkGateways.Keep(new DraftItem<LocalNetworkGateway>(device.Name, () => device.Id, (_, _) => Mirror(device, site), at: null));
        }

        foreach (Connection connection in seed.Connections)
        {
            Connections.Keep(new DraftItem<Connection>(connection.Id, connection, GatewayOf(connection.GatewayId), GatewayOf(connection.PeerGatewayId)));
        }
    }

    // A local network gateway that held exactly the prefixes of its site goes on doing so; one that differs is the design's own business.
    private static LocalNetworkGateway Mirror(LocalNetworkGateway device, SiteBuilder? site) =>
        site is null || !site.SeededPrefixes.Equals(device.AddressSpace) ? device : device with { AddressSpace = site.Record.AddressSpace };
}
