using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class InspectionBypassedTests
{
    [Test]
    public void Fires_for_a_peering_beside_the_default_route()
    {
        DrawnDesign design = Hub("peering app <-> data");

        Diagnostic finding = design.ShouldHaveOnly("VNP4016");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.AzureFirewall, "fw"));
        finding.Related.ShouldBe([Designs.VNetId("app"), Designs.VNetId("data")], ignoreOrder: true);
        finding.Message.ShouldBe("Flows go round \"fw\", which is to inspect them: from \"app/web\" to \"data/sql\" and \"data/sql\" to \"app/web\".");
        finding.Fix.ShouldStartWith("Lead them to \"fw\" by routes");
    }

    [Test] // the answer alone goes round it: a stateless path, so nothing else tells
    public void Fires_where_one_direction_goes_round_a_stateless_appliance() => DesignText.Read("""
        vnet hub        10.0.0.0/16
        subnet hub/nva  10.0.1.0/26
        vm fw
        nic fw-nic hub/nva 10.0.1.4 forwarding vm=fw
        vnet app        10.1.0.0/16
        link app -> hub allowForwardedTraffic
        link hub -> app
        table there
        route there/hub 10.0.2.0/24 -> VirtualAppliance 10.0.1.4
        subnet hub/db   10.0.2.0/24
        subnet app/web  10.1.1.0/24 table=there
        inspect fw-nic app hub/db
        """).Validate().ShouldHaveSingleItem().Message.ShouldStartWith("Flows may go round \"fw-nic\"");

    [Test]
    public void Stays_silent_where_every_flow_passes() => Hub(string.Empty).ShouldHaveNoFindings();

    [Test] // 3.10, 3.11: the endpoint's own row is longer than any route to its network, unless policies are on
    public void Fires_for_a_private_endpoint_that_has_a_row_of_its_own()
    {
        WithEndpoint(string.Empty).Validate().Single(finding => finding.Id == "VNP4016").Message.ShouldBe("Flows go round \"fw\", which is to inspect them: from \"app/web\" to \"10.0.2.9\".");
        WithEndpoint("endpointPolicies").Validate().ShouldNotContain(finding => finding.Id == "VNP4016");

        static DrawnDesign WithEndpoint(string policies) => DesignText.Read($"""
            vnet hub                        10.0.0.0/16
            subnet hub/AzureFirewallSubnet  10.0.1.0/26
            firewall hub/fw                 10.0.1.4
            vnet app                        10.1.0.0/16
            link app -> hub allowForwardedTraffic
            link hub -> app
            table there
            route there/hub 10.0.2.0/24 -> VirtualAppliance 10.0.1.4
            table back
            route back/app  10.1.0.0/16 -> VirtualAppliance 10.0.1.4
            subnet hub/db   10.0.2.0/24 table=back {policies}
            subnet app/web  10.1.1.0/24 table=there
            endpoint pe hub/db 10.0.2.9
            inspect fw app hub/db
            """);
    }

    [Test] // a blocked flow goes nowhere
    public void Stays_silent_for_flows_that_do_not_arrive() => DesignText.Read("""
        vnet hub                        10.0.0.0/16
        subnet hub/AzureFirewallSubnet  10.0.1.0/26
        firewall hub/fw                 10.0.1.4
        vnet app                        10.1.0.0/16
        vnet data                       10.2.0.0/16
        subnet app/web                  10.1.1.0/24
        subnet data/sql                 10.2.1.0/24
        inspect fw app data
        """).ShouldHaveNoFindings();

    private static DrawnDesign Hub(string more) => DesignText.Read($"""
        vnet hub                        10.0.0.0/16
        subnet hub/AzureFirewallSubnet  10.0.1.0/26
        firewall hub/fw                 10.0.1.4
        vnet app                        10.1.0.0/16
        vnet data                       10.2.0.0/16
        link app -> hub allowForwardedTraffic
        link hub -> app
        link data -> hub allowForwardedTraffic
        link hub -> data
        {more}
        table to-firewall
        route to-firewall/all           0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        subnet app/web                  10.1.1.0/24 table=to-firewall
        subnet data/sql                 10.2.1.0/24 table=to-firewall
        inspect fw app data
        """);
}
