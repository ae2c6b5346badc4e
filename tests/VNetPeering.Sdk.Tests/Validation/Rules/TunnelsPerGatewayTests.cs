using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class TunnelsPerGatewayTests
{
    private static DrawnDesign TwoTunnels(string limit, string sku = "VpnGw1AZ") => DesignText.Read($"""
        limit {limit}
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/gw vpn sku={sku}
        localgateway oslo 192.168.0.0/24
        localgateway bergen 192.168.1.0/24
        connection to-oslo gw -> oslo
        connection to-bergen gw -> bergen
        """);

    [Test]
    public void Fires_on_the_gateway()
    {
        Diagnostic finding = TwoTunnels("TunnelsPerGateway=1").ShouldHaveOnly("VNP7022");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "gw"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Connection, "to-bergen"), Designs.Id(ResourceTypes.Connection, "to-oslo")], ignoreOrder: true);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"gw\" has 2 tunnels; Azure's limit is 1 (2022-12) for the SKU VpnGw1AZ.");
        finding.Fix.ShouldBe("Use a gateway with a larger SKU, or fewer connections.");
    }

    [TestCase("TunnelsPerBasicGateway", "basic", "Build a gateway with another SKU, since Basic cannot be resized, or use fewer connections.")]
    [TestCase("TunnelsPerGateway", "VPNGW3", "Use a gateway with a larger SKU, or fewer connections.")]
    [TestCase("TunnelsPerLargestGateway", "VpnGw5AZ", "Use fewer connections, or a second gateway in another VNet.")]
    public void Each_SKU_has_its_limit(string property, string sku, string fix)
    {
        TwoTunnels($"{property}=1", sku).ShouldHaveOnly("VNP7022").Fix.ShouldBe(fix);
        TwoTunnels($"{property}=2", sku).ShouldHaveNoFindings();
    }

    [Test]
    public void A_SKU_that_is_not_known_counts_as_the_largest()
    {
        DrawnDesign low = TwoTunnels("TunnelsPerBasicGateway=1 TunnelsPerGateway=1");
        DrawnDesign lower = TwoTunnels("TunnelsPerLargestGateway=1");

        WithoutSku(low).ShouldHaveNoFindings();
        WithoutSku(lower).ShouldHaveOnly("VNP7022").Message.ShouldBe("Gateway \"gw\" has 2 tunnels; Azure's limit is 1 (2022-12).");
    }

    [Test]
    public void A_connection_between_VNets_counts_for_the_gateway_that_owns_it() => DesignText.Read("""
        limit TunnelsPerGateway=1
        vnet east 10.0.0.0/16
        subnet east/GatewaySubnet 10.0.0.0/26
        gateway east/one vpn
        vnet west 10.1.0.0/16
        subnet west/GatewaySubnet 10.1.0.0/26
        gateway west/two vpn
        localgateway oslo 192.168.0.0/24
        connection there one -> two
        connection back two -> one
        connection to-oslo one -> oslo
        """).ShouldHaveOnly("VNP7022").Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "one"));

    [Test]
    public void Leaves_out_connections_to_circuits_and_of_ExpressRoute_gateways() => DesignText.Read("""
        limit TunnelsPerGateway=0 TunnelsPerLargestGateway=0
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/er expressRoute
        connection one er -> circuit1 circuit
        """).ShouldHaveNoFindings();

    private static DrawnDesign WithoutSku(DrawnDesign design) => design with
    {
        Topology = design.Topology with { Gateways = [design.Topology.Gateways[0] with { Sku = null }] },
    };
}
