using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class Findings
{
    private static readonly Topology HubAndSpoke = SampleNetworks.HubAndSpoke();

    private static DiagnosticReport WithOverlap() => HubAndSpoke.With(t => t.VNet("lab", "10.1.0.0/24").PeerWith(t["hub"])).Validate();

    [Test]
    public void A_network_that_azure_takes_is_deployable() => HubAndSpoke.Validate().ShouldBeDeployable().Count.ShouldBe(0);

    [Test]
    public void A_warning_does_not_stop_a_deployment()
    {
        DiagnosticReport report = HubAndSpoke.With(t => t.Peering("spoke1", "hub").RemoveSide(t["hub"])).Validate();

        report.WarningCount.ShouldBeGreaterThan(0);
        report.ErrorCount.ShouldBe(0);
        report.ShouldBeDeployable();
    }

    [Test]
    public void What_azure_would_refuse_is_explained()
    {
        DiagnosticReport report = WithOverlap();

        string message = Failing.Message(() => report.ShouldBeDeployable());

        message.ShouldStartWith("The network should be deployable, but Azure would refuse ");
        message.ShouldContain(Reporting.TextReport.Render(report).TrimEnd('\n'));
    }

    [TestCase("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "lab", TestName = "by code, on the VNet of the link")]
    [TestCase("vnetaddressspaceoverlapswithalreadypeeredvnet", "LAB", TestName = "ignoring case")]
    [TestCase("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", null, TestName = "by code, anywhere")]
    [TestCase("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "l?b*", TestName = "with wildcards")]
    public void A_finding_is_named(string code, string? on) => WithOverlap().ShouldHave(code, on);

    [Test]
    public void A_finding_is_named_by_the_id_of_its_rule()
    {
        DiagnosticReport report = WithOverlap();

        report.ShouldHave(report[0].Id).ShouldHave(report[0].Id, on: report[0].Resource!.ToString());
    }

    [Test]
    public void A_missing_finding_is_told_with_where_it_is_instead()
    {
        DiagnosticReport report = WithOverlap();
        string id = report[0].Id;

        string message = Failing.Message(() => report.ShouldHave(id, on: "spoke2"));

        message.ShouldStartWith($"The network should have the finding {id} on \"spoke2\", but it has not. It is on \"");
    }

    [Test]
    public void A_finding_that_should_not_be_there_is_shown_alone()
    {
        DiagnosticReport report = WithOverlap();
        string id = report[0].Id;

        report.ShouldNotHave(id, on: "spoke2");
        Failing.Message(() => report.ShouldNotHave(id)).ShouldStartWith($"The network should not have the finding {id}, but it has.");
    }

    [Test]
    public void The_id_of_no_rule_is_a_mistake_in_the_test() =>
        Should.Throw<ArgumentException>(() => HubAndSpoke.Validate().ShouldNotHave("VNP0000")).Message.ShouldContain("\"VNP0000\" is the id of no rule");
}
