using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRulesPerManagerTests
{
    [Test]
    public void Fires_above_the_limit()
    {
        Diagnostic finding = Draw(101).ShouldHaveOnly("VNP7031");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("Network manager \"corp\" has 101 admin rules; Azure's limit is 100 (2022-12).");
    }

    [Test]
    public void Takes_the_limit() => Draw(100).ShouldHaveNoFindings();

    private static DrawnDesign Draw(int rules) =>
        DesignText.Read($"vnet app 10.1.0.0/16\nadmin corp/guard app\n{string.Join('\n', Enumerable.Range(1, rules).Select(i => $"adminrule corp/guard/r{i} {i} Inbound Deny Tcp * -> * ports={i}"))}");
}
