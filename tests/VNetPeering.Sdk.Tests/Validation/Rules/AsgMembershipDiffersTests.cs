using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgMembershipDiffersTests
{
    private const string TwoConfigurations = """
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        asg front
        asg back
        nic web-nic app/web 10.1.0.4 10.1.0.5 asg=front
        """;

    private static ResourceId Back => Designs.Id(ResourceTypes.ApplicationSecurityGroup, "back");

    private static ResourceId Front => Designs.Id(ResourceTypes.ApplicationSecurityGroup, "front");

    [Test]
    public void Fires_where_one_configuration_is_in_another_group()
    {
        Topology design = WithSecond([Front, Back]);

        Diagnostic finding = design.ShouldHaveOnly("VNP5015");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "web-nic"));
        finding.Related.ShouldBe([Back]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("AllIpConfigurationsOnANicMustBelongToTheSameApplicationSecurityGroups");
        finding.Message.ShouldBe("Network interface \"web-nic\" has IP configurations \"part0\" and \"part1\" in different application security groups: \"back\" holds one of the two only.");
        finding.Fix.ShouldBe("Put every IP configuration of the interface into the same groups.");
    }

    [Test]
    public void Fires_where_one_configuration_is_in_none() => WithSecond([]).ShouldHaveOnly("VNP5015").Related.ShouldBe([Front]);

    [Test]
    public void Stays_silent_where_all_are_in_the_same_groups_in_any_order()
    {
        Topology design = WithSecond([Back, Front]);
        NetworkInterface nic = design.NetworkInterfaces[0];

        Topology same = design with { NetworkInterfaces = [nic with { IPConfigurations = [nic.IPConfigurations[0] with { ApplicationSecurityGroupIds = [Front, Back] }, nic.IPConfigurations[1]] }] };

        same.ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_a_membership_could_not_be_read()
    {
        Topology design = WithSecond([]) with
        {
            UnreadValues = [new UnreadValue { ResourceId = Designs.Id(ResourceTypes.NetworkInterface, "web-nic").Child("ipConfigurations", "part1"), Property = "applicationSecurityGroups[0].id", Text = "[reference('asg')]", Kind = UnreadValueKind.Unresolved }],
        };

        design.ShouldHaveNoFindings();
    }

    private static Topology WithSecond(ValueList<ResourceId> groups)
    {
        Topology design = DesignText.Read(TwoConfigurations).Topology;
        NetworkInterface nic = design.NetworkInterfaces[0];
        return design with { NetworkInterfaces = [nic with { IPConfigurations = [nic.IPConfigurations[0], nic.IPConfigurations[1] with { ApplicationSecurityGroupIds = groups }] }] };
    }
}
