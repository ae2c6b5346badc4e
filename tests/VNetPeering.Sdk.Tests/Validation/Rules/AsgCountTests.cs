using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgCountTests
{
    private const string TwoGroups = """
        limit ApplicationSecurityGroups=1
        asg web
        asg jobs
        """;

    [Test]
    public void Fires_where_the_whole_subscription_lies_in_one_region()
    {
        DrawnDesign design = Drawn("vnet app 10.1.0.0/16 region=westeurope\nvnet data 10.2.0.0/16 region=westeurope\nvnet far 10.3.0.0/16 region=eastus subscription=t");

        Diagnostic finding = design.ShouldHaveOnly("VNP7014");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.ApplicationSecurityGroup, "jobs"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subscription \"s\" has 2 application security groups in westeurope; Azure's limit is 1 (2022-12). \"jobs\" is the first beyond it.");
        finding.Fix.ShouldBe("Remove groups that no rule names, or spread the workloads over several subscriptions. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroups.");
    }

    [TestCase("")]
    [TestCase("vnet app 10.1.0.0/16")]
    [TestCase("vnet app 10.1.0.0/16 region=westeurope\nvnet data 10.2.0.0/16 region=eastus")]
    [TestCase("vnet app 10.1.0.0/16 region=westeurope\nvnet data 10.2.0.0/16")]
    [TestCase("vnet far 10.1.0.0/16 region=westeurope subscription=t")]
    public void Stays_silent_where_the_region_of_the_groups_is_not_certain(string vnets) => Drawn(vnets).ShouldHaveNoFindings();

    [Test]
    public void Takes_as_many_as_the_limit_and_counts_a_group_once() => DesignText.Read("""
        limit ApplicationSecurityGroups=1
        vnet app 10.1.0.0/16 region=westeurope
        asg web
        asg WEB
        """).ShouldHaveOnly("VNP1012");

    private static DrawnDesign Drawn(string vnets) => DesignText.Read($"{TwoGroups}\n{vnets}");
}
