using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class VirtualNetworkTagIsEverythingTests
{
    private const string DefaultRoute = "route out/all 0.0.0.0/0 -> VirtualAppliance 10.1.9.4";
    private const string Closed = "rule web/noneIn 4096 Inbound Deny * * -> *\nrule web/noneOut 4096 Outbound Deny * * -> *";

    [Test]
    public void Fires_for_the_default_rules_behind_a_default_route_to_an_appliance()
    {
        Diagnostic finding = Drawn(DefaultRoute, string.Empty).ShouldHaveOnly("VNP5017");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkSecurityGroup, "web"), Designs.Id(ResourceTypes.RouteTable, "out")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"out\" leads every IPv4 address to a virtual appliance, which puts all of them into the service tag VirtualNetwork on \"app/web\": in network security group \"web\", \"AllowVnetInBound\" lets in any source, and \"AllowVnetOutBound\" lets out to any destination, as far as no earlier rule denies it.");
        finding.Fix.ShouldBe("Name the prefixes that you mean instead of VirtualNetwork, and close each direction by a rule of your own that denies everything else.");
    }

    [Test]
    public void Fires_for_a_custom_rule_that_a_denial_does_not_precede() =>
        Drawn(DefaultRoute, $"rule web/lan 100 Inbound Allow Tcp VirtualNetwork -> * ports=443\n{Closed}")
            .ShouldHaveOnly("VNP5017").Message.ShouldContain(": in network security group \"web\", \"lan\" lets in any source, as far as");

    [Test]
    public void Names_the_custom_rules_before_the_default_one() =>
        Drawn(DefaultRoute, "rule web/b 110 Outbound Allow Tcp * -> VirtualNetwork ports=443\nrule web/a 100 Outbound Allow Udp * -> virtualnetwork\nrule web/noneIn 4096 Inbound Deny * * -> *")
            .ShouldHaveOnly("VNP5017").Message.ShouldContain("\"web\", \"a\", \"b\" and \"AllowVnetOutBound\" let out to any destination, as far as");

    // With the whole family in VirtualNetwork, nothing is left in Internet.
    [Test]
    public void Is_not_stopped_by_a_denial_of_the_Internet() =>
        Drawn(DefaultRoute, "rule web/noneIn 4096 Inbound Deny * * -> *\nrule web/no-internet 4096 Outbound Deny * * -> Internet")
            .ShouldHaveOnly("VNP5017").Message.ShouldContain("\"AllowVnetOutBound\" lets out to any destination");

    [TestCase("route out/low 0.0.0.0/1 -> VirtualAppliance 10.1.9.4\nroute out/high 128.0.0.0/1 -> VirtualAppliance 10.1.9.4", "every IPv4 address")]
    [TestCase("route out/six ::/0 -> VirtualAppliance fd00:db8:0:9::4", "every IPv6 address")]
    [TestCase(DefaultRoute + "\nroute out/six ::/0 -> VirtualAppliance fd00:db8:0:9::4", "every IPv4 and IPv6 address")]
    public void Fires_for_all_of_a_family(string routes, string words) => Drawn(routes, string.Empty).ShouldHaveOnly("VNP5017").Message.ShouldContain(words);

    [TestCase("route out/all 0.0.0.0/0 -> Internet")]
    [TestCase("route out/all 0.0.0.0/0 -> None")]
    [TestCase("route out/lan 10.0.0.0/8 -> VirtualAppliance 10.1.9.4")]
    [TestCase("route out/low 0.0.0.0/1 -> VirtualAppliance 10.1.9.4")]
    public void Stays_silent_where_the_tag_does_not_hold_everything(string routes) => Drawn(routes, string.Empty).ShouldHaveNoFindings();

    [TestCase("rule web/in 4096 Inbound Deny * * -> *\nrule web/out 4096 Outbound Deny * * -> *")]
    [TestCase("rule web/in 4096 Inbound Deny * 0.0.0.0/0 -> *\nrule web/out 4096 Outbound Deny * * -> 0.0.0.0/0")]
    [TestCase("rule web/in 4096 Inbound Deny * VirtualNetwork -> *\nrule web/out 4096 Outbound Deny * VirtualNetwork -> VirtualNetwork")]
    [TestCase("rule web/in 4096 Inbound Deny * 0.0.0.0/1 -> *\nrule web/in2 4095 Inbound Deny * 128.0.0.0/1 -> *\nrule web/out 4096 Outbound Deny * * -> *")]
    [TestCase("rule web/in 4096 Inbound Deny * * -> *\nrule web/out 4096 Outbound Deny * * -> *\nrule web/lan 100 Inbound Allow Tcp 10.0.0.0/8 -> VirtualNetwork ports=443")]
    public void Stays_silent_where_a_denial_comes_before_every_rule_with_the_tag(string rules) => Drawn(DefaultRoute, rules).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_denial_comes_before_a_custom_rule() =>
        Drawn(DefaultRoute, $"rule web/lan 4000 Inbound Allow Tcp VirtualNetwork -> * ports=443\nrule web/no 3999 Inbound Deny * * -> * ports=400-500\n{Closed}").ShouldHaveOnly("VNP5016");

    [TestCase("rule web/x 100 Inbound Deny * [parameters('p')] -> *\nrule web/y 100 Outbound Deny * * -> [parameters('p')]")]
    public void Stays_silent_behind_a_denial_whose_reach_is_not_known(string rules) => Drawn(DefaultRoute, rules).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_rule_of_the_group_could_not_be_read()
    {
        var unread = new UnreadValue { ResourceId = OneSecurityRule.IdOf("x"), Property = "priority", Text = "[parameters('p')]", Kind = UnreadValueKind.Unresolved };

        (Drawn(DefaultRoute, string.Empty).Topology with { UnreadValues = [unread] }).ShouldHaveNoFindings();
    }

    [Test]
    public void Fires_for_the_group_of_an_interface_where_the_subnet_has_none() => DesignText.Read($"""
        nsg web
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=out
        subnet app/nva 10.1.9.0/24
        nic one app/web 10.1.1.4 nsg=web
        nic two app/web 10.1.1.5 nsg=web
        nic nva app/nva 10.1.9.4 forwarding
        table out
        {DefaultRoute}
        """).ShouldHaveOnly("VNP5017").Resource.ShouldBe(Designs.SubnetId("app", "web"));

    [TestCase("subnet app/web 10.1.1.0/24 table=out", TestName = "a subnet without a group")]
    [TestCase("subnet app/web 10.1.1.0/24 nsg=web", TestName = "a subnet without a table")]
    [TestCase("subnet app/web 10.1.1.0/24 nsg=gone table=out", TestName = "a group that is not described")]
    [TestCase("subnet app/web 10.1.1.0/24 nsg=web table=gone", TestName = "a table that is not described")]
    public void Stays_silent_for(string subnet) => DesignText.Read($"""
        nsg web
        vnet app 10.1.0.0/16
        {subnet}
        subnet app/nva 10.1.9.0/24
        nic nva app/nva 10.1.9.4 forwarding
        table out
        {DefaultRoute}
        """).ShouldHaveNoFindings();

    [Test]
    public void Gives_each_subnet_a_finding_of_its_own() => DesignText.Read($"""
        nsg web
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 nsg=web table=out
        subnet app/api 10.1.2.0/24 nsg=web table=out
        subnet app/nva 10.1.9.0/24
        nic nva app/nva 10.1.9.4 forwarding
        table out
        {DefaultRoute}
        """).Validate().Select(finding => (finding.Id, finding.Resource)).ShouldBe([("VNP5017", Designs.SubnetId("app", "api")), ("VNP5017", Designs.SubnetId("app", "web"))], ignoreOrder: true);

    [Test]
    public void Leaves_a_group_on_a_subnet_of_the_platform_to_the_rule_about_that() => DesignText.Read("""
        nsg web
        vnet app 10.1.0.0/16
        subnet app/AzureFirewallSubnet 10.1.1.0/26 nsg=web table=out
        subnet app/nva 10.1.9.0/24
        nic nva app/nva 10.1.9.4 forwarding
        table out
        route out/low 0.0.0.0/1 -> VirtualAppliance 10.1.9.4
        route out/high 128.0.0.0/1 -> VirtualAppliance 10.1.9.4
        """).ShouldHaveOnly("VNP5014");

    private static DrawnDesign Drawn(string routes, string rules) => DesignText.Read($"""
        nsg web
        {rules}
        vnet app 10.1.0.0/16 fd00:db8::/48
        subnet app/web 10.1.1.0/24 fd00:db8:0:1::/64 nsg=web table=out
        subnet app/nva 10.1.9.0/24 fd00:db8:0:9::/64
        nic nva app/nva 10.1.9.4 fd00:db8:0:9::4 forwarding
        table out
        {routes}
        """);
}
