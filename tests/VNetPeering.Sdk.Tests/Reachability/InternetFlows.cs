using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Rules 3.40 and 3.70-3.73: out to the Internet and in from it.</summary>
public sealed class InternetFlows
{
    private const string Fine = "Reachable Delivered/Delivered";

    [Test]
    public void The_internet_is_what_is_public_and_nobody_uses()
    {
        var net = new TopologyBuilder("public");
        net.VNet("app", "40.0.0.0/8");

        ValueList<AddressRange> internet = net.Build().Compile().InternetAddresses;

        internet.Any(range => range.Contains(HostAddress.Parse("8.8.8.8"))).ShouldBeTrue();
        internet.Any(range => range.Contains(HostAddress.Parse("2001:4860::1"))).ShouldBeTrue();
        foreach (string used in new[] { "40.1.2.3", "10.0.0.1", "168.63.129.16", "fd00::1" })
        {
            internet.Any(range => range.Contains(HostAddress.Parse(used))).ShouldBeFalse(used);
        }
    }

    [Test] // 5.23: what a rule for the Internet admits is what the place stands for, whole
    public void A_rule_for_the_tag_admits_all_of_the_internet()
    {
        ResourceId nsg = Ids.Of(ResourceTypes.NetworkSecurityGroup, "nsg");
        var web = new SecurityRule
        {
            Name = "web",
            Priority = 100,
            Direction = SecurityRuleDirection.Inbound,
            Access = SecurityRuleAccess.Allow,
            Protocol = "Tcp",
            SourceAddressPrefix = "Internet",
            DestinationAddressPrefix = "*",
            SourcePortRange = "*",
            DestinationPortRange = "443",
        };
        Topology topology = (WithPublicAddress(Private()) with { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = nsg, SecurityRules = [web] }] })
            .WithSubnet("v1/web", subnet => subnet with { NetworkSecurityGroupId = nsg });
        CompiledNetwork network = topology.Compile();

        network.Trace("internet", "vm-nic", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("internet", "vm-nic", Protocol.Tcp(443)).Partial.ShouldBeEmpty();
        FlowTrace ssh = network.Trace("internet", "vm-nic", Protocol.Tcp(22));
        ssh.Verdict.ShouldBe(Verdict.Blocked);
        ssh.Blockers.ShouldHaveSingleItem().Rule.ShouldBe("defaultSecurityRules/DenyAllInBound");
        network.Trace("internet", "vm-nic", Protocol.Tcp(22, 443)).Partial.Select(part => $"{part.Protocol} {part.Verdict}").Distinct().ShouldBe(["tcp/22 Blocked", "tcp/443 Reachable"]);
    }

    [TestCase("Standard", "", Verdict.Blocked)]
    [TestCase("StandardV2", "", Verdict.Blocked)]
    [TestCase("Basic", "", Verdict.Reachable)]
    [TestCase(null, "", Verdict.Reachable)]
    [TestCase("Standard", "subnet", Verdict.Reachable)]
    [TestCase("Standard", "nic", Verdict.Reachable)]
    public void A_Standard_address_is_closed_until_a_group_opens_it(string? sku, string group, Verdict verdict)
    {
        Topology topology = WithOpenGroup(WithPublicAddress(Private()), group) with { PublicIPAddresses = [new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "vm-ip"), Sku = sku }] };

        FlowTrace trace = topology.Compile().Trace("internet", "vm-nic", Protocol.Tcp(443));

        trace.Verdict.ShouldBe(verdict);
        trace.Blockers.Select(blocker => (blocker.Reason, blocker.Resource)).ShouldBe(verdict == Verdict.Blocked ? [(Disposition.PublicAddressIsClosed, Ids.Of(ResourceTypes.PublicIPAddress, "vm-ip"))] : []);
        trace.Assumptions.Count(assumption => assumption.Kind == AssumptionKind.PublicAddressIsOpen).ShouldBe(sku is null ? 1 : 0);
        topology.Compile().Trace("vm-nic", "8.8.8.8").Verdict.ShouldBe(Verdict.Reachable, "answers to its own flows come in");
    }

    [TestCase("Standard", "Standard", Verdict.Blocked)]
    [TestCase(null, "Standard", Verdict.Blocked, TestName = "the load balancer has the SKU of its address")]
    [TestCase("Basic", "Basic", Verdict.Reachable)]
    [TestCase(null, null, Verdict.Reachable)]
    public void So_is_a_Standard_load_balancer(string? sku, string? ofAddress, Verdict verdict)
    {
        Topology topology = Private();
        ResourceId pool = Ids.Pool("lb");
        NetworkInterface nic = Draw.Interface("vm-nic", "v1/web", "10.1.1.9");
        topology = topology with
        {
            NetworkInterfaces = [nic with { IPConfigurations = [nic.IPConfigurations[0] with { LoadBalancerBackendPoolIds = [pool] }] }],
            PublicIPAddresses = [new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "lb-ip"), Sku = ofAddress }],
            LoadBalancers =
            [
                new LoadBalancer
                {
                    Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"),
                    Sku = sku,
                    FrontEnds = [new LoadBalancerFrontEnd { Name = "front", PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "lb-ip") }],
                    BackendPoolIds = [pool],
                    Rules = [new LoadBalancerRule { Name = "web", FrontEnd = "front", Protocol = "Tcp", FrontEndPort = 443, BackendPort = 443, BackendPoolId = pool }],
                },
            ],
        };

        topology.Compile().Trace("internet", "vm-nic", Protocol.Tcp(443)).Verdict.ShouldBe(verdict);
        WithOpenGroup(topology, "subnet").Compile().Trace("internet", "vm-nic", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void The_open_one_of_two_addresses_lets_in()
    {
        Topology topology = WithPublicAddress(Private());
        NetworkInterface nic = topology.NetworkInterfaces.Single();
        IPConfiguration first = nic.IPConfigurations[0];
        topology = topology with
        {
            NetworkInterfaces = [nic with { IPConfigurations = [first, first with { Name = "second", PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "old-ip") }] }],
            PublicIPAddresses = [new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "vm-ip"), Sku = "Standard" }, new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "old-ip"), Sku = "Basic" }],
        };

        topology.Compile().Trace("internet", "vm-nic", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [TestCase(true, Verdict.Reachable)]
    [TestCase(false, Verdict.Blocked)]
    [TestCase(null, Verdict.Unknown)]
    public void Without_another_way_out_default_outbound_access_decides(bool? stated, Verdict verdict)
    {
        Topology topology = Alone().WithSubnet("v1/web", subnet => subnet with { DefaultOutboundAccess = stated }); // 3.71

        FlowTrace trace = topology.Compile().Trace("v1/web", "8.8.8.8");

        trace.Verdict.ShouldBe(verdict);
        trace.Unknowns.Select(fact => fact.Reason).ShouldBe(stated is null ? [UnknownReason.DefaultOutboundAccessNotStated] : []);
    }

    [Test] // 3.73
    public void Next_hop_says_Internet_for_a_private_subnet_all_the_same() =>
        Private().Compile().NextHop("v1/web", "8.8.8.8").Type.ShouldBe(NextHopType.Internet);

    [Test] // 3.70
    public void A_NAT_gateway_is_a_way_out() =>
        Private().WithSubnet("v1/web", subnet => subnet with { NatGatewayId = Ids.Of(ResourceTypes.NatGateway, "nat") }).Compile().Ask("v1/web", "8.8.8.8").ShouldBe(Fine);

    [Test] // 3.70
    public void A_public_address_is_a_way_out_of_its_interface_only()
    {
        CompiledNetwork network = WithPublicAddress(Private()).Compile();

        network.Ask("vm-nic", "8.8.8.8").ShouldBe(Fine);
        network.Ask("v1/web", "8.8.8.8").ShouldStartWith("Blocked NoWayOutToInternet");
    }

    [Test] // 3.70
    public void An_outbound_rule_is_a_way_out()
    {
        Topology topology = WithPool(Private()) with { LoadBalancers = [new LoadBalancer { Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"), BackendPoolIds = [Ids.Pool("lb")], OutboundPoolIds = [Ids.Pool("lb")] }] };

        topology.Compile().Ask("vm-nic", "8.8.8.8").ShouldBe(Fine);
    }

    [Test] // 3.70
    public void A_firewall_is_a_way_out()
    {
        Topology topology = SampleNetworks.HubAppliance().WithVNet("hub", hub => hub with { Subnets = [Draw.Subnet("AzureFirewallSubnet", "10.0.2.0/26") with { Id = Ids.Subnet("hub/AzureFirewallSubnet") }] });
        topology = topology with { NetworkInterfaces = [], AzureFirewalls = [Draw.Firewall("hub", "10.0.2.4")] };

        FlowTrace trace = topology.Compile().Trace("spoke1/web", "8.8.8.8");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Way().ShouldBe("spoke1/web, Peering hub/AzureFirewallSubnet, Internet internet");
        trace.Return.Way().ShouldBe("internet, Internet hub/AzureFirewallSubnet, Peering spoke1/web");
    }

    [Test] // 3.70, 3.09: exempt
    public void A_service_endpoint_needs_no_way_out()
    {
        Topology topology = Private().WithSubnet("v1/web", subnet => subnet with { ServiceEndpoints = [new ServiceEndpoint { Service = "Microsoft.Storage" }] });
        CompileOptions options = new() { ServiceTags = new ServiceTagCatalog([KeyValuePair.Create("Storage", Draw.Prefixes("20.1.0.0/16"))]) };

        FlowTrace trace = topology.Compile(options).Trace("v1/web", "20.1.0.9");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Way().ShouldBe("v1/web, VNet internet", "3.02: it stays on the backbone");
    }

    [Test] // 3.09
    public void Without_a_catalogue_a_public_address_may_be_behind_the_service_endpoint() =>
        Private().WithSubnet("v1/web", subnet => subnet with { ServiceEndpoints = [new ServiceEndpoint { Service = "Microsoft.Storage" }] })
            .Compile().Trace("v1/web", "20.1.0.9").Verdict.ShouldBe(Verdict.Unknown);

    [Test] // 3.72
    public void Nothing_comes_in_without_a_public_address()
    {
        CompiledNetwork network = Alone().Compile();

        network.Trace("internet", "v1/web").Forward.Disposition.ShouldBe(Disposition.NoWayInFromInternet);
        network.Trace("internet", "vm-nic").Forward.Disposition.ShouldBe(Disposition.NoWayInFromInternet);
    }

    [Test] // 3.72
    public void A_public_address_lets_the_Internet_in() =>
        WithPublicAddress(Private()).Compile().Ask("internet", "vm-nic").ShouldBe(Fine);

    [Test] // 3.72: the public address belongs to IPv4
    public void A_public_IPv4_address_lets_no_IPv6_in()
    {
        Topology topology = WithPublicAddress(Private())
            .WithVNet("v1", vnet => vnet with { AddressSpace = Draw.Prefixes("10.1.0.0/16 fd00:1::/48") })
            .WithSubnet("v1/web", subnet => subnet with { AddressPrefixes = Draw.Prefixes("10.1.1.0/24 fd00:1:0:1::/64") });
        NetworkInterface nic = topology.NetworkInterfaces[0];
        topology = topology with
        {
            NetworkInterfaces =
            [
                nic with { IPConfigurations = [.. nic.IPConfigurations, new IPConfiguration { Name = "v6", SubnetId = Ids.Subnet("v1/web"), PrivateIPAddress = HostAddress.Parse("fd00:1:0:1::9") }] },
            ],
        };

        topology.Compile().Trace("internet", "vm-nic", family: IPFamily.IPv6).Forward.Disposition.ShouldBe(Disposition.NoWayInFromInternet);
    }

    [TestCase(true, TestName = "a load-balancing rule")]
    [TestCase(false, TestName = "an inbound NAT rule")]
    public void A_rule_of_a_public_load_balancer_lets_the_Internet_in(bool toPool)
    {
        Topology topology = WithPool(Private()).WithSubnet("v1/web", subnet => subnet with { DefaultOutboundAccess = true }); // 3.72
        topology = topology with
        {
            LoadBalancers =
            [
                new LoadBalancer
                {
                    Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"),
                    FrontEnds = [new LoadBalancerFrontEnd { Name = "public", PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "lb-ip") }],
                    BackendPoolIds = [Ids.Pool("lb")],
                    Rules =
                    [
                        new LoadBalancerRule
                        {
                            Name = "in",
                            FrontEnd = "public",
                            BackendPoolId = toPool ? Ids.Pool("lb") : null,
                            BackendIPConfigurationId = toPool ? null : Ids.Of(ResourceTypes.NetworkInterface, "vm-nic").Child("ipConfigurations", "ipconfig1"),
                        },
                    ],
                },
            ],
        };

        topology.Compile().Trace("internet", "vm-nic").Forward.Disposition.ShouldBe(Disposition.Delivered);
    }

    [Test] // 3.40, 3.72
    public void A_default_route_to_an_appliance_makes_the_answer_to_the_Internet_asymmetric()
    {
        Topology topology = WithPublicAddress(SampleNetworks.HubAppliance(), "spoke1/web", "10.1.1.9");

        topology.Compile().Ask("internet", "vm-nic").ShouldBe("Blocked Delivered/AsymmetricPath");
    }

    [Test] // 1.02
    public void A_private_address_that_a_default_route_sends_out_is_lost_on_the_Internet()
    {
        Topology topology = (Alone() with { RouteTables = [Draw.Table("t", "10.0.0.0/8 Internet")] })
            .WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t"), DefaultOutboundAccess = true });

        topology.Compile().Trace("v1/web", "10.99.0.9").Forward.Disposition.ShouldBe(Disposition.NotRoutedOnInternet);
    }

    private static Topology Alone() => SampleNetworks.SpokeChain(1) with { NetworkInterfaces = [Draw.Interface("vm-nic", "v1/web", "10.1.1.9")] };

    private static Topology Private() => Alone().WithSubnet("v1/web", subnet => subnet with { DefaultOutboundAccess = false });

    private static Topology WithPool(Topology topology)
    {
        NetworkInterface nic = topology.NetworkInterfaces[0];
        return topology with { NetworkInterfaces = [nic with { IPConfigurations = [nic.IPConfigurations[0] with { LoadBalancerBackendPoolIds = [Ids.Pool("lb")] }] }] };
    }

    private static Topology WithOpenGroup(Topology topology, string at)
    {
        NetworkSecurityGroup group = Draw.Group("open", "100 In Allow * * * * *");
        topology = topology with { NetworkSecurityGroups = [group] };
        return at switch
        {
            "subnet" => topology.WithSubnet("v1/web", subnet => subnet with { NetworkSecurityGroupId = group.Id }),
            "nic" => topology with { NetworkInterfaces = [.. topology.NetworkInterfaces.Select(nic => nic with { NetworkSecurityGroupId = group.Id })] },
            _ => topology,
        };
    }

    private static Topology WithPublicAddress(Topology topology, string place = "v1/web", string address = "10.1.1.9")
    {
        NetworkInterface nic = Draw.Interface("vm-nic", place, address);
        nic = nic with { IPConfigurations = [nic.IPConfigurations[0] with { PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "vm-ip") }] };
        return topology with { NetworkInterfaces = [.. topology.NetworkInterfaces.Where(each => each.Id != nic.Id), nic] };
    }
}
