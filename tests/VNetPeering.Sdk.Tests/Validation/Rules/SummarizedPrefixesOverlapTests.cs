using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SummarizedPrefixesOverlapTests
{
    [Test]
    public void Fires_once_and_lists_the_pairs()
    {
        Diagnostic finding = DesignText.Read("vnet hub 10.0.0.0/16 summarized=10.0.0.0/8,10.1.0.0/16,fd00:db8::/48,fd00:db8::/48").ShouldHaveOnly("VNP3022");

        finding.Resource.ShouldBe(Designs.VNetId("hub"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("The advertised gateway prefixes of VNet \"hub\" overlap one another: 10.0.0.0/8 overlaps 10.1.0.0/16 and fd00:db8::/48 is listed twice.");
        finding.Fix.ShouldBe("Keep the larger prefix of each pair alone.");
    }

    [TestCase("summarized=10.0.0.0/8")]
    [TestCase("summarized=10.0.0.0/16,10.1.0.0/16,fd00:db8::/48")]
    [TestCase("")]
    public void Stays_silent_for_entries_apart(string list) => DesignText.Read($"vnet hub 10.0.0.0/16 {list}").ShouldHaveNoFindings();
}
