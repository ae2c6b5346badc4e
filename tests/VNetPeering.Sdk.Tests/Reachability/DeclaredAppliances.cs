using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>What a design declares about its appliances: the flows that they let through, and the source that they put in the place of another.</summary>
public sealed class DeclaredAppliances
{
    private const string Fine = "Reachable Delivered/Delivered";

    [Test]
    public void A_flow_that_is_not_declared_is_stopped_and_its_answer_is_looked_at_as_well()
    {
        CompiledNetwork network = Hub(fw => fw.Stateful().Allows(Protocol.Tcp(443))).Compile();

        network.Trace("app/work", "data/work", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        FlowTrace trace = network.Trace("app/work", "data/work", Protocol.Tcp(22));
        trace.Verdict.ShouldBe(Verdict.Blocked);
        Blocker blocker = trace.Blockers.ShouldHaveSingleItem();
        (blocker.At, blocker.Reason, blocker.OnReturn).ShouldBe(("hub/nva", Disposition.DeniedByAppliance, false));
        trace.Return.Disposition.ShouldBe(Disposition.Delivered);
    }

    [Test]
    public void Ports_and_prefixes_that_are_declared_part_the_flow()
    {
        CompiledNetwork network = Hub(fw => fw.Stateful().Allows(Protocol.Tcp(443), from: "10.0.1.0/27").Allows(Protocol.Tcp(80), to: "10.0.2.8")).Compile();

        FlowTrace trace = network.Trace("app/work", "data/work", Protocol.Tcp(80, 443));

        trace.Verdict.ShouldBe(Verdict.Blocked);
        string[] passing = [.. trace.Partial.Where(part => part.Verdict == Verdict.Reachable).Select(part => $"{part.From} {part.To} {part.Protocol}").Order()];
        passing.ShouldContain(part => part.Contains("10.0.2.8", StringComparison.Ordinal) && part.EndsWith("tcp/80", StringComparison.Ordinal));
        passing.ShouldContain(part => part.Contains("10.0.1.4", StringComparison.Ordinal) && part.EndsWith("tcp/443", StringComparison.Ordinal));
    }

    [Test] // an appliance without a memory looks at every packet
    public void A_stateless_appliance_needs_the_answers_declared()
    {
        Hub(fw => fw.Stateful(false).Allows(Protocol.Tcp(443))).Compile().Trace("app/work", "data/work", Protocol.Tcp(443))
            .Blockers.ShouldHaveSingleItem().OnReturn.ShouldBeTrue();
        Hub(fw => fw.Stateful(false).Allows(Protocol.Tcp(443)).Allows(Protocol.Tcp(), from: "10.0.2.0/24")).Compile().Trace("app/work", "data/work", Protocol.Tcp(443))
            .Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void One_that_lets_nothing_through_stops_everything() =>
        Hub(fw => fw.Stateful().AllowsNothing()).Compile().Ask("app/work", "data/work").ShouldBe("Blocked DeniedByAppliance/Delivered");

    [Test]
    public void The_fix_declares_the_flow()
    {
        CompiledNetwork network = Hub(fw => fw.Stateful().Allows(Protocol.Tcp(443))).Compile();

        FlowFix fix = network.FixesOf("app/work", "data/work", Protocol.Tcp(1433)).ShouldHaveSingleItem();

        fix.Kind.ShouldBe(FlowFixKind.AdmitFlow);
        fix.Flow!.ToString().ShouldBe("tcp/1433 from 10.0.1.0/26 to 10.0.2.0/26");
        network.Topology.With(fix).Compile().Trace("app/work", "data/work", Protocol.Tcp(1433)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void What_a_firewall_is_declared_to_let_through_replaces_the_assumption()
    {
        CompiledNetwork network = Firewall(fw => fw.Allows(Protocol.Tcp(443))).Compile();

        FlowTrace passes = network.Trace("app/work", "data/work", Protocol.Tcp(443));
        passes.Verdict.ShouldBe(Verdict.Reachable);
        passes.Assumptions.ShouldNotContain(one => one.Kind == AssumptionKind.FirewallAdmits);
        network.Trace("app/work", "data/work", Protocol.Tcp(22)).Blockers.ShouldHaveSingleItem().Resource!.Name.Value.ShouldBe("fw");
        network.FixesOf("app/work", "data/work", Protocol.Tcp(22)).ShouldHaveSingleItem().Kind.ShouldBe(FlowFixKind.AdmitFlow);
    }

    [Test] // the answer is for the appliance's address: no route at the destination has to lead it there
    public void With_SNAT_the_answer_comes_back_without_a_route()
    {
        Topology OneSided(Action<ApplianceBuilder> declare) => Hub(declare, answersBy: null);

        OneSided(fw => fw.Stateful()).Compile().Ask("app/work", "data/work").ShouldStartWith("Blocked Delivered/");
        CompiledNetwork network = OneSided(fw => fw.Stateful().Snat()).Compile();
        network.Ask("app/work", "data/work").ShouldBe(Fine);
        FlowTrace trace = network.Trace("app/work", "data/work");
        trace.Return.Way().ShouldBe("data/work, Peering hub/nva, Peering app/work");
    }

    [Test] // 5.06: groups behind the appliance see its address
    public void Groups_behind_a_translating_appliance_see_its_address()
    {
        static void Only(NetworkSecurityGroupBuilder nsg, string from) => nsg
            .Inbound("hub", 100, SecurityRuleAccess.Allow, Protocol.Tcp(443), from: from)
            .Inbound("rest", 200, SecurityRuleAccess.Deny, Protocol.Any);

        Hub(fw => fw.Stateful().Snat(), group: nsg => Only(nsg, "10.0.0.68")).Compile().Trace("app/work", "data/work", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        Hub(fw => fw.Stateful().Snat(), group: nsg => Only(nsg, "10.0.1.0/24")).Compile().Trace("app/work", "data/work", Protocol.Tcp(443))
            .Blockers.ShouldHaveSingleItem().Rule.ShouldBe("securityRules/rest");
        Hub(fw => fw.Stateful(), group: nsg => Only(nsg, "10.0.1.0/24")).Compile().Trace("app/work", "data/work", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test] // 2.50: what the appliance sends with its own address is no forwarded traffic
    public void Translated_packets_are_not_forwarded_ones()
    {
        Hub(fw => fw.Stateful(), forwarded: false).Compile().Ask("app/work", "data/work").ShouldBe("Blocked ForwardedTrafficNotAllowed/ForwardedTrafficNotAllowed");
        // The answer to the spoke still comes from an address that is not the hub's own.
        Hub(fw => fw.Stateful().Snat(), forwarded: false).Compile().Ask("app/work", "data/work").ShouldBe("Blocked Delivered/ForwardedTrafficNotAllowed");
    }

    [Test]
    public void An_appliance_that_declares_not_to_translate_gives_no_way_to_the_internet()
    {
        CompiledNetwork network = Hub(fw => fw.Snat(false).Machine(machine => machine.PublicAddress())).Compile();

        network.Trace("app/work", "8.8.8.8").Blockers.ShouldContain(blocker => blocker.Reason == Disposition.NoWayOutToInternet && !blocker.OnReturn);
        Hub(fw => fw.Snat().Machine(machine => machine.PublicAddress())).Compile().Ask("app/work", "8.8.8.8").ShouldBe(Fine);
    }

    [Test] // 3.72
    public void A_firewall_publishes_a_private_address()
    {
        CompiledNetwork network = Firewall(fw => fw.PublicAddress("20.1.2.3").Publishes("web", Protocol.Tcp(8443), "10.0.2.4", 443)).Compile();

        FlowTrace trace = network.Trace("internet", "10.0.2.4", Protocol.Tcp(443));
        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Way().ShouldBe("internet, Internet hub/AzureFirewallSubnet, Peering data/work");
        trace.Return.Way().ShouldStartWith("data/work, Peering hub/AzureFirewallSubnet, Internet internet");
        network.Trace("internet", "10.0.2.4", Protocol.Tcp(80)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.NoWayInFromInternet);
        network.Trace("internet", "10.0.2.5", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test] // 3.40, 3.72: who calls the machine's own address gets no answer, who calls the firewall's does
    public void Whoever_finds_a_way_in_from_the_internet_gets_in()
    {
        Topology topology = Firewall(fw => fw.PublicAddress("20.1.2.3").Publishes("web", Protocol.Tcp(443), "10.0.2.4", 443));
        CompiledNetwork network = topology.With(net => net["data"]["work"].VirtualMachine("vm", "10.0.2.4", vm => vm.PublicAddress("20.1.2.4"))).Compile();

        FlowTrace trace = network.Trace("internet", "vm", Protocol.Tcp(443));
        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Way().ShouldBe("internet, Internet hub/AzureFirewallSubnet, Peering data/work");
        network.Trace("internet", "vm", Protocol.Tcp(22)).Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test] // 5.27 is about Azure's own rules
    public void An_appliance_that_lets_ICMP_through_does_so_in_both_families()
    {
        Topology topology = DesignText.Read("""
            vnet hub        10.0.0.0/16 fd00:0::/48
            subnet hub/nva  10.0.1.0/24 fd00:0:0:1::/64
            nic fw hub/nva  10.0.1.4 fd00:0:0:1::4 forwarding
            vnet app        10.1.0.0/16 fd00:1::/48
            vnet data       10.2.0.0/16 fd00:2::/48
            link app -> hub allowForwardedTraffic
            link hub -> app
            link data -> hub allowForwardedTraffic
            link hub -> data
            table t
            route t/six     ::/0 -> VirtualAppliance fd00:0:0:1::4
            subnet app/web  10.1.1.0/24 fd00:1:0:1::/64 table=t
            subnet data/sql 10.2.1.0/24 fd00:2:0:1::/64 table=t
            """).Topology;
        topology = topology with
        {
            Appliances = [new Appliance { Name = "fw", NetworkInterfaceId = topology.NetworkInterfaces[0].Id, IsStateful = true, AdmittedFlows = [new AdmittedFlow { Protocol = Protocol.Icmp }] }],
        };

        topology.Compile().Trace("app/web", "data/sql", Protocol.Icmp, Sdk.Addressing.IPFamily.IPv6).Verdict.ShouldBe(Verdict.Reachable);
        topology.Compile().Trace("app/web", "data/sql", Protocol.Tcp(443), Sdk.Addressing.IPFamily.IPv6).Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test] // 3.72: the port at the backend is what the groups see
    public void A_load_balancer_lets_in_what_its_rules_are_about()
    {
        Topology topology = WithPublicBalancer(new LoadBalancerRule { Name = "rdp", FrontEnd = "front", Protocol = "Tcp", FrontEndPort = 50001, BackendPort = 3389, BackendPoolId = Ids.Pool("lb") });
        CompiledNetwork network = topology.Compile();

        network.Trace("internet", "vm-nic", Protocol.Tcp(3389)).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("internet", "vm-nic", Protocol.Tcp(50001)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.NoWayInFromInternet);
        network.Trace("internet", "vm-nic", Protocol.Udp(3389)).Verdict.ShouldBe(Verdict.Blocked);
        network.Trace("internet", "vm-nic", Protocol.Tcp()).Partial.Where(part => part.Verdict == Verdict.Reachable).Select(part => part.Protocol.ToString()).Distinct().ShouldBe(["tcp/3389"]);
    }

    [Test]
    public void A_private_front_end_serves_the_ports_of_its_rules()
    {
        CompiledNetwork network = WithPrivateBalancer(new LoadBalancerRule { Name = "web", FrontEnd = "front", Protocol = "Tcp", FrontEndPort = 443, BackendPort = 8443, BackendPoolId = Ids.Pool("lb") }).Compile();

        network.Trace("v2/web", "10.1.1.20", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("v2/web", "10.1.1.20", Protocol.Tcp(80)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.NoLoadBalancingRule);
    }

    private static Topology WithPublicBalancer(LoadBalancerRule rule) => WithBalancer(rule, new LoadBalancerFrontEnd { Name = "front", PublicIPAddressId = Ids.Of(ResourceTypes.PublicIPAddress, "lb-ip") });

    private static Topology WithPrivateBalancer(LoadBalancerRule rule) =>
        WithBalancer(rule, new LoadBalancerFrontEnd { Name = "front", SubnetId = Ids.Subnet("v1/web"), PrivateIPAddress = Sdk.Addressing.HostAddress.Parse("10.1.1.20") });

    private static Topology WithBalancer(LoadBalancerRule rule, LoadBalancerFrontEnd frontEnd)
    {
        Topology topology = SampleNetworks.SpokeChain(2);
        NetworkInterface nic = Draw.Interface("vm-nic", "v1/web", "10.1.1.4");
        return topology with
        {
            NetworkInterfaces = [nic with { IPConfigurations = [nic.IPConfigurations[0] with { LoadBalancerBackendPoolIds = [Ids.Pool("lb")] }] }],
            PublicIPAddresses = [new PublicIPAddress { Id = Ids.Of(ResourceTypes.PublicIPAddress, "lb-ip") }],
            LoadBalancers = [new LoadBalancer { Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"), Sku = "Basic", FrontEnds = [frontEnd], BackendPoolIds = [Ids.Pool("lb")], Rules = [rule] }],
        };
    }

    private static Topology Hub(Action<ApplianceBuilder> declare, string? answersBy = "0.0.0.0/0", Action<NetworkSecurityGroupBuilder>? group = null, bool forwarded = true)
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("nva", "10.0.0.64/26"));
        VNetBuilder app = net.VNet("app", "10.0.1.0/24", v => v.Subnet("work", "10.0.1.0/26"));
        VNetBuilder data = net.VNet("data", "10.0.2.0/24", v => v.Subnet("work", "10.0.2.0/26"));
        foreach (VNetBuilder spoke in new[] { app, data })
        {
            spoke.PeerWith(hub).Local(side => side.AllowForwardedTraffic = forwarded);
        }

        ApplianceBuilder fw = hub.Appliance("fw", "10.0.0.68", declare);
        app["work"].Route("0.0.0.0/0", via: fw);
        if (answersBy is not null)
        {
            data["work"].Route(answersBy, via: fw);
        }

        if (group is not null)
        {
            data["work"].NetworkSecurityGroup("data-nsg", group);
        }

        return net.Build();
    }

    private static Topology Firewall(Action<FirewallBuilder> declare)
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.FirewallSubnet("10.0.0.64/26"));
        FirewallBuilder fw = hub.AzureFirewall("fw", "10.0.0.68", declare);
        foreach ((string name, string space) in new[] { ("app", "10.0.1.0/24"), ("data", "10.0.2.0/24") })
        {
            VNetBuilder spoke = net.VNet(name, space, v => v.Subnet("work", space.Replace("/24", "/26", StringComparison.Ordinal)));
            spoke.PeerWith(hub).Local(side => side.AllowForwardedTraffic = true);
            spoke["work"].Route("0.0.0.0/0", via: fw);
        }

        return net.Build();
    }
}
