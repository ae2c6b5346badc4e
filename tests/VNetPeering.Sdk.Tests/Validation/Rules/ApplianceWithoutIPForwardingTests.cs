using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ApplianceWithoutIPForwardingTests
{
    [Test]
    public void Fires_for_an_interface_that_does_not_forward()
    {
        Diagnostic finding = Drawn("nic nva hub/nva 10.0.1.4").ShouldHaveOnly("VNP4005");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "nva"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "rt")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Network interface \"nva\" does not forward: route table \"rt\" sends packets for other addresses to 10.0.1.4, which it holds, and it has EnableIPForwarding set to false. The packets are dropped.");
        finding.Fix.ShouldBe("Set EnableIPForwarding on \"nva\", and let its operating system forward too.");
    }

    [Test]
    public void Has_one_finding_for_an_interface_that_several_tables_lead_to()
    {
        DrawnDesign design = Drawn("nic nva hub/nva 10.0.1.4", "subnet hub/web 10.0.2.0/24 table=other", "table other", "route other/site 192.168.0.0/16 -> VirtualAppliance 10.0.1.4");

        design.ShouldHaveOnly("VNP4005").Message.ShouldContain("route tables \"rt\" and \"other\" send packets");
    }

    [Test]
    public void Fires_for_each_backend_of_a_load_balancer_that_does_not_forward()
    {
        DrawnDesign design = Drawn("loadbalancer lb hub/nva 10.0.1.4", "nic one hub/nva 10.0.1.5 forwarding pool=lb", "nic two hub/nva 10.0.1.6 pool=lb");

        Diagnostic finding = design.ShouldHaveOnly("VNP4005");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "two"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.LoadBalancer, "lb"), Designs.Id(ResourceTypes.RouteTable, "rt")]);
        finding.Message.ShouldBe("Network interface \"two\" does not forward: route table \"rt\" sends packets for other addresses to 10.0.1.4, a front end of load balancer \"lb\" that it stands behind, and it has EnableIPForwarding set to false. What it gets is dropped.");
    }

    [TestCase("nic nva hub/nva 10.0.1.4 forwarding", TestName = "Stays_silent_for_an_interface_that_forwards")]
    [TestCase("loadbalancer lb hub/nva 10.0.1.4\nnic one hub/nva 10.0.1.5 forwarding pool=lb", TestName = "Stays_silent_where_every_backend_forwards")]
    [TestCase("loadbalancer lb hub/nva 10.0.1.4\nnic one hub/nva 10.0.1.5", TestName = "Stays_silent_for_an_interface_outside_the_pool")]
    public void Stays_silent(string appliance) => Drawn(appliance).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_route_to_nothing_but_addresses_of_the_interface() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        subnet hub/web 10.0.2.0/24 table=rt
        nic nva hub/nva 10.0.1.4 10.0.1.5
        table rt
        route rt/one 10.0.1.4/32 -> VirtualAppliance 10.0.1.4
        route rt/two 10.0.1.5/32 -> VirtualAppliance 10.0.1.4
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_switch_could_not_be_read() =>
        Drawn("nic nva hub/nva 10.0.1.4").WithUnread(Designs.Id(ResourceTypes.NetworkInterface, "nva"), "enableIPForwarding").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_interface_in_a_VNet_that_is_not_peered() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        nic nva hub/nva 10.0.1.4
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        """).ShouldHaveOnly("VNP4004");

    private static DrawnDesign Drawn(params string[] more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        peering app <-> hub
        link app -> hub allowForwardedTraffic
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        {string.Join('\n', more)}
        """);
}
