using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>Plans: in which order Azure accepts a change, and what is down in between.</summary>
public sealed class DeploymentPlans
{
    [Test]
    public void Equal_networks_need_no_operation() => SampleNetworks.HubAndSpoke().PlanDeploymentTo(SampleNetworks.HubAndSpoke()).ShouldBe(new DeploymentPlan());

    [Test]
    public void A_new_spoke_comes_with_its_VNet_first_and_both_links_after_it()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        Topology after = SampleNetworks.SpokeChain(3);

        DeploymentPlan plan = Check(before, after);

        plan.Waves.Select(wave => wave.Operations.Select(operation => operation.GetType().Name)).ShouldBe([["PutVNet"], ["PutPeering", "PutPeering"]]);
        plan.Interruptions.ShouldBeEmpty();
    }

    [Test] // 2.61: a link cannot borrow what is not there
    public void A_gateway_comes_before_the_link_that_borrows_it()
    {
        Topology Net(bool withGateway)
        {
            var net = new TopologyBuilder("contoso");
            VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.GatewaySubnet("10.0.0.0/27"));
            PeeringBuilder peering = net.VNet("app", "10.0.1.0/24", v => v.Subnet("work", "10.0.1.0/26")).PeerWith(hub);
            if (withGateway)
            {
                hub.VpnGateway("gw");
                peering.UsingItsGateway();
            }

            return net.Build();
        }

        DeploymentPlan plan = Check(Net(false), Net(true));

        int gateway = plan.Waves.Single(wave => wave.Operations.Any(operation => operation is PutResource { Resource: Gateway })).Number;
        plan.Waves.Where(wave => wave.Operations.Any(operation => operation is PutPeering)).ShouldAllBe(wave => wave.Number > gateway);
    }

    [Test] // 2.31
    public void A_grown_address_space_is_synchronized_in_the_other_VNet()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        Topology after = before.WithVNet("v2", vnet => vnet with { AddressSpace = vnet.AddressSpace.Add(AddressPrefix.Parse("10.9.0.0/16")) });

        DeploymentPlan plan = Check(before, after);

        plan.Waves.SelectMany(wave => wave.Operations).Select(operation => $"{operation.GetType().Name} {operation.Target.Parent?.Name}").ShouldBe(["AddAddressPrefix ", "SyncPeering v1"]);
        plan.Interruptions.ShouldBeEmpty();
    }

    [Test]
    public void What_is_removed_goes_last_links_before_their_VNet()
    {
        DeploymentPlan plan = Check(SampleNetworks.SpokeChain(3), SampleNetworks.SpokeChain(2));

        plan.Waves.SelectMany(wave => wave.Operations).Select(operation => operation.Target.Name.Value).ShouldBe(["to-v3", "v3"]);
    }

    [Test] // 2.24: a Disconnected link is deleted before both are written again
    public void A_broken_peering_is_made_again()
    {
        Topology after = SampleNetworks.SpokeChain(2);
        Topology before = after
            .WithVNet("v2", vnet => vnet with { Peerings = [] })
            .WithLink("v1", "v2", link => link with { State = PeeringState.Disconnected });
        after = after.WithLink("v1", "v2", link => link with { State = PeeringState.Connected }).WithLink("v2", "v1", link => link with { State = PeeringState.Connected });

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.ShouldBeEmpty();
        Reached(before, plan).Compile().Trace("v1/web", "v2/web").Verdict.ShouldBe(Sdk.Reachability.Verdict.Reachable);
    }

    [Test] // a route table that moves a flow before the link that it needs would take it down
    public void A_move_from_an_appliance_to_a_peering_does_not_interrupt()
    {
        Topology before = SampleNetworks.HubAppliance();
        Topology after = before with
        {
            VNets =
            [
                .. before.VNets.Select(vnet => vnet.Name == "spoke1" ? vnet with { Peerings = vnet.Peerings.Add(Draw.Link("spoke1", "spoke2")) }
                    : vnet.Name == "spoke2" ? vnet with { Peerings = vnet.Peerings.Add(Draw.Link("spoke2", "spoke1")) } : vnet),
            ],
        };

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.IsComplete.ShouldBeTrue();
        plan.Waves.Count.ShouldBe(1);
        plan.Interruptions.ShouldBeEmpty();
    }

    [Test] // a peering cannot be turned to subnets: it is deleted and written again, and flows are down in between
    public void Where_every_order_interrupts_the_flows_are_named()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        ResourceId renamed = Ids.VNet("v1").Child("virtualNetworkPeerings", "renamed");
        Topology after = before.WithVNet("v1", vnet => vnet with { Peerings = [vnet.Peerings[0] with { Id = renamed }] });

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.IsComplete.ShouldBeTrue(string.Join('\n', plan.Refused.Select(result => result.Refusal)));
        plan.Interruptions.Select(flow => $"{flow.From.Name} {flow.To.Name}").Distinct().ShouldBe(["v1/web v2/web", "v2/web v1/web"]);
        plan.Interruptions.ShouldAllBe(flow => flow.Causes.Count > 0);
    }

    [Test] // 2.61, 2.66: the VNet has room for one gateway, and whoever borrows it has to give it up
    public void A_gateway_that_is_replaced_takes_its_connections_and_borrowers_with_it_for_a_while()
    {
        Topology before = HubWithGateway("old");
        ResourceId gateway = before.Gateways[0].Id.Sibling(ResourceTypes.Gateway, "new");
        Topology after = before with { Gateways = [before.Gateways[0] with { Id = gateway }], Connections = [before.Connections[0] with { GatewayId = gateway }] };

        DeploymentPlan plan = Check(before, after);

        plan.Waves.Select(wave => string.Join(", ", wave.Operations.Select(operation => $"{operation.GetType().Name} {operation.Target.Name}"))).ShouldBe(
        [
            "DeleteResource old-to-hq", "PutPeering app-to-hub", "DeleteResource old", "PutResource new", "PutResource old-to-hq", "PutPeering app-to-hub",
        ]);
        plan.Interruptions.Select(flow => $"{flow.Wave} {flow.From.Name} {flow.To.Name}").Distinct().ShouldContain("1 app/work hq");
        plan.Waves[^1].Interrupts.ShouldBeEmpty();
    }

    [Test] // the VPN type of a gateway is fixed
    public void A_gateway_of_another_VPN_type_is_deleted_and_made_again()
    {
        Topology before = HubWithGateway("gw");
        Topology after = before with { Gateways = [before.Gateways[0] with { VpnType = VpnType.PolicyBased }] };

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.Where(result => result.Operation is DeleteResource or PutResource { Resource: Gateway }).ShouldBeEmpty();
        plan.Waves.SelectMany(wave => wave.Operations).Count(operation => operation is DeleteResource && operation.Target == before.Gateways[0].Id).ShouldBe(1);
    }

    [Test]
    public void The_connections_of_the_new_gateway_come_before_whoever_borrows_it()
    {
        DeploymentPlan plan = Check(HubWithGateway("old"), HubWithGateway("new"));

        plan.Waves[^2].Operations.ShouldHaveSingleItem().ShouldBeOfType<PutResource>().Resource.ShouldBeOfType<Connection>();
        plan.Waves[^1].Operations.ShouldHaveSingleItem().ShouldBeOfType<PutPeering>();
    }

    [Test]
    public void A_gateway_that_has_another_one_beside_it_is_not_given_up()
    {
        Topology Net(string name)
        {
            Topology net = HubWithGateway(name);
            return net with { Gateways = net.Gateways.Add(net.Gateways[0] with { Id = net.Gateways[0].Id.Sibling(ResourceTypes.Gateway, "circuits"), Type = GatewayType.ExpressRoute, VpnType = null }) };
        }

        DeploymentPlan plan = Check(Net("old"), Net("new"));

        plan.Waves.SelectMany(wave => wave.Operations).ShouldNotContain(operation => operation is PutPeering);
    }

    [Test] // 2.10
    public void What_Azure_refuses_in_every_order_is_told_with_its_code()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        Topology after = before with
        {
            VNets = [.. before.VNets.Select(vnet => vnet.Name == "v2" ? vnet with { Peerings = vnet.Peerings.Add(Draw.Link("v2", "v9")) } : vnet), Draw.VNet("v9", "10.1.0.0/16") with { Peerings = [Draw.Link("v9", "v2")] }],
        };

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.IsComplete.ShouldBeFalse();
        plan.Refused.ShouldContain(result => result.Refusal!.Code == "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
    }

    [Test]
    public void What_has_no_operation_is_told()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        Topology after = before with { Sites = [new Site { Name = "hq", AddressSpace = [AddressPrefix.Parse("192.168.0.0/16")] }] };

        before.PlanDeploymentTo(after).Outside.ShouldHaveSingleItem().Resource.ShouldBe("sites/hq");
    }

    [Test]
    public void Everything_that_is_attached_to_a_network_has_its_place_in_the_order()
    {
        Topology bare = SampleNetworks.SpokeChain(2);
        Topology full = WithServices(bare);

        DeploymentPlan made = Check(bare, full);
        DeploymentPlan taken = Check(full, bare);

        made.Outside.ShouldBeEmpty();
        taken.Outside.ShouldBeEmpty();
        Wave(made, "pip").ShouldBeLessThan(Wave(made, "nat"));
        Wave(made, "nat").ShouldBeLessThan(Wave(made, "work"));
        Wave(made, "lb").ShouldBeLessThan(Wave(made, "nic"));
        Wave(made, "nic").ShouldBeLessThan(Wave(made, "vm"));
        Wave(taken, "vm").ShouldBeLessThan(Wave(taken, "nic"));
        Wave(taken, "fw").ShouldBeLessThan(Wave(taken, SpecialSubnets.Firewall));
        Wave(taken, "nat").ShouldBeLessThan(Wave(taken, "pip"));
        made.ToString().ShouldBe($"{made.Waves.Sum(wave => wave.Operations.Count)} operations in {made.Waves.Count} waves, 0 refused, 0 interruptions");
    }

    [Test]
    public void A_part_of_a_resource_is_changed_with_the_resource()
    {
        Topology before = WithServices(SampleNetworks.SpokeChain(2));
        Topology after = before with
        {
            NetworkInterfaces = [before.NetworkInterfaces[0] with { IPConfigurations = [before.NetworkInterfaces[0].IPConfigurations[0] with { PublicIPAddressId = null, PrivateIPAddress = HostAddress.Parse("10.1.200.7") }] }],
            NetworkManagers = [before.NetworkManagers[0] with { NetworkGroups = [before.NetworkManagers[0].NetworkGroups[0] with { StaticMembers = [] }] }],
        };

        DeploymentPlan plan = Check(before, after);

        plan.Outside.ShouldBeEmpty();
        plan.Waves.SelectMany(wave => wave.Operations).Select(operation => operation.Target.Name.Value).Order().ShouldBe(["avnm", "nic"]);
    }

    private static int Wave(DeploymentPlan plan, string name) => plan.Waves.Single(wave => wave.Operations.Any(operation => operation.Target.Name == name)).Number;

    private static Topology WithServices(Topology net)
    {
        ResourceId vnet = net.VNets[0].Id;
        ResourceId Id(string type, string name) => vnet.Sibling(type, name);
        ResourceId pip = Id(ResourceTypes.PublicIPAddress, "pip");
        ResourceId nat = Id(ResourceTypes.NatGateway, "nat");
        ResourceId nic = Id(ResourceTypes.NetworkInterface, "nic");
        ResourceId pool = Id(ResourceTypes.LoadBalancer, "lb").Child("backendAddressPools", "pool");
        ResourceId manager = Id(ResourceTypes.NetworkManager, "avnm");
        ResourceId work = vnet.Child("subnets", "work");
        ResourceId firewall = vnet.Child("subnets", SpecialSubnets.Firewall);
        return net with
        {
            VNets =
            [
                net.VNets[0] with
                {
                    AddressSpace = net.VNets[0].AddressSpace,
                    Subnets =
                    [
                        .. net.VNets[0].Subnets,
                        new Subnet { Id = work, AddressPrefixes = [AddressPrefix.Parse("10.1.200.0/24")], NatGatewayId = nat },
                        new Subnet { Id = firewall, AddressPrefixes = [AddressPrefix.Parse("10.1.201.0/26")] },
                    ],
                },
                .. net.VNets.Skip(1),
            ],
            PublicIPAddresses = [new PublicIPAddress { Id = pip, Sku = "Standard" }],
            NatGateways = [new NatGateway { Id = nat, PublicIPAddressIds = [pip] }],
            ApplicationSecurityGroups = [new ApplicationSecurityGroup { Id = Id(ResourceTypes.ApplicationSecurityGroup, "asg") }],
            LoadBalancers = [new LoadBalancer { Id = pool.Parent!, BackendPoolIds = [pool], FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = work, PrivateIPAddress = HostAddress.Parse("10.1.200.9") }] }],
            NetworkInterfaces =
            [
                new NetworkInterface
                {
                    Id = nic,
                    VirtualMachineId = Id(ResourceTypes.VirtualMachine, "vm"),
                    IPConfigurations =
                    [
                        new IPConfiguration
                        {
                            Name = "one",
                            SubnetId = work,
                            PrivateIPAddress = HostAddress.Parse("10.1.200.4"),
                            LoadBalancerBackendPoolIds = [pool],
                            ApplicationSecurityGroupIds = [Id(ResourceTypes.ApplicationSecurityGroup, "asg")],
                        },
                    ],
                },
            ],
            VirtualMachines = [new VirtualMachine { Id = Id(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [nic] }],
            AzureFirewalls = [new AzureFirewall { Id = Id(ResourceTypes.AzureFirewall, "fw"), SubnetId = firewall, PrivateIPAddress = HostAddress.Parse("10.1.201.4"), Rules = [] }],
            PrivateEndpoints = [new PrivateEndpoint { Id = Id(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = work, Addresses = [HostAddress.Parse("10.1.200.8")] }],
            ExpressRouteCircuits = [new ExpressRouteCircuit { Id = Id(ResourceTypes.ExpressRouteCircuit, "er") }],
            NetworkManagers =
            [
                new NetworkManager
                {
                    Id = manager,
                    NetworkGroups = [new NetworkGroup { Id = manager.Child("networkGroups", "all"), StaticMembers = [new StaticMember { Name = "one", ResourceId = vnet }] }],
                },
            ],
        };
    }

    [Test]
    public void Random_changes_are_reached_or_refused()
    {
        int complete = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new SeededRandom(seed);
            Topology before = RandomTopologies.NextWithSecurity(seed, 2 + (seed % 3));
            Topology after = Enumerable.Range(0, 2).Aggregate(before, (topology, _) => RandomChanges.Apply(topology, random));

            DeploymentPlan plan = before.PlanDeploymentTo(after);

            if (plan.IsComplete && plan.Outside.Count == 0)
            {
                complete++;
                after.DiffFrom(Reached(before, plan)).Configuration.ShouldBeEmpty($"seed {seed}");
            }
        }

        complete.ShouldBeGreaterThan(10);
    }

    private static Topology HubWithGateway(string gateway)
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder site = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.GatewaySubnet("10.0.0.0/27").Subnet("shared", "10.0.0.64/26"));
        hub.VpnGateway(gateway, g => g.SiteToSite(site));
        net.VNet("app", "10.0.1.0/24", v => v.Subnet("work", "10.0.1.0/26")).PeerWith(hub).UsingItsGateway();
        return net.Build();
    }

    /// <summary>Sends the operations of a plan one after the other; each has to be accepted, and they lead to the later network.</summary>
    private static DeploymentPlan Check(Topology before, Topology after)
    {
        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.Select(result => result.Refusal).ShouldBeEmpty();
        after.DiffFrom(Reached(before, plan)).Configuration.ShouldBeEmpty();
        plan.Waves.Select(wave => wave.Number).ShouldBe(Enumerable.Range(1, plan.Waves.Count));
        return plan;
    }

    private static Topology Reached(Topology before, DeploymentPlan plan) => plan.Waves.SelectMany(wave => wave.Operations).Aggregate(before, (topology, operation) =>
    {
        OperationResult result = topology.Apply(operation);
        result.IsAccepted.ShouldBeTrue($"{operation}: {result.Refusal}");
        return result.Topology;
    });
}
