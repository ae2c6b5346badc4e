using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class InvalidDnsServerTests
{
    [Test]
    public void Fires_for_a_host_name()
    {
        Diagnostic finding = With("10.0.0.4", "dns1.contoso.com").ShouldHaveOnly("VNP1013");

        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetcfgInvalidDnsServer");
        finding.Resource.ShouldBe(Designs.VNetId("hub"));
        finding.Message.ShouldBe("VNet \"hub\" has \"dns1.contoso.com\" as DNS server, which is not an IP address.");
        finding.Fix.ShouldBe("Write the addresses of the DNS servers, or none at all for the name resolution that Azure provides.");
    }

    [Test]
    public void Gives_one_finding_for_all_of_a_VNet() =>
        With("dns1", "10.0.0.4", "10.0.0.5/32").ShouldHaveOnly("VNP1013").Message.ShouldEndWith("has \"dns1\" and \"10.0.0.5/32\" as DNS servers, which are not IP addresses.");

    [TestCase("10.0.0.4")]
    [TestCase("fd00::4")]
    [TestCase("[reference('dns').ip]")]
    [TestCase("<DNS_SERVER>")]
    [TestCase("")]
    public void Stays_silent_for_addresses_and_for_what_is_not_known_yet(string server) => With(server).ShouldHaveNoFindings();

    private static Topology With(params string[] servers) => Designs.Of(Designs.VNet("hub", "10.0.0.0/16") with { DnsServers = [.. servers] });
}
