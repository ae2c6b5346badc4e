using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AsgAcrossVNetsTests
{
    private static readonly ResourceId Group = Designs.Id(ResourceTypes.ApplicationSecurityGroup, "web");

    [Test]
    public void Fires_for_members_outside_the_VNet_of_the_first()
    {
        DrawnDesign design = DesignText.Read("""
            vnet app         10.1.0.0/16
            subnet app/web   10.1.0.0/24
            vnet data        10.2.0.0/16
            subnet data/sql  10.2.0.0/24
            asg web
            nic web1  app/web  asg=web
            nic sql1  data/sql asg=web
            nic web2  app/web  asg=web
            nic sql2  data/sql asg=web
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP5009");

        finding.Resource.ShouldBe(Group);
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkInterface, "sql1"), Designs.Id(ResourceTypes.NetworkInterface, "sql2")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Application security group \"web\" has its first network interface in \"app\", and \"sql1\" in \"data\" and \"sql2\" in \"data\". The members of a group lie in one VNet, that of the first.");
        finding.Fix.ShouldBe("Make an application security group for each VNet, or take the network interfaces outside \"app\" out of \"web\".");
    }

    [Test]
    public void The_id_of_the_subnet_tells_the_VNet_though_neither_it_nor_the_group_is_described()
    {
        DrawnDesign design = DesignText.Read("""
            nic web1  app/web  asg=web
            nic sql1  data/sql asg=web
            """);

        design.ShouldHaveOnly("VNP5009").Related.ShouldBe([Designs.Id(ResourceTypes.NetworkInterface, "sql1")]);
    }

    [Test]
    public void An_interface_with_several_addresses_is_named_once()
    {
        DrawnDesign design = DesignText.Read("""
            nic web1  app/web  asg=web
            nic sql1  data/sql 10.2.0.4 10.2.0.5 asg=web
            """);

        design.ShouldHaveOnly("VNP5009").Related.Count.ShouldBe(1);
    }

    [Test]
    public void Stays_silent_for_several_subnets_of_one_VNet() => DesignText.Read("""
        vnet app         10.1.0.0/16
        subnet app/web   10.1.0.0/24
        subnet app/jobs  10.1.1.0/24
        asg web
        nic web1  app/web  asg=web
        nic web2  app/jobs asg=web
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_group_in_each_VNet() => DesignText.Read("""
        nic web1  app/web  asg=web
        nic sql1  data/sql asg=sql
        """).ShouldHaveNoFindings();

    [Test]
    public void An_interface_whose_subnet_is_not_known_is_left_out()
    {
        ValueList<NetworkInterface> drawn = DesignText.Read("""
            nic lost1 app/web  asg=web
            nic web1  data/sql asg=web
            """).Topology.NetworkInterfaces;
        NetworkInterface lost = drawn[0] with { IPConfigurations = [drawn[0].IPConfigurations[0] with { SubnetId = null }] };

        new Topology { Name = "design", NetworkInterfaces = [lost, drawn[1]] }.ShouldHaveNoFindings();
    }
}
