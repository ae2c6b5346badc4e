using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;
using VNetPeering.Sdk.Tests.Routing;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The oracle where a device announces over BGP what nobody declares: it guesses, and only what differs from guess to guess is not known.</summary>
public sealed class OracleOnGuesses
{
    [TestCase("10.2.1.8", "? BgpNotModelled")] // it may bring the other spoke's space, by a wide prefix (4.22)
    [TestCase("10.0.1.8", "Allow defaultSecurityRules/AllowVnetInBound")]
    [TestCase("8.8.8.8", "? BgpNotModelled")] // 4.23: the default route too
    public void What_may_be_brought_into_the_tag_is_not_known(string from, string expected) => In(Design([], []), from).ShouldBe(expected);

    [Test]
    public void An_address_is_in_one_of_two_tags() => Out(Design([], []), "8.8.8.8").ShouldBe("Allow -"); // 5.23

    [Test]
    public void Two_groups_know_the_same_fact()
    {
        Topology design = Design(["100 In Deny * VirtualNetwork * * *", "200 In Allow * * * * *"], []);

        In(design, "10.2.1.8").ShouldBe("Deny -");
        In(design, "10.2.1.8", isEachGroupAlone: true).ShouldBe("? BgpNotModelled");
    }

    /// <summary>Of two equal ways one ends as a guess goes and the other is denied with every guess (3.58): what is known of the second is not known of the first.</summary>
    [Test]
    public void What_is_not_known_on_one_of_equal_ways_is_so_however_the_other_ends()
    {
        NetworkSecurityGroup closed = Draw.Group("closed", "100 In Deny * * * * *");
        Topology design = GatewayRoutes.RouteServerHub("10.2.0.0/16")
            .WithVNet("spoke2", vnet => vnet with { Peerings = [vnet.Peerings[0] with { UseRemoteGateways = false, AllowForwardedTraffic = true }] })
            .WithLink("spoke1", "hub", link => link with { AllowForwardedTraffic = true })
            .WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "lost") })
            .WithSubnet("spoke2/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "back") }) with
        {
            NetworkInterfaces = [Draw.Interface("one", "hub/shared", "10.0.1.4", forwards: true), Draw.Interface("two", "hub/shared", "10.0.1.5", forwards: true) with { NetworkSecurityGroupId = closed.Id }],
            NetworkSecurityGroups = [closed],
            RouteTables = [Draw.Table("back", "10.1.0.0/16 None")],
        };

        OracleTrace oracle = NaiveTracer.Trace(design, new OracleFlow(Ids.Subnet("spoke1/web"), HostAddress.Parse("10.1.1.8"), HostAddress.Parse("10.2.1.8"), OraclePacketKind.Tcp(443)), AzureBehavior.Default, ServiceTagCatalog.Empty);
        FlowTrace engine = design.Compile().Trace("ip:10.1.1.8", "ip:10.2.1.8", Protocol.Tcp(443));

        oracle.ShouldEndAs(Verdict.Blocked, Disposition.DeniedBySecurityRule, Disposition.DroppedByRoute);
        oracle.Ends.ShouldContain(new OracleEnds(Disposition.Unknown, Disposition.DroppedByRoute));
        new OracleEnds(engine.Forward.Disposition, engine.Return.Disposition).ShouldBe(new OracleEnds(Disposition.Unknown, Disposition.DroppedByRoute));
        engine.Ways.Count.ShouldBe(2);
    }

    private static Topology Design(string[] ofSubnet, string[] ofInterface)
    {
        NetworkSecurityGroup subnetGroup = Draw.Group("subnet", ofSubnet);
        NetworkSecurityGroup interfaceGroup = Draw.Group("interface", ofInterface);
        return SampleNetworks.HubAndSpoke().WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = subnetGroup.Id }) with
        {
            NetworkSecurityGroups = [subnetGroup, interfaceGroup],
            NetworkInterfaces = [Draw.Interface("vm", "spoke1/web", "10.1.1.4") with { NetworkSecurityGroupId = interfaceGroup.Id }],
            LocalNetworkGateways = [Draw.Device("hq-device", string.Empty) with { Asn = 65010 }],
            Connections = [Draw.ToSite("hub-gw", "hq-device", bgp: true)],
            Sites = [],
        };
    }

    private static string In(Topology topology, string from, bool isEachGroupAlone = false) => Ask(topology, SecurityRuleDirection.Inbound, from, isEachGroupAlone);

    private static string Out(Topology topology, string to) => Ask(topology, SecurityRuleDirection.Outbound, to, isEachGroupAlone: false);

    private static string Ask(Topology topology, SecurityRuleDirection direction, string remote, bool isEachGroupAlone)
    {
        OracleIpFlow question = new(Ids.Of(ResourceTypes.NetworkInterface, "vm"), direction, ProtocolKind.Tcp)
        {
            LocalAddress = HostAddress.Parse("10.1.1.4"),
            LocalPort = 443,
            RemoteAddress = HostAddress.Parse(remote),
            RemotePort = 50000,
        };
        OracleDecision decision = NaiveSecurity.IpFlow(topology, question, AzureBehavior.Default, ServiceTagCatalog.Empty, isEachGroupAlone);
        return decision.Access is null ? $"? {string.Join(", ", decision.Unknowns)}" : $"{decision.Access} {decision.RuleName ?? "-"}";
    }
}
