using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeeringsPerVNetTests
{
    private static DrawnDesign TwoPeers(string more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        vnet app 10.1.0.0/16
        vnet db 10.2.0.0/16
        peering hub <-> app
        peering hub <-> db
        {more}
        """);

    [Test]
    public void Fires_on_the_VNet_that_owns_the_links()
    {
        Diagnostic finding = TwoPeers("limit PeeringsPerVNet=1").ShouldHaveOnly("VNP7003");

        finding.Resource.ShouldBe(Designs.VNetId("hub"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"hub\" has 2 peerings; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Spread the peers over several hubs that are peered with each other, or set AzureLimits.PeeringsPerVNet where Azure has granted more.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoPeers("limit PeeringsPerVNet=2").ShouldHaveNoFindings();

    [Test]
    public void A_hub_that_a_network_manager_runs_has_a_limit_of_its_own()
    {
        static DrawnDesign Managed(string limits) => DesignText.Read($"""
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            vnet db 10.2.0.0/16
            hubspoke corp/prod hub app,db
            {limits}
            """);

        Managed("limit PeeringsPerVNet=1").ShouldHaveNoFindings();
        Managed("limit SpokesPerManagedHub=1 PeeringsPerVNet=1").ShouldHaveOnly("VNP7003").Message.ShouldBe("VNet \"hub\" has 2 peerings; Azure's limit is 1 (2022-12).");
    }

    [Test]
    public void Counts_links_to_VNets_that_are_not_described() => DesignText.Read("""
        limit PeeringsPerVNet=1
        vnet hub 10.0.0.0/16
        link hub -> app
        link hub -> db
        """).ShouldHaveOnly("VNP7003");

    [Test]
    public void Leaves_out_links_that_have_a_rule_of_their_own() => TwoPeers("""
        link hub -> app name=again
        limit PeeringsPerVNet=2
        """).ShouldHaveOnly("VNP2001");
}
