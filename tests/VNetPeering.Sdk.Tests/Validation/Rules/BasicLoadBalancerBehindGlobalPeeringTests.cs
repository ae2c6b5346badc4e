using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class BasicLoadBalancerBehindGlobalPeeringTests
{
    [Test]
    public void Fires_for_an_internal_balancer()
    {
        Diagnostic finding = Drawn("northeurope", "Basic").ShouldHaveOnly("VNP2016");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.LoadBalancer, "web-lb"));
        finding.Related.ShouldBe([Designs.VNetId("far")]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Load balancer \"web-lb\" has the SKU Basic: over global peering, from \"far\", its front end is not reached. Azure retired the SKU on 2025-09-30.");
        finding.Fix.ShouldBe("Replace \"web-lb\" by a Standard load balancer.");
    }

    [Test]
    public void Fires_for_a_public_balancer_by_the_place_of_its_backends()
    {
        DrawnDesign design = DesignText.Read("""
            vnet hub 10.0.0.0/16 region=westeurope
            subnet hub/web 10.0.1.0/24
            nic web-nic hub/web 10.0.1.5 pool=web-lb
            loadbalancer web-lb hub/web sku=Basic
            vnet far 10.1.0.0/16 region=northeurope
            peering hub <-> far
            """).With(net => net with { LoadBalancers = [net.LoadBalancers[0] with { FrontEnds = [new LoadBalancerFrontEnd { Name = "front", PublicIPAddressId = Designs.Id(ResourceTypes.PublicIPAddress, "web-ip") }] }] });

        design.ShouldHaveOnly("VNP2016");
    }

    [TestCase("westeurope", "Basic", TestName = "Stays_silent_within_a_region")]
    [TestCase("West Europe", "Basic", TestName = "Stays_silent_within_a_region_that_is_spelled_in_two_ways")]
    [TestCase("northeurope", "Standard", TestName = "Stays_silent_for_a_Standard_balancer")]
    public void Stays_silent(string region, string sku) => Drawn($"\"{region}\"", sku).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_SKU_is_not_stated() => Drawn("northeurope", "Basic").With(net => net with { LoadBalancers = [net.LoadBalancers[0] with { Sku = null }] }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_region_is_not_stated() => Drawn("northeurope", "Basic").With(net => net.Change("far", vnet => vnet with { Region = default })).ShouldHaveNoFindings();

    private static DrawnDesign Drawn(string region, string sku) => DesignText.Read($"""
        vnet hub 10.0.0.0/16 region=westeurope
        subnet hub/web 10.0.1.0/24
        loadbalancer web-lb hub/web 10.0.1.4 sku={sku}
        vnet far 10.1.0.0/16 region={region}
        peering hub <-> far
        """);
}
