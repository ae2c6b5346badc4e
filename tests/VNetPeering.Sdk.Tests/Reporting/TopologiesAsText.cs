using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class TopologiesAsText
{
    private const string Group = "/subscriptions/s/resourceGroups/net/providers/Microsoft.Network";

    [Test]
    public void The_overview_shows_links_with_state_and_flags()
    {
        ResourceId hub = ResourceId.Parse($"{Group}/virtualNetworks/hub");
        ResourceId app = ResourceId.Parse($"{Group}/virtualNetworks/app");
        ResourceId table = ResourceId.Parse($"{Group}/routeTables/to-firewall");
        ResourceId gateway = ResourceId.Parse($"{Group}/virtualNetworkGateways/hub-gw");
        var estate = new ImportResult
        {
            Diagnostics = new([]),
            Ignored = [new IgnoredItem { File = "dns.json", ResourceType = "Microsoft.Network/dnsZones", Reason = "The type decides nothing about routes or flows.", Count = 2 }],
            Topology = new Topology
            {
                VNets =
                [
                    new VNet
                    {
                        Id = hub,
                        Region = "westeurope",
                        AddressSpace = [AddressPrefix.Parse("10.0.0.0/16"), AddressPrefix.Parse("fd00::/48")],
                        Subnets = [new Subnet { Id = hub.Child("subnets", "GatewaySubnet"), AddressPrefixes = [AddressPrefix.Parse("10.0.0.0/27")], RouteTableId = table }],
                        Peerings = [new Peering { Id = hub.Child("virtualNetworkPeerings", "to-app"), RemoteVNetId = app, AllowGatewayTransit = true, State = PeeringState.Initiated, SyncLevel = PeeringSyncLevel.LocalNotInSync }],
                    },
                    new VNet
                    {
                        Id = app,
                        IsPlaceholder = true,
                        Peerings = [new Peering { Id = app.Child("virtualNetworkPeerings", "to-hub"), RemoteVNetId = hub, UseRemoteGateways = true }],
                    },
                ],
                Gateways = [new Gateway { Id = gateway, Type = GatewayType.Vpn, Sku = "VpnGw1AZ", IPConfigurations = [new GatewayIPConfiguration { SubnetId = hub.Child("subnets", "GatewaySubnet") }] }],
                Connections = [new Connection { Id = ResourceId.Parse($"{Group}/connections/to-hq"), Type = ConnectionType.IPsec, GatewayId = gateway, LocalNetworkGatewayId = ResourceId.Parse($"{Group}/localNetworkGateways/hq") }],
                LocalNetworkGateways = [new LocalNetworkGateway { Id = ResourceId.Parse($"{Group}/localNetworkGateways/hq"), AddressSpace = [AddressPrefix.Parse("192.168.0.0/16")] }],
                RouteTables =
                [
                    new RouteTable
                    {
                        Id = table,
                        DisableBgpRoutePropagation = true,
                        Routes = [new UserDefinedRoute { Name = "all", Destination = AddressPrefix.AllIPv4, NextHopType = NextHopType.VirtualAppliance, NextHop = NextHopAddress.FromUnresolved("[reference('fw').privateIPAddress]") }],
                    },
                ],
                NetworkSecurityGroups = [new NetworkSecurityGroup { Id = ResourceId.Parse($"{Group}/networkSecurityGroups/web-nsg") }],
            },
        };

        string text = TextReport.Render(estate);

        text.ShouldMatchApproved("topology.txt");
    }

    [Test]
    public void Network_managers_are_shown_with_groups_and_configurations()
    {
        var net = new TopologyBuilder("managed");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16");
        VNetBuilder app = net.VNet("app", "10.1.0.0/16");
        net.NetworkManager("corp", m => m.HubAndSpoke("prod", hub, [app]));
        net.NetworkManager("lab", m => m.Mesh("all", [hub, app]).DeployedTo("westeurope"));

        string text = TextReport.Render(new ImportResult { Diagnostics = new([]), Topology = net.Build() });

        text.ShouldContain("""
            network manager corp
              group          prod  app
              configuration  prod  HubAndSpoke  hub hub  for prod  deployment not stated

            network manager lab
              group          all  hub app
              configuration  all  Mesh  for all  deployed to westeurope
            """.ReplaceLineEndings("\n"));
    }
}
