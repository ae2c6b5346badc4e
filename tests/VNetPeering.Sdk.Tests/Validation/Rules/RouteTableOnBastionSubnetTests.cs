using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RouteTableOnBastionSubnetTests
{
    [Test]
    public void Fires_on_a_table_on_AzureBastionSubnet()
    {
        Diagnostic finding = Drawn("AzureBastionSubnet 10.0.0.0/26 table=guard").ShouldHaveOnly("VNP4012");

        finding.Resource.ShouldBe(Designs.SubnetId("hub", "AzureBastionSubnet"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.RouteTable, "guard")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("RouteTableCannotBeAttachedForAzureBastionSubnet");
        finding.Message.ShouldBe("Subnet \"hub/AzureBastionSubnet\" has route table \"guard\". Azure takes none there.");
        finding.Fix.ShouldBe("Take the table off.");
    }

    [TestCase("AzureBastionSubnet 10.0.0.0/26")]
    [TestCase("web 10.0.0.0/26 table=guard")]
    public void Stays_silent_on(string subnet) => Drawn(subnet).ShouldHaveNoFindings();

    // One source says that only a table with a default route is refused.
    [Test]
    public void Stays_silent_where_Bastion_runs_with_a_table() => Drawn("AzureBastionSubnet 10.0.0.0/26 table=guard used").ShouldHaveNoFindings();

    [Test]
    public void Fires_whatever_the_table_holds() =>
        DesignText.Read("vnet hub 10.0.0.0/16\ntable guard\nroute guard/out 0.0.0.0/0 -> Internet\nsubnet hub/AzureBastionSubnet 10.0.0.0/26 table=guard").ShouldHaveOnly("VNP4012");

    private static DrawnDesign Drawn(string subnet) => DesignText.Read($"vnet hub 10.0.0.0/16\nsubnet hub/{subnet}");
}
