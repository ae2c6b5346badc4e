using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class OverlapInGroupTests
{
    [Test]
    public void Fires_on_the_configuration()
    {
        Diagnostic finding = DesignText.Read("""
            vnet app 10.1.0.0/16
            vnet data 10.1.128.0/17
            mesh corp/prod app,data
            """).ShouldHaveOnly("VNP2019");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("connectivityConfigurations", "prod"));
        finding.Related.ShouldBe([Designs.VNetId("app"), Designs.VNetId("data")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldBe("Members of a connected group of configuration \"corp/prod\" share addresses: 10.1.0.0/16 of \"app\" and 10.1.128.0/17 of \"data\". Azure takes them, and no other member reaches what they share.");
        finding.Fix.ShouldBe("Give the members prefixes of their own, or set connectedGroupAddressOverlap to Disallowed to have such members refused.");
    }

    [Test]
    public void Directly_connected_spokes_are_a_group_as_well() => DesignText.Read("""
        vnet far 10.9.0.0/16
        vnet app 10.1.0.0/16
        vnet data 10.1.0.0/16
        hubspoke corp/prod gone app,data direct
        """).Validate().ShouldContain(finding => finding.Id == "VNP2019");

    [Test]
    public void Spokes_that_are_not_directly_connected_are_none() => DesignText.Read("""
        vnet app 10.1.0.0/16
        vnet data 10.1.0.0/16
        hubspoke corp/prod gone app,data
        """).Validate().ShouldNotContain(finding => finding.Id == "VNP2019");

    [Test]
    public void Stays_silent_where_nothing_is_shared() => DesignText.Read("""
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        mesh corp/prod app,data
        """).ShouldHaveNoFindings();
}
