using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecondSecurityAdminConfigurationTests
{
    [Test]
    public void Fires_on_the_later_configuration()
    {
        Diagnostic finding = Draw("deployed=westeurope,eastus", "deployed=WestEurope").ShouldHaveOnly("VNP5037");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("Security admin configurations \"corp/one\" and \"corp/two\" of network manager \"corp\" are deployed to westeurope. Azure deploys 1 a region; the later deployment replaces the earlier.");
    }

    [TestCase("deployed=westeurope", "deployed=eastus")]
    [TestCase("", "")]
    [TestCase("deployed=westeurope", "")]
    public void Stays_silent_where_they_are_not_known_to_meet(string first, string second) => Draw(first, second).ShouldHaveNoFindings();

    private static DrawnDesign Draw(string first, string second) => DesignText.Read($"""
        vnet app 10.1.0.0/16 region=westeurope
        admin corp/a app in=one {first}
        admin corp/b app in=two {second}
        adminrule corp/a/x 100 Inbound Deny Tcp * -> * ports=22
        adminrule corp/b/y 110 Inbound Deny Tcp * -> * ports=23
        """);
}
