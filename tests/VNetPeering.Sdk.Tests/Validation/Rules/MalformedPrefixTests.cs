using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.Tests.Import;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class MalformedPrefixTests
{
    [TestCase("10.10.10.10")]
    [TestCase("InvalidPrefixes")]
    public void Fires_for_a_text_that_is_not_CIDR_notation(string text)
    {
        ResourceId subnet = Designs.SubnetId("app", "web");
        Topology estate = Designs.Of(Designs.VNet("app", "10.0.0.0/16").Subnet("web")) with { UnreadValues = [Unread(subnet, text, UnreadValueKind.MalformedPrefix)] };

        Diagnostic finding = estate.ShouldHaveOnly("VNP1003");

        finding.Resource.ShouldBe(subnet);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("InvalidAddressPrefixFormat");
        finding.Message.ShouldBe($"\"app/web\" has \"{text}\" as addressPrefix, which is not CIDR notation.");
        finding.Fix.ShouldBe("Write address and length, for example \"10.0.0.0/24\".");
    }

    [Test]
    public void Carries_another_code_for_a_pool_of_clients()
    {
        Topology estate = Az.Read("""
            [{"id":"~/virtualNetworkGateways/gw","properties":{"gatewayType":"Vpn","vpnClientConfiguration":{"vpnClientAddressPool":{"addressPrefixes":["10.9.0.0"]}}}}]
            """).Topology;

        Diagnostic finding = estate.ShouldHaveOnly("VNP1003");

        finding.Resource.ShouldBe(Az.NetworkId("virtualNetworkGateways/gw"));
        finding.AzureErrorCode.ShouldBe("InvalidVpnClientAddressPrefixOrCidr");
    }

    [TestCase(UnreadValueKind.Unresolved)]
    [TestCase(UnreadValueKind.MalformedAddress)]
    [TestCase(UnreadValueKind.MalformedReference)]
    [TestCase(UnreadValueKind.UnknownWord)]
    public void Stays_silent_for_values_that_are_no_prefixes(UnreadValueKind kind)
    {
        Topology estate = Designs.Of(Designs.VNet("app", "10.0.0.0/16")) with { UnreadValues = [Unread(Designs.VNetId("app"), "x", kind)] };

        estate.ShouldHaveNoFindings();
    }

    private static UnreadValue Unread(ResourceId id, string text, UnreadValueKind kind) => new() { ResourceId = id, Property = "addressPrefix", Text = text, Kind = kind };
}
