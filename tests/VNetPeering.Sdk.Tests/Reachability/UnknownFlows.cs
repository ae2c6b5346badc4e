using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>The closed list of reasons for Unknown (architecture, "Values"), where no other test has them.</summary>
public sealed class UnknownFlows
{
    [TestCase("", Verdict.Unknown)] // 4.22: nobody says what the appliance announces
    [TestCase("announces=10.9.0.0/16", Verdict.Blocked)]
    public void Clients_may_be_told_what_an_appliance_announces_and_nobody_declares(string announces, Verdict expected)
    {
        CompiledNetwork network = DesignText.Read($"""
            vnet hub 10.0.0.0/16
            subnet hub/GatewaySubnet 10.0.0.0/27
            subnet hub/RouteServerSubnet 10.0.0.64/27
            subnet hub/nva 10.0.1.0/24
            nic nva hub/nva 10.0.1.4 forwarding
            gateway hub/gw Vpn bgp activeActive pool=172.30.0.0/24
            routeserver hub/rs branchToBranch 10.0.0.68 10.0.0.69
            session rs/one 10.0.1.4 asn=65010 {announces}
            vnet far 10.7.0.0/16
            subnet far/web 10.7.1.0/24
            """).Topology.Compile();

        network.Trace("pool:gw", "far/web").Forward.Disposition.ShouldBe(expected == Verdict.Unknown ? Disposition.Unknown : Disposition.SourceHasNoRoute);
    }

    [Test]
    public void A_route_table_that_the_input_does_not_hold()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "lost") });

        ShouldBeUnknown(topology, "v1/web", "v2/web", UnknownReason.UnresolvedReference, "lost");
        ShouldBeUnknown(topology, "v2/web", "v1/web", UnknownReason.UnresolvedReference, "lost");
    }

    [Test]
    public void A_remote_VNet_that_is_a_placeholder()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v2", vnet => new VNet { Id = vnet.Id, IsPlaceholder = true });

        ShouldBeUnknown(topology, "v1/web", "10.2.1.9", UnknownReason.UnresolvedReference, "v2");
    }

    [Test]
    public void A_remote_VNet_whose_snapshot_alone_is_known()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithLink("v1", "v2", link => link with { RemoteAddressSpace = Draw.Prefixes("10.2.0.0/16") });
        topology = topology with { VNets = [topology.VNets[0]] };

        ShouldBeUnknown(topology, "v1/web", "10.2.1.9", UnknownReason.UnresolvedReference, "v2");
    }

    [Test]
    public void A_private_address_that_nobody_owns() =>
        SampleNetworks.SpokeChain(2).Compile().Trace("10.99.0.9", "v1/web").Unknowns.Select(fact => fact.Reason).ShouldContain(UnknownReason.AddressOwnedByNobody);

    [Test]
    public void What_lies_beyond_a_Virtual_WAN_hub()
    {
        Topology topology = SampleNetworks.SpokeChain(1) with
        {
            VirtualHubs =
            [
                new VirtualHub
                {
                    Id = Ids.Of(ResourceTypes.VirtualHub, "vhub"),
                    AddressPrefix = AddressPrefix.Parse("10.200.0.0/23"),
                    Connections = [new HubConnection { Name = "v1", RemoteVNetId = Ids.VNet("v1") }],
                },
            ],
        };

        ShouldBeUnknown(topology, "v1/web", "10.99.0.9", UnknownReason.BeyondVirtualHub, "vhub");
        ShouldBeUnknown(topology, "v1/web", "10.200.0.9", UnknownReason.BeyondVirtualHub, "vhub");
    }

    [Test]
    public void A_gateway_in_a_VNet_of_a_Virtual_WAN_hub()
    {
        Topology topology = SampleNetworks.HubAndSpoke() with
        {
            VirtualHubs =
            [
                new VirtualHub
                {
                    Id = Ids.Of(ResourceTypes.VirtualHub, "vhub"),
                    AddressPrefix = AddressPrefix.Parse("10.200.0.0/23"),
                    Connections = [new HubConnection { Name = "hub", RemoteVNetId = Ids.VNet("hub") }],
                },
            ],
        };

        ShouldBeUnknown(topology, "hq", "10.200.0.9", UnknownReason.BeyondVirtualHub, "vhub");
    }

    [Test] // 2.84 tells of whole VNets
    public void Subnet_peering_with_a_classic_VNet()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v2", vnet => vnet with { DeploymentModel = DeploymentModel.Classic, Peerings = [] })
            .WithLink("v1", "v2", link => link with { PeerCompleteVNets = false, LocalSubnetNames = [new("web")], RemoteSubnetNames = [new("web")] });

        ShouldBeUnknown(topology, "v1/web", "v2/web", UnknownReason.ClassicDetails, "v2");
    }

    [Test] // 4.20: what a BGP session brings is not in the input
    public void A_session_whose_announcements_are_not_declared()
    {
        Topology topology = SampleNetworks.HubAndSpoke();
        topology = topology with
        {
            Sites = [],
            LocalNetworkGateways = [Draw.Device("hq-device", "192.168.255.1/32")],
            Connections = [topology.Connections[0] with { EnableBgp = true }],
        };

        ShouldBeUnknown(topology, "spoke1/web", "192.168.1.9", UnknownReason.BgpNotModelled, "hub-gw-hq-device");
    }

    [Test]
    public void A_VM_whose_interface_the_input_does_not_hold()
    {
        Topology topology = SampleNetworks.SpokeChain(2) with
        {
            VirtualMachines = [new VirtualMachine { Id = Ids.Of(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [Ids.Of(ResourceTypes.NetworkInterface, "lost")] }],
        };

        ShouldBeUnknown(topology, "vm", "v2/web", UnknownReason.UnresolvedReference, "vm");
        ShouldBeUnknown(topology, "v2/web", "vm", UnknownReason.UnresolvedReference, "vm");
    }

    [Test]
    public void An_address_of_a_VNet_with_a_subnet_whose_prefix_is_not_read()
    {
        Topology topology = SampleNetworks.SpokeChain(2).WithVNet("v2", vnet => vnet with { Subnets = [.. vnet.Subnets, Draw.Subnet("open", "") with { Id = Ids.Subnet("v2/open") }] });

        topology.Compile().Trace("v1/web", "10.2.9.9").Verdict.ShouldBe(Verdict.Unknown);
        topology.Compile().Trace("v1/web", "v2/open").Verdict.ShouldBe(Verdict.Unknown);
    }

    [Test]
    public void An_appliance_in_a_VNet_with_a_subnet_whose_prefix_is_not_read()
    {
        Topology topology = SampleNetworks.HubAppliance().WithSubnet("hub/nva", subnet => subnet with { AddressPrefixes = [] }) with { NetworkInterfaces = [] };

        topology.Compile().Trace("spoke1/web", "spoke2/web").Verdict.ShouldBe(Verdict.Unknown);
    }

    private static void ShouldBeUnknown(Topology topology, string from, string to, UnknownReason reason, string about)
    {
        FlowTrace trace = topology.Compile().Trace(from, to);

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns.Select(fact => (fact.Reason, fact.About)).ShouldContain((reason, about));
    }
}
