using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Compiling judges nothing: whatever the input holds, questions get an answer or a refusal of the place, never another exception.</summary>
public sealed class OddTopologies
{
    private static readonly Dictionary<string, Func<Topology>> Odd = new()
    {
        ["empty"] = () => new Topology(),
        ["a VNet without anything"] = () => new Topology { VNets = [new VNet { Id = Ids.VNet("v") }] },
        ["a subnet without prefixes"] = () => SampleNetworks.HubAndSpoke().WithSubnet("spoke1/web", subnet => subnet with { AddressPrefixes = [] }),
        ["a VNet without address space"] = () => SampleNetworks.HubAndSpoke().WithVNet("hub", vnet => vnet with { AddressSpace = [] }),
        ["a subnet outside its VNet"] = () => SampleNetworks.HubAndSpoke().WithSubnet("spoke1/web", subnet => subnet with { AddressPrefixes = Draw.Prefixes("172.16.9.0/24") }),
        ["a gateway without its subnet"] = () => SampleNetworks.HubAndSpoke().WithVNet("hub", vnet => vnet with { Subnets = [vnet.Subnets[1]] }),
        ["a gateway without configuration"] = () => WithGateway(gateway => gateway with { IPConfigurations = [] }),
        ["a gateway of a VNet that is not there"] = () => WithGateway(gateway => gateway with { IPConfigurations = [gateway.IPConfigurations[0] with { SubnetId = Ids.Subnet("lost/GatewaySubnet") }] }),
        ["an active-active gateway in a /32"] = () => WithGateway(gateway => gateway with { ActiveActive = true }).WithSubnet("hub/GatewaySubnet", subnet => subnet with { AddressPrefixes = Draw.Prefixes("255.255.255.255/32") }),
        ["no gateway and its connections"] = () => SampleNetworks.HubAndSpoke() with { Gateways = [] },
        ["one gateway id in two VNets"] = () => TwiceTheGateway(),
        ["one connection id twice"] = () => TwiceTheConnection(),
        ["a tunnel to itself"] = () => SampleNetworks.HubAndSpoke() with { Connections = [Draw.ToGateway("hub-gw", "hub-gw", bgp: true)] },
        ["every VNet twice"] = () => Twice(SampleNetworks.HubAndSpoke()),
        ["every subnet twice"] = () => SampleNetworks.HubAndSpoke().WithVNet("hub", vnet => vnet with { Subnets = [.. vnet.Subnets, .. vnet.Subnets] }),
        ["every link twice"] = () => SampleNetworks.HubAndSpoke().WithVNet("hub", vnet => vnet with { Peerings = [.. vnet.Peerings, .. vnet.Peerings] }),
        ["a peering to itself"] = () => SampleNetworks.HubAndSpoke().WithVNet("hub", vnet => vnet with { Peerings = [.. vnet.Peerings, Draw.Link("hub", "hub") with { UseRemoteGateways = true, AllowGatewayTransit = true }] }),
        ["gateways borrowed in a circle"] = () => SampleNetworks.HubAndSpoke().WithLink("hub", "spoke1", link => link with { UseRemoteGateways = true }).WithLink("spoke1", "hub", link => link with { AllowGatewayTransit = true }),
        ["a VNet of everything"] = () => SampleNetworks.HubAndSpoke().WithVNet("spoke1", vnet => vnet with { AddressSpace = Draw.Prefixes("0.0.0.0/0 ::/0") }).WithSubnet("spoke1/web", subnet => subnet with { AddressPrefixes = Draw.Prefixes("0.0.0.0/0 ::/0") }),
        ["a site of everything"] = () => SampleNetworks.HubAndSpoke() with { Sites = [new Site { Name = "hq", AddressSpace = Draw.Prefixes("0.0.0.0/0 ::/0") }], LocalNetworkGateways = [Draw.Device("hq-device", "0.0.0.0/0 ::/0", "hq")] },
        ["overlapping VNets"] = () => SampleNetworks.HubAndSpoke().WithVNet("spoke2", vnet => vnet with { AddressSpace = Draw.Prefixes("10.1.0.0/16") }).WithSubnet("spoke2/web", subnet => subnet with { AddressPrefixes = Draw.Prefixes("10.1.1.0/24") }),
        ["only IPv6"] = () => SampleNetworks.SpokeChain(1).WithVNet("v1", vnet => vnet with { AddressSpace = Draw.Prefixes("fd00:1::/48") }).WithSubnet("v1/web", subnet => subnet with { AddressPrefixes = Draw.Prefixes("fd00:1:0:1::/64 ffff:ffff:ffff:ffff::/64") }),
        ["placeholders only"] = () => SampleNetworks.HubAndSpoke() with { VNets = [.. SampleNetworks.HubAndSpoke().VNets.Select(vnet => new VNet { Id = vnet.Id, IsPlaceholder = true })] },
        ["a route table of odd routes"] = () => WithOddRoutes(),
        ["an appliance at the edge of a VNet of /32"] = () => SampleNetworks.HubAppliance().WithSubnet("hub/nva", subnet => subnet with { AddressPrefixes = Draw.Prefixes("10.0.2.4/32") }),
        ["an endpoint outside its VNet"] = () => SampleNetworks.SpokeChain(2) with { PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("v1/web"), Addresses = [HostAddress.Parse("10.99.0.9"), HostAddress.Parse("20.99.0.9"), HostAddress.Parse("10.2.1.9")] }] },
        ["interfaces without subnet and address"] = () => SampleNetworks.HubAppliance() with { NetworkInterfaces = [new NetworkInterface { Id = Ids.Of(ResourceTypes.NetworkInterface, "bare") }, Draw.Interface("lost", "lost/web", "10.1.1.9")], VirtualMachines = [new VirtualMachine { Id = Ids.Of(ResourceTypes.VirtualMachine, "bare-vm") }] },
        ["load balancers without rules"] = () => SampleNetworks.HubAppliance() with { NetworkInterfaces = [], LoadBalancers = [new LoadBalancer { Id = Ids.Of(ResourceTypes.LoadBalancer, "lb"), FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Ids.Subnet("hub/nva"), PrivateIPAddress = HostAddress.Parse("10.0.2.4") }, new LoadBalancerFrontEnd { Name = "open" }] }] },
        ["a Route Server in the VNet of a gateway, for one prefix"] = () => SampleNetworks.HubAndSpoke() with { RouteServers = [RouteServerFor("192.168.0.0/16")] },
        ["a classic hub"] = () => SampleNetworks.HubAndSpoke().WithVNet("hub", vnet => vnet with { DeploymentModel = DeploymentModel.Classic }),
        ["a classic spoke"] = () => SampleNetworks.HubAndSpoke().WithVNet("spoke1", vnet => vnet with { DeploymentModel = DeploymentModel.Classic, Peerings = [] }),
    };

    private static IEnumerable<string> Names => Odd.Keys;

    [TestCaseSource(nameof(Names))]
    public void Every_question_has_an_answer(string name)
    {
        Topology topology = Odd[name]();
        CompiledNetwork network = topology.Compile();
        string[] places =
        [
            .. topology.VNets.SelectMany(vnet => vnet.Subnets.Select(subnet => $"{vnet.Name}/{subnet.Name}")),
            .. topology.NetworkInterfaces.Select(nic => $"nic:{nic.Name}"),
            .. topology.VirtualMachines.Select(vm => $"vm:{vm.Name}"),
            .. topology.Sites.Select(site => $"site:{site.Name}"),
            .. topology.LocalNetworkGateways.Select(device => $"site:{device.Name}"),
            .. topology.Gateways.Select(gateway => $"pool:{gateway.Name}"),
            "internet", "10.1.1.9", "10.0.0.9", "10.0.2.4", "10.2.1.9", "10.99.0.9", "20.99.0.9", "172.30.0.9", "192.168.1.9", "8.8.8.8", "0.0.0.0", "255.255.255.255", "169.254.1.1", "::", "fd00:1:0:1::9", "2001:4860::8888",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        ];

        int answers = 0;
        foreach (string from in places)
        {
            answers += Answers(() => network.EffectiveRoutes(from));
            foreach (string to in places)
            {
                answers += Answers(() => network.Trace(from, to)) + Answers(() => network.Trace(from, to, family: IPFamily.IPv6));
                answers += HostAddress.TryParse(to, out _) ? Answers(() => network.NextHop(from, to)) : 0;
            }
        }

        answers.ShouldBeGreaterThan(100);
    }

    [Test]
    public void An_answer_that_is_Unknown_says_why_and_one_that_is_Blocked_says_where([ValueSource(nameof(Names))] string name)
    {
        Topology topology = Odd[name]();
        CompiledNetwork network = topology.Compile();
        string[] places = [.. topology.VNets.SelectMany(vnet => vnet.Subnets.Select(subnet => subnet.Id.ToString())).Distinct(), "internet", "10.1.1.9", "10.99.0.9", "20.99.0.9", "172.30.0.9", "8.8.8.8"];

        IEnumerable<FlowTrace> traces = [.. places.SelectMany(from => places.Select(to => Answer(() => network.Trace(from, to)))).OfType<FlowTrace>()];

        traces.ShouldNotBeEmpty();
        traces.Where(trace => trace.Verdict == Verdict.Unknown && trace.Unknowns.Count == 0).Select(Text).ShouldBeEmpty();
        traces.Where(trace => trace.Verdict == Verdict.Blocked && trace.Blockers.Count == 0).Select(Text).ShouldBeEmpty();
        traces.Where(trace => trace.Verdict == Verdict.Reachable && (trace.Forward.Disposition, trace.Return.Disposition) != (Disposition.Delivered, Disposition.Delivered)).Select(Text).ShouldBeEmpty();

        static string Text(FlowTrace trace) => $"{trace.From.Name} to {trace.To.Name}: {trace.Forward.Way()} {trace.Forward.Disposition}, back {trace.Return.Way()} {trace.Return.Disposition}";
    }

    [Test]
    public void Of_subnets_with_one_id_the_first_is_the_place() =>
        Odd["every subnet twice"]().Compile().EffectiveRoutes("hub/shared").SubnetId.ShouldBe(Ids.Subnet("hub/shared"));

    [Test]
    public void Many_threads_get_the_same_answers()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke(6).Compile();
        string[] places = ["hub/shared", "hq", "internet", "192.168.3.4", "8.8.8.8", .. Enumerable.Range(1, 6).Select(i => $"spoke{i}/web")];
        (string From, string To)[] questions = [.. places.SelectMany(from => places.Select(to => (from, to))).Where(pair => pair is not { from: "internet" or "8.8.8.8", to: "internet" or "8.8.8.8" })];
        FlowTrace[] alone = [.. questions.Select(question => SampleNetworks.HubAndSpoke(6).Compile().Trace(question.From, question.To))];

        FlowTrace[] together = [.. Enumerable.Repeat(questions, 8).SelectMany(each => each).AsParallel().AsOrdered().WithDegreeOfParallelism(16).Select(question => network.Trace(question.From, question.To))];
        EffectiveRouteTable[] tables = [.. Enumerable.Repeat("spoke3/web", 500).AsParallel().WithDegreeOfParallelism(16).Select(network.EffectiveRoutes)];

        together.ShouldBe(Enumerable.Repeat(alone, 8).SelectMany(each => each));
        tables.Distinct().Count().ShouldBe(1);
    }

    private static int Answers<T>(Func<T> question)
        where T : class
    {
        _ = Answer(question);
        return 1;
    }

    private static T? Answer<T>(Func<T> question)
        where T : class
    {
        try
        {
            return question();
        }
        catch (PlaceException)
        {
            return null;
        }
    }

    private static Topology WithGateway(Func<Gateway, Gateway> change)
    {
        Topology topology = SampleNetworks.HubAndSpoke();
        return topology with { Gateways = [change(topology.Gateways[0] with { ClientAddressPools = Draw.Prefixes("172.30.0.0/24") })] };
    }

    private static Topology Twice(Topology topology) => topology with { VNets = [.. topology.VNets, .. topology.VNets], Gateways = [.. topology.Gateways, .. topology.Gateways] };

    private static Topology TwiceTheGateway()
    {
        Topology topology = SampleNetworks.HubAndSpoke().WithVNet("spoke1", vnet => vnet with { Peerings = [], Subnets = [.. vnet.Subnets, Draw.Subnet("GatewaySubnet", "10.1.0.0/27") with { Id = Ids.Subnet("spoke1/GatewaySubnet") }] });
        return topology with { Gateways = [topology.Gateways[0], Draw.Gateway("hub-gw", "spoke1") with { ClientAddressPools = Draw.Prefixes("172.30.0.0/24") }] };
    }

    private static Topology TwiceTheConnection()
    {
        Topology topology = SampleNetworks.HubAndSpoke().WithVNet("spoke1", vnet => vnet with { Peerings = [], Subnets = [.. vnet.Subnets, Draw.Subnet("GatewaySubnet", "10.1.0.0/27") with { Id = Ids.Subnet("spoke1/GatewaySubnet") }] });
        Connection tunnel = Draw.ToGateway("hub-gw", "spoke1-gw");
        return topology with
        {
            Gateways = [topology.Gateways[0], Draw.Gateway("spoke1-gw", "spoke1")],
            Connections = [Draw.ToSite("hub-gw", "hq-device") with { Id = tunnel.Id }, tunnel with { PeerGatewayId = Ids.Of(ResourceTypes.Gateway, "lost") }, tunnel],
        };
    }

    private static Topology WithOddRoutes()
    {
        RouteTable table = new()
        {
            Id = Ids.Of(ResourceTypes.RouteTable, "odd"),
            Routes =
            [
                new UserDefinedRoute { Name = "no address", Destination = AddressPrefix.Parse("10.2.0.0/17"), NextHopType = NextHopType.VirtualAppliance },
                new UserDefinedRoute { Name = "of the other family", Destination = AddressPrefix.Parse("10.2.128.0/17"), NextHopType = NextHopType.VirtualAppliance, NextHop = HostAddress.Parse("fd00::1") },
                new UserDefinedRoute { Name = "to itself", Destination = AddressPrefix.Parse("8.0.0.0/8"), NextHopType = NextHopType.VirtualAppliance, NextHop = HostAddress.Parse("10.1.1.9") },
                new UserDefinedRoute { Name = "peering", Destination = AddressPrefix.Parse("10.3.0.0/16"), NextHopType = NextHopType.VNetPeering },
                new UserDefinedRoute { Name = "endpoint", Destination = AddressPrefix.Parse("10.99.0.0/16"), NextHopType = NextHopType.InterfaceEndpoint },
                new UserDefinedRoute { Name = "service", Destination = AddressPrefix.Parse("20.0.0.0/8"), NextHopType = NextHopType.VirtualNetworkServiceEndpoint },
                new UserDefinedRoute { Name = "group", Destination = AddressPrefix.Parse("192.168.0.0/24"), NextHopType = NextHopType.ConnectedGroup },
                new UserDefinedRoute { Name = "local", Destination = AddressPrefix.Parse("192.168.1.0/24"), NextHopType = NextHopType.VNetLocal },
                new UserDefinedRoute { Name = "six", Destination = AddressPrefix.AllIPv6, NextHopType = NextHopType.Internet },
            ],
        };
        return (SampleNetworks.HubAndSpoke() with { RouteTables = [table, table] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = table.Id })
            .WithSubnet("hub/GatewaySubnet", subnet => subnet with { RouteTableId = table.Id });
    }

    private static RouteServer RouteServerFor(string announced) => new()
    {
        Id = Ids.Of(ResourceTypes.VirtualHub, "rs"),
        SubnetId = Ids.Subnet("hub/RouteServerSubnet"),
        BgpConnections = [new BgpConnection { Name = "one", PeerAddress = HostAddress.Parse("10.0.1.4"), PeerAsn = 65001, Announces = Draw.Announcements(announced) }],
    };
}
