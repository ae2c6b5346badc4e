using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrefixesPerBgpPeerTests
{
    private static DrawnDesign Site(int limit, string bgp = "bgp") => DesignText.Read($"""
        limit PrefixesPerBgpPeer={limit}
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/gw vpn asn=65515 bgp
        localgateway oslo 192.168.0.0/24 192.168.1.0/24 asn=65010 bgpAddress=192.168.0.1
        connection to-oslo gw -> oslo {bgp}
        """);

    private static DrawnDesign WithSite(DrawnDesign design) => design with
    {
        Topology = design.Topology with
        {
            Sites = [new Site { Name = "oslo", Asn = 65010, AddressSpace = Designs.Prefixes("192.168.1.0/24", "192.168.2.0/24") }],
            LocalNetworkGateways = [design.Topology.LocalNetworkGateways[0] with { Site = "oslo" }],
        },
    };

    [Test]
    public void Fires_on_the_local_network_gateway()
    {
        Diagnostic finding = Site(1).ShouldHaveOnly("VNP7027");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.LocalNetworkGateway, "oslo"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Connection, "to-oslo")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Local network gateway \"oslo\" has 2 prefixes for one BGP session; Azure's limit is 1 (2022-12). Above it the session drops.");
        finding.Fix.ShouldBe("Let the device announce summaries.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => Site(2).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_static_connection() => Site(1, string.Empty).ShouldHaveNoFindings();

    [Test]
    public void Counts_the_prefixes_of_the_declared_site_too()
    {
        WithSite(Site(2)).ShouldHaveOnly("VNP7027").Message.ShouldContain("has 3 prefixes");
        WithSite(Site(3)).ShouldHaveNoFindings();
    }
}
