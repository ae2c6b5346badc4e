using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization.Formats;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization;

/// <summary>The format of a topology: which properties it has, what they are called, and in which order they are written. Those of other records are in <c>Formats</c>.</summary>
internal static class TopologyFormat
{
    public static readonly RecordCodec<Topology> Topology = new RecordCodec<Topology>(new())
        .Optional("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("vnets", ListOf(NetworkFormats.VNet), r => r.VNets, (r, v) => r with { VNets = v })
        .Optional("gateways", ListOf(HybridFormats.Gateway), r => r.Gateways, (r, v) => r with { Gateways = v })
        .Optional("connections", ListOf(HybridFormats.Connection), r => r.Connections, (r, v) => r with { Connections = v })
        .Optional("localNetworkGateways", ListOf(HybridFormats.LocalNetworkGateway), r => r.LocalNetworkGateways, (r, v) => r with { LocalNetworkGateways = v })
        .Optional("expressRouteCircuits", ListOf(HybridFormats.ExpressRouteCircuit), r => r.ExpressRouteCircuits, (r, v) => r with { ExpressRouteCircuits = v })
        .Optional("sites", ListOf(HybridFormats.Site), r => r.Sites, (r, v) => r with { Sites = v })
        .Optional("routeTables", ListOf(TableFormats.RouteTable), r => r.RouteTables, (r, v) => r with { RouteTables = v })
        .Optional("networkSecurityGroups", ListOf(TableFormats.NetworkSecurityGroup), r => r.NetworkSecurityGroups, (r, v) => r with { NetworkSecurityGroups = v })
        .Optional("applicationSecurityGroups", ListOf(TableFormats.ApplicationSecurityGroup), r => r.ApplicationSecurityGroups, (r, v) => r with { ApplicationSecurityGroups = v })
        .Optional("networkInterfaces", ListOf(MachineFormats.NetworkInterface), r => r.NetworkInterfaces, (r, v) => r with { NetworkInterfaces = v })
        .Optional("virtualMachines", ListOf(MachineFormats.VirtualMachine), r => r.VirtualMachines, (r, v) => r with { VirtualMachines = v })
        .Optional("publicIPAddresses", ListOf(MachineFormats.PublicIPAddress), r => r.PublicIPAddresses, (r, v) => r with { PublicIPAddresses = v })
        .Optional("natGateways", ListOf(MachineFormats.NatGateway), r => r.NatGateways, (r, v) => r with { NatGateways = v })
        .Optional("loadBalancers", ListOf(MachineFormats.LoadBalancer), r => r.LoadBalancers, (r, v) => r with { LoadBalancers = v })
        .Optional("azureFirewalls", ListOf(ApplianceFormats.AzureFirewall), r => r.AzureFirewalls, (r, v) => r with { AzureFirewalls = v })
        .Optional("routeServers", ListOf(HybridFormats.RouteServer), r => r.RouteServers, (r, v) => r with { RouteServers = v })
        .Optional("privateEndpoints", ListOf(MachineFormats.PrivateEndpoint), r => r.PrivateEndpoints, (r, v) => r with { PrivateEndpoints = v })
        .Optional("virtualHubs", ListOf(HybridFormats.VirtualHub), r => r.VirtualHubs, (r, v) => r with { VirtualHubs = v })
        .Optional("networkManagers", ListOf(ManagerFormats.NetworkManager), r => r.NetworkManagers, (r, v) => r with { NetworkManagers = v })
        .Optional("appliances", ListOf(ApplianceFormats.Appliance), r => r.Appliances, (r, v) => r with { Appliances = v })
        .Optional("accessIntents", ListOf(NoteFormats.AccessIntent), r => r.AccessIntents, (r, v) => r with { AccessIntents = v })
        .Optional("inspectionIntents", ListOf(NoteFormats.InspectionIntent), r => r.InspectionIntents, (r, v) => r with { InspectionIntents = v })
        .Optional("unreadValues", ListOf(NoteFormats.UnreadValue), r => r.UnreadValues, (r, v) => r with { UnreadValues = v })
        .Optional("sources", new SourceMapCodec(NoteFormats.SourceEntry), r => r.Sources, (r, v) => r with { Sources = v });
}
