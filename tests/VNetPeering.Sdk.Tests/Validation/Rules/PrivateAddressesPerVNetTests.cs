using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrivateAddressesPerVNetTests
{
    private static DrawnDesign Used(int limit) => DesignText.Read($"""
        limit PrivateAddressesPerVNet={limit}
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        subnet app/data 10.1.1.0/24
        nic one app/web 10.1.0.4 10.1.0.5
        nic two app/web
        endpoint sql app/data 10.1.1.4
        nic sql-nic app/data 10.1.1.4
        vnet db 10.2.0.0/16
        subnet db/web 10.2.0.0/24
        nic other db/web 10.2.0.4
        """);

    [Test]
    public void Fires_on_the_VNet_and_counts_an_address_that_two_state_once()
    {
        Diagnostic finding = Used(3).ShouldHaveOnly("VNP7006");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"app\" has 4 private addresses in use; Azure's limit is 3 (2022-12).");
        finding.Fix.ShouldBe("Move some of what uses them to another VNet, and peer the two.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => Used(4).ShouldHaveNoFindings();

    [Test]
    public void Counts_in_a_VNet_that_is_not_described() => DesignText.Read("""
        limit PrivateAddressesPerVNet=1
        nic one elsewhere/web 10.1.0.4 10.1.0.5
        """).ShouldHaveOnly("VNP7006").Resource.ShouldBe(Designs.VNetId("elsewhere"));
}
