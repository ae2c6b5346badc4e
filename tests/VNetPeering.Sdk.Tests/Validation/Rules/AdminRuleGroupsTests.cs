using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRuleGroupsTests
{
    [TestCase("groups=prod", "Admin rule collection \"corp/security/guard\" applies to \"prod\", and network manager \"corp\" has no such network group.")]
    [TestCase("groups=", "Admin rule collection \"corp/security/guard\" applies to no network group. Azure wants one at least.")]
    public void Fires_without_a_group(string groups, string message)
    {
        Diagnostic finding = Draw(groups).ShouldHaveOnly("VNP5035");

        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe(message);
    }

    [Test]
    public void A_group_without_members_is_one() => DesignText.Read("vnet app 10.1.0.0/16\nadmin corp/guard\nadminrule corp/guard/one 100 Inbound Deny Any * -> *").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_no_group_of_the_manager_was_given()
    {
        Topology topology = Draw(string.Empty).Topology;

        (topology with { NetworkManagers = [topology.NetworkManagers[0] with { NetworkGroups = [] }] }).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_about_a_list_that_was_not_read()
    {
        Topology topology = Draw("groups=").Topology;
        ResourceId collection = topology.NetworkManagers[0].SecurityAdminConfigurations[0].RuleCollections[0].Id;

        (topology with { UnreadValues = [new UnreadValue { ResourceId = collection, Property = "appliesToGroups", Text = "[variables('groups')]", Kind = UnreadValueKind.Unresolved }] }).ShouldHaveNoFindings();
    }

    private static DrawnDesign Draw(string groups) => DesignText.Read($"vnet app 10.1.0.0/16\nadmin corp/guard app {groups}\nadminrule corp/guard/one 100 Inbound Deny Any * -> *");
}
