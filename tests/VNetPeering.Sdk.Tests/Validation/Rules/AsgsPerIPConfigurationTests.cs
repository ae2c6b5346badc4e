using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgsPerIPConfigurationTests
{
    [Test]
    public void Fires_once_for_an_interface_however_many_addresses_it_has()
    {
        DrawnDesign design = DesignText.Read("""
            limit ApplicationSecurityGroupsPerIPConfiguration=2
            nic web1 app/web 10.1.0.4 10.1.0.5 asg=a,b,c
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP7015");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "web1"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("IP configuration \"part0\" of network interface \"web1\" has 3 application security groups; Azure's limit is 2 (2022-12).");
        finding.Fix.ShouldBe("Join groups that the same rules name into one. Where Microsoft raised the limit for you, set AzureLimits.ApplicationSecurityGroupsPerIPConfiguration.");
    }

    [TestCase("a,b")]
    [TestCase("a,b,A")]
    public void Takes_as_many_as_the_limit_and_counts_a_group_once(string groups) =>
        DesignText.Read($"limit ApplicationSecurityGroupsPerIPConfiguration=2\nnic web1 app/web asg={groups}").ShouldHaveNoFindings();
}
