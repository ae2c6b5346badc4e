using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityRulePriorityTests
{
    [TestCase(99)]
    [TestCase(4097)]
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void Fires_outside_100_to_4096(int priority)
    {
        Topology design = OneSecurityRule.With(rule => rule with { Priority = priority });

        Diagnostic finding = design.ShouldHaveOnly("VNP5001");

        finding.Resource.ShouldBe(OneSecurityRule.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SecurityRuleInvalidPriority");
        finding.Message.ShouldBe($"Security rule \"web/https\" has priority {priority}, and Azure takes 100 to 4096.");
        finding.Fix.ShouldBe("Give the rule a priority from 100 to 4096 that no other Inbound rule of the group has.");
    }

    [TestCase(100)]
    [TestCase(4096)]
    public void Takes_both_ends(int priority) => OneSecurityRule.With(rule => rule with { Priority = priority }).ShouldHaveNoFindings();

    [Test]
    public void The_place_of_the_rule_is_that_of_its_group_when_no_better_is_known()
    {
        Topology design = OneSecurityRule.With(rule => rule with { Priority = 1 });
        var place = new SourceLocation { File = "estate.json", Line = 7, Column = 3 };

        Diagnostic finding = (design with { Sources = new SourceMap([new(design.NetworkSecurityGroups[0].Id, place)]) }).ShouldHaveOnly("VNP5001");

        finding.Location.ShouldBe(place);
    }
}
