using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrefixesInAdminRulesTests
{
    [Test]
    public void Fires_above_the_limit()
    {
        Diagnostic finding = Draw(2).ShouldHaveOnly("VNP7032");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp"));
        finding.Message.ShouldBe("The admin rules of all network managers together name 3 addresses and prefixes; Azure's limit is 2 (2022-12).");
    }

    [Test]
    public void Tags_and_everything_count_for_nothing() => Draw(3).ShouldHaveNoFindings();

    private static DrawnDesign Draw(int limit) => DesignText.Read($"""
        limit PrefixesInAdminRules={limit}
        vnet app 10.1.0.0/16
        admin corp/guard app
        admin branch/guard app
        adminrule corp/guard/one 100 Inbound Deny Any 10.9.0.0/24,10.9.9.4 -> Internet
        adminrule branch/guard/two 100 Outbound Deny Any 10.8.0.0/24 -> *
        """);
}
