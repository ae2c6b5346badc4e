using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DnsServersPerVNetTests
{
    [Test]
    public void Fires_on_the_VNet()
    {
        Diagnostic finding = DesignText.Read("""
            limit DnsServersPerVNet=1
            vnet app 10.1.0.0/16 dns=10.1.0.4,10.1.0.5
            """).ShouldHaveOnly("VNP7005");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"app\" has 2 DNS servers; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Name fewer servers, and let those forward to the others.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => DesignText.Read("""
        limit DnsServersPerVNet=2
        vnet app 10.1.0.0/16 dns=10.1.0.4,10.1.0.5
        """).ShouldHaveNoFindings();
}
