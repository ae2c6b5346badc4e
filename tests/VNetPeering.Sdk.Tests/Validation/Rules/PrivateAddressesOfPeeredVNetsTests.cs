using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrivateAddressesOfPeeredVNetsTests
{
    // One address in each of three VNets.
    private static DrawnDesign Three(int limit, string links) => DesignText.Read($"""
        limit PrivateAddressesOfPeeredVNets={limit}
        vnet hub 10.0.0.0/16
        subnet hub/web 10.0.0.0/24
        nic h hub/web 10.0.0.4
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        nic p app/web 10.1.0.4
        vnet db 10.2.0.0/16
        subnet db/web 10.2.0.0/24
        nic d db/web 10.2.0.4
        {links}
        """);

    [Test]
    public void Fires_once_on_the_hub_and_leaves_out_its_spokes()
    {
        Diagnostic finding = Three(1, """
            peering app <-> hub
            peering db <-> hub
            """).ShouldHaveOnly("VNP7007");

        finding.Resource.ShouldBe(Designs.VNetId("hub"));
        finding.Related.ShouldBe([Designs.VNetId("app"), Designs.VNetId("db")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"hub\" together with its peers has 3 private addresses in use; Azure's limit is 1 (2022-12). Peers with addresses: \"app\" and \"db\".");
        finding.Fix.ShouldBe("Spread the peers over several hubs.");
    }

    [Test]
    public void Fires_once_for_a_mesh() => Three(2, """
        peering app <-> hub
        peering db <-> hub
        peering app <-> db
        """).ShouldHaveOnly("VNP7007").Resource.ShouldBe(Designs.VNetId("hub"));

    [Test]
    public void Fires_for_each_hub_of_a_chain() => Three(2, """
        vnet far 10.3.0.0/16
        subnet far/web 10.3.0.0/24
        nic f far/web 10.3.0.4
        peering app <-> hub
        peering hub <-> db
        peering db <-> far
        """).Validate().Select(finding => (finding.Id, finding.Resource)).ShouldBe([("VNP7007", Designs.VNetId("db")), ("VNP7007", Designs.VNetId("hub"))]);

    [Test]
    public void Takes_the_VNet_with_most_peers_where_several_have_the_same_group() => Three(2, """
        vnet edge 10.3.0.0/16
        peering app <-> edge
        peering app <-> hub
        peering app <-> db
        peering hub <-> db
        """).ShouldHaveOnly("VNP7007").Resource.ShouldBe(Designs.VNetId("app"));

    [Test]
    public void Counts_the_peer_of_a_subnet_peering_as_a_whole() => Three(1, """
        peering app <-> hub
        link app -> hub localSubnets=web remoteSubnets=web
        link hub -> app localSubnets=web remoteSubnets=web
        """).ShouldHaveOnly("VNP7007");

    [Test]
    public void Counts_a_classic_peer_which_has_no_link_of_its_own() => DesignText.Read("""
        limit PrivateAddressesOfPeeredVNets=1
        vnet hub 10.0.0.0/16
        subnet hub/web 10.0.0.0/24
        nic h hub/web 10.0.0.4
        vnet old 10.1.0.0/16 classic
        subnet old/web 10.1.0.0/24
        nic o old/web 10.1.0.4
        link hub -> old
        """).ShouldHaveOnly("VNP7007");

    [Test]
    public void Stays_silent_at_the_limit() => Three(3, """
        peering app <-> hub
        peering db <-> hub
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_VNets_that_are_not_peered() => Three(1, string.Empty).ShouldHaveNoFindings();

    [TestCase("Disconnected", "VNP2008")]
    [TestCase("Initiated", "VNP2007")]
    public void Leaves_out_a_peer_whose_link_is(string state, string rule) => Three(1, $"""
        peering app <-> hub
        link app -> hub state={state}
        """).ShouldHaveOnly(rule);

    [Test]
    public void Leaves_out_what_one_VNet_has_too_much_by_itself() => DesignText.Read("""
        limit PrivateAddressesOfPeeredVNets=1
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        nic p app/web 10.1.0.4 10.1.0.5
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_out_a_VNet_that_is_not_described() => DesignText.Read("""
        limit PrivateAddressesOfPeeredVNets=1
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        nic p app/web 10.1.0.4
        link app -> elsewhere
        nic e elsewhere/web 10.2.0.4
        """).ShouldHaveNoFindings();
}
