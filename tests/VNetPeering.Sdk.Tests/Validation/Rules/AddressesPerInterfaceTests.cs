using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AddressesPerInterfaceTests
{
    private static DrawnDesign TwoAddresses(int limit) => DesignText.Read($"""
        limit PrivateAddressesPerNetworkInterface={limit}
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        nic one app/web 10.1.0.4 10.1.0.5
        """);

    [Test]
    public void Fires_on_the_interface()
    {
        Diagnostic finding = TwoAddresses(1).ShouldHaveOnly("VNP7008");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "one"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Network interface \"one\" has 2 private addresses; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Spread the addresses over interfaces of several machines.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoAddresses(2).ShouldHaveNoFindings();
}
