using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Diagnostics;

/// <summary>Rules that are silenced or re-graded, and findings that are known.</summary>
public sealed class Policies
{
    // "web" lies outside (VNP1005, error); the link has no counterpart (VNP2007, warning).
    private static readonly Topology Design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.2.0.0/24"), Designs.VNet("hub", "10.0.0.0/16")).Link("app", "hub");

    [Test]
    public void Without_a_policy_everything_is_reported()
    {
        DiagnosticReport report = Under(new DiagnosticPolicy());

        report.Select(finding => finding.Id).ShouldBe(["VNP1005", "VNP2007"]);
        report.Suppressed.ShouldBeEmpty();
    }

    [Test]
    public void A_silenced_rule_finds_nothing()
    {
        DiagnosticReport report = Under(new DiagnosticPolicy { Rules = [RuleSetting.Off("vnp1005")] });

        report.Select(finding => finding.Id).ShouldBe(["VNP2007"]);
        report.Suppressed.ShouldBeEmpty();
    }

    [Test]
    public void A_rule_that_is_graded_otherwise_sorts_and_counts_with_its_new_grade()
    {
        DiagnosticReport report = Under(new DiagnosticPolicy { Rules = [RuleSetting.As("VNP2007", Severity.Error), RuleSetting.As("VNP1005", Severity.Info)] });

        report.Select(finding => (finding.Id, finding.Severity)).ShouldBe([("VNP2007", Severity.Error), ("VNP1005", Severity.Info)]);
        report.ErrorCount.ShouldBe(1);
    }

    [Test]
    public void The_last_setting_of_a_rule_counts()
    {
        DiagnosticReport report = Under(new DiagnosticPolicy { Rules = [RuleSetting.Off("VNP2007"), RuleSetting.As("VNP2007", Severity.Info)] });

        report.Single(finding => finding.Id == "VNP2007").Severity.ShouldBe(Severity.Info);
    }

    [Test]
    public void An_accepted_finding_is_kept_apart_with_its_reason()
    {
        var policy = new DiagnosticPolicy { Known = [KnownFinding.Accept("VNP2007", Designs.LinkId("app", "hub").ToString().ToUpperInvariant(), "The hub team writes its side next week.")] };

        DiagnosticReport report = Under(policy);

        report.Select(finding => finding.Id).ShouldBe(["VNP1005"]);
        SuppressedDiagnostic suppressed = report.Suppressed.ShouldHaveSingleItem();
        suppressed.Diagnostic.Id.ShouldBe("VNP2007");
        suppressed.Known.Reason.ShouldBe("The hub team writes its side next week.");
        policy.Unused(report).ShouldBeEmpty();
    }

    [Test]
    public void An_entry_for_another_resource_covers_nothing_and_is_named_as_unused()
    {
        var policy = new DiagnosticPolicy { Known = [KnownFinding.Accept("VNP2007", Designs.LinkId("lab", "hub").ToString(), "Mended since.")] };

        DiagnosticReport report = Under(policy);

        report.Count.ShouldBe(2);
        policy.Unused(report).ShouldBe(policy.Known);
    }

    [Test]
    public void An_entry_of_a_silenced_rule_is_not_unused()
    {
        var policy = new DiagnosticPolicy { Rules = [RuleSetting.Off("VNP2007")], Known = [KnownFinding.Accept("VNP2007", Designs.LinkId("app", "hub").ToString(), "Next week.")] };

        policy.Unused(Under(policy)).ShouldBeEmpty();
    }

    [Test]
    public void What_a_baseline_holds_is_not_reported_again()
    {
        DiagnosticPolicy policy = Knowing(Design.Validate());

        DiagnosticReport report = Under(policy);

        report.ShouldBeEmpty();
        report.HasErrors.ShouldBeFalse();
        report.Suppressed.Count.ShouldBe(2);
    }

    // Peering the lab as well collides with another VNet: that is a new cause although subject and rule are the same.
    [Test]
    public void A_finding_with_another_related_resource_is_new()
    {
        Topology before = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("lab", "10.2.0.0/16"), Designs.VNet("db", "10.1.0.0/17", "10.2.0.0/17")).Peer("app", "hub").Peer("db", "hub");
        DiagnosticPolicy policy = Knowing(before.Validate());

        DiagnosticReport same = before.Validate(new ValidateOptions { Policy = policy });
        DiagnosticReport after = before.Peer("lab", "hub").Validate(new ValidateOptions { Policy = policy });

        same.Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
        after.Single(finding => finding.Severity == Severity.Error).Id.ShouldBe("VNP2004");
    }

    [Test]
    public void An_entry_with_related_resources_covers_one_finding()
    {
        Topology one = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.2.0.0/24"));
        DiagnosticPolicy policy = Knowing(one.Validate());

        DiagnosticReport report = one.Change("app", vnet => vnet with { Subnets = [vnet.Subnets[0] with { AddressPrefixes = Designs.Prefixes("10.2.0.0/24", "10.3.0.0/24") }] }).Validate(new ValidateOptions { Policy = policy });

        report.ShouldHaveSingleItem().Id.ShouldBe("VNP1005");
        report.Suppressed.Count.ShouldBe(1);
    }

    [Test]
    public void A_mistake_in_the_call_throws()
    {
        Should.Throw<ArgumentException>(() => RuleSetting.Off(string.Empty));
        Should.Throw<ArgumentException>(() => KnownFinding.Accept("VNP1005", "/subscriptions/s", " "));
        Should.Throw<ArgumentNullException>(() => DiagnosticPolicy.None.Apply(null!));
    }

    private static DiagnosticReport Under(DiagnosticPolicy policy) => Design.Validate(new ValidateOptions { Policy = policy });

    private static DiagnosticPolicy Knowing(DiagnosticReport report) => new() { Known = BaselineJson.Load(BaselineJson.Save(report)) };
}
