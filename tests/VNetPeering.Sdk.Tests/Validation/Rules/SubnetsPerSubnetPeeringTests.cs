using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetsPerSubnetPeeringTests
{
    private static DrawnDesign Peered(int limit, string hubLink, string appLink) => DesignText.Read($"""
        limit SubnetsPerSubnetPeering={limit}
        vnet hub 10.0.0.0/16
        subnet hub/blue 10.0.0.0/24
        subnet hub/red 10.0.1.0/24
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        peering hub <-> app
        link hub -> app {hubLink}
        link app -> hub {appLink}
        """);

    [Test]
    public void Fires_once_for_the_two_links_of_a_peering()
    {
        Diagnostic finding = Peered(2, "localSubnets=blue,red remoteSubnets=web", "localSubnets=web remoteSubnets=blue,red").ShouldHaveOnly("VNP7004");

        finding.Resource.ShouldBe(Designs.LinkId("hub", "app"));
        finding.Related.ShouldBe([Designs.LinkId("app", "hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"hub/to-app\" has 3 participating subnets, local and remote together; Azure's limit is 2 (2022-12).");
        finding.Fix.ShouldBe("Let fewer or larger subnets take part, or peer the whole VNets.");
    }

    [Test]
    public void Fires_on_the_later_link_when_it_alone_has_too_many()
    {
        Diagnostic finding = Peered(2, "localSubnets=blue remoteSubnets=web", "localSubnets=web remoteSubnets=blue,red").ShouldHaveOnly("VNP7004");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBeEmpty();
    }

    [Test]
    public void Stays_silent_at_the_limit() => Peered(3, "localSubnets=blue,red remoteSubnets=web", "localSubnets=web remoteSubnets=blue,red").ShouldHaveNoFindings();

    [Test]
    public void Counts_a_subnet_that_is_named_twice_once() => Peered(2, "localSubnets=blue,BLUE remoteSubnets=web", "localSubnets=web remoteSubnets=blue,BLUE").ShouldHaveNoFindings();

    [Test]
    public void Leaves_out_a_peering_of_whole_VNets() =>
        Peered(2, "localSubnets=blue,red remoteSubnets=web peerCompleteVnets=true", "localSubnets=web remoteSubnets=blue,red peerCompleteVnets=true").ShouldHaveNoFindings();
}
