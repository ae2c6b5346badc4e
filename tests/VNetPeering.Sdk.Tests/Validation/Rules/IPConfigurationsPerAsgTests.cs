using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class IPConfigurationsPerAsgTests
{
    [Test]
    public void Fires_for_one_member_more_than_the_limit()
    {
        DrawnDesign design = DesignText.Read("""
            limit IPConfigurationsPerApplicationSecurityGroup=2
            nic web1 app/web 10.1.0.4 10.1.0.5 asg=web
            nic web2 app/web 10.1.0.6 asg=web
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP7017");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.ApplicationSecurityGroup, "web"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Application security group \"web\" has 3 IP configurations; Azure's limit is 2 (2022-12).");
        finding.Fix.ShouldBe("Divide the members between several groups, and name each of them in the rules. Where Microsoft raised the limit for you, set AzureLimits.IPConfigurationsPerApplicationSecurityGroup.");
    }

    [Test]
    public void Takes_as_many_as_the_limit_and_counts_each_group_by_itself() => DesignText.Read("""
        limit IPConfigurationsPerApplicationSecurityGroup=2
        nic web1 app/web asg=web,all
        nic web2 app/web asg=web,WEB
        nic sql1 app/web asg=all
        """).ShouldHaveNoFindings();
}
