using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

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
