using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class BasicLoadBalancerAsGlobalNextHopTests
{
    [Test]
    public void Fires_for_a_route_to_a_Basic_front_end_in_another_region()
    {
        Diagnostic finding = Drawn("northeurope", "Basic").ShouldHaveOnly("VNP4015");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.LoadBalancer, "nva-lb"), Designs.VNetId("far")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\" leads packets of \"far\" to 10.0.1.4, a front end of load balancer \"nva-lb\" with the SKU Basic in \"hub\", which lies in another region. Over global peering they do not arrive.");
        finding.Fix.ShouldBe("Replace \"nva-lb\" by a Standard load balancer.");
    }

    [Test]
    public void Has_one_finding_for_a_table_that_several_VNets_have() =>
        Drawn("northeurope", "Basic", "vnet far2 10.2.0.0/16 region=eastus", "subnet far2/web 10.2.1.0/24 table=rt", "peering hub <-> far2").ShouldHaveOnly("VNP4015").Message
            .ShouldContain("packets of \"far\" and \"far2\" to 10.0.1.4");

    [TestCase("northeurope", "Standard", TestName = "Stays_silent_for_a_Standard_balancer")]
    [TestCase("westeurope", "Basic", TestName = "Stays_silent_within_a_region")]
    public void Stays_silent(string region, string sku) => Drawn(region, sku).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_Basic_balancer_that_no_route_leads_to_to_the_advice() => DesignText.Read("""
        vnet hub 10.0.0.0/16 region=westeurope
        subnet hub/nva 10.0.1.0/24
        loadbalancer nva-lb hub/nva 10.0.1.4 sku=Basic
        vnet far 10.1.0.0/16 region=northeurope
        subnet far/web 10.1.1.0/24 table=rt
        peering hub <-> far
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.5
        """).ShouldHaveOnly("VNP2016");

    private static DrawnDesign Drawn(string region, string sku, params string[] more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16 region=westeurope
        subnet hub/nva 10.0.1.0/24
        loadbalancer nva-lb hub/nva 10.0.1.4 sku={sku}
        vnet far 10.1.0.0/16 region={region}
        subnet far/web 10.1.1.0/24 table=rt
        peering hub <-> far
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        {string.Join('\n', more)}
        """);
}
