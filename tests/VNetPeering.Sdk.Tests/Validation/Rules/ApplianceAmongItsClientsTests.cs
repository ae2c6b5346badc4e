using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ApplianceAmongItsClientsTests
{
    [Test]
    public void Fires_for_a_subnet_whose_table_leads_to_an_address_in_it()
    {
        Diagnostic finding = Drawn().ShouldHaveOnly("VNP4007");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "rt")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet \"app/web\" has route table \"rt\", which leads \"all\" to 10.1.1.4 in the same subnet: what the appliance sends on matches the route again and goes round in a loop.");
        finding.Fix.ShouldBe("Move the appliance to a subnet that does not have \"rt\".");
    }

    [Test]
    public void Has_one_finding_for_the_routes_of_a_table() =>
        Drawn("route rt/site 192.168.0.0/16 -> VirtualAppliance 10.1.1.5").ShouldHaveOnly("VNP4007").Message
            .ShouldContain("leads \"all\" and \"site\" to 10.1.1.4 and 10.1.1.5 in the same subnet: what the appliance sends on matches the routes again");

    [Test]
    public void Names_each_subnet_that_holds_an_appliance_of_its_table()
    {
        DrawnDesign design = Drawn("subnet app/more 10.1.2.0/24 table=rt");

        design.ShouldHaveOnly("VNP4007").Resource.ShouldBe(Designs.SubnetId("app", "web"));
    }

    [TestCase("nic nva app/web 10.1.1.4 forwarding", TestName = "Fires_for_an_interface_alone")]
    [TestCase("nic nva app/web 10.1.1.4 forwarding vm=nva\nnic two app/web 10.1.1.5 vm=nva\nvm nva nva two", TestName = "Fires_for_a_machine_with_both_legs_in_the_subnet")]
    [TestCase("loadbalancer lb app/web 10.1.1.4\nnic nva app/web 10.1.1.5 forwarding pool=lb", TestName = "Fires_for_a_front_end_whose_backends_are_in_the_subnet")]
    public void Fires_for_a_described_appliance(string appliance) => Drawn(appliance).ShouldHaveOnly("VNP4007");

    [TestCase("nic nva app/web 10.1.1.4 forwarding vm=nva\nnic out app/out 10.1.2.4 forwarding vm=nva\nvm nva nva out", TestName = "Stays_silent_for_a_machine_with_a_leg_elsewhere")]
    [TestCase("nic nva app/web 10.1.1.4 forwarding\nnic out app/out 10.1.2.4 forwarding\nvm nva nva out", TestName = "Stays_silent_where_only_the_machine_names_its_legs")]
    [TestCase("loadbalancer lb app/web 10.1.1.4\nnic nva app/out 10.1.2.4 forwarding pool=lb", TestName = "Stays_silent_for_a_front_end_whose_backends_are_elsewhere")]
    [TestCase("loadbalancer lb app/web 10.1.1.4", TestName = "Stays_silent_for_a_front_end_whose_backends_are_not_known")]
    public void Stays_silent_where_packets_may_leave_elsewhere(string appliance) => Drawn("subnet app/out 10.1.2.0/24", appliance).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_route_to_the_appliance_itself() => DesignText.Read("""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        table rt
        route rt/nva 10.1.1.4/32 -> VirtualAppliance 10.1.1.4
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_appliance_in_another_subnet() => DesignText.Read("""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        subnet app/nva 10.1.2.0/24
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.1.2.4
        """).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(params string[] more) => DesignText.Read($"""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.1.1.4
        {string.Join('\n', more)}
        """);
}
