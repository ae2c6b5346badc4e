using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ParticipatingSubnetMissingTests
{
    [Test]
    public void Fires_once_for_a_subnet_that_both_links_name_and_nobody_has()
    {
        DrawnDesign design = Pair("localSubnets=web remoteSubnets=shard", "localSubnets=shard remoteSubnets=web");

        Diagnostic finding = design.ShouldHaveOnly("VNP2013");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "app"), Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subnet peering \"app/to-hub\" and \"hub/to-app\": \"hub\" has no subnet \"shard\".");
        finding.Fix.ShouldBe("Name subnets that exist on both sides, or create them first.");
    }

    [Test]
    public void Fires_for_a_local_subnet() =>
        Pair("localSubnets=web,wep remoteSubnets=shared", "localSubnets=shared remoteSubnets=web").ShouldHaveOnly("VNP2013").Message
            .ShouldBe("Subnet peering \"app/to-hub\": \"app\" has no subnet \"wep\".");

    [Test]
    public void Fires_where_a_side_names_no_subnet() =>
        Pair("localSubnets=web", "localSubnets=shared remoteSubnets=web").ShouldHaveOnly("VNP2013").Message
            .ShouldBe("Subnet peering \"app/to-hub\": \"app/to-hub\" names no subnet of \"hub\".");

    [Test]
    public void Fires_where_a_link_names_no_subnet_of_a_VNet_that_is_not_described() => DesignText.Read("""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24
        link app -> far localSubnets=web
        """).ShouldHaveOnly("VNP2013");

    [Test]
    public void Compares_names_without_case() => Pair("localSubnets=WEB remoteSubnets=Shared", "localSubnets=shared remoteSubnets=web").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_peering_of_whole_VNets() => Pair("allowForwardedTraffic", "allowForwardedTraffic").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_towards_a_VNet_that_is_not_described() => DesignText.Read("""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24
        link app -> far localSubnets=web remoteSubnets=anything
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_subnet_of_the_VNet_could_not_be_read() =>
        Pair("localSubnets=web remoteSubnets=shard", "localSubnets=shard remoteSubnets=web").WithUnread(Designs.VNetId("hub"), "subnets").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_name_of_a_subnet_is_an_expression() =>
        Pair("localSubnets=web remoteSubnets=shard", "localSubnets=shard remoteSubnets=web")
            .With(net => net.Change("hub", vnet => vnet.Subnet("[parameters('subnet')]", "10.0.2.0/24"))).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_participating_name_that_is_an_expression() =>
        Pair("localSubnets=web remoteSubnets=[parameters('name')]", "localSubnets=shared remoteSubnets=web").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_list_could_not_be_read() =>
        Pair("localSubnets=web", "localSubnets=shared remoteSubnets=web").WithUnread(Designs.LinkId("app", "hub"), "remoteSubnetNames").ShouldHaveNoFindings();

    private static DrawnDesign Pair(string fromApp, string fromHub) => DesignText.Read($"""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24
        vnet hub 10.0.0.0/16
        subnet hub/shared 10.0.1.0/24
        link app -> hub {fromApp}
        link hub -> app {fromHub}
        """);
}
