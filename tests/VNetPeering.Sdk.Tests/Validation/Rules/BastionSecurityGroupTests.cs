using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class BastionSecurityGroupTests
{
    // The two that the rules at the end of every group do not let through.
    private const string Enough = """
        rule guard/web 102 Inbound Allow Tcp Internet -> * ports=443
        rule guard/manager 110 Inbound Allow Tcp GatewayManager -> * ports=443
        """;

    private const string Everything = Enough + "\n" + """
        rule guard/probe 120 Inbound Allow Tcp AzureLoadBalancer -> * ports=443
        rule guard/data 130 Inbound Allow * VirtualNetwork -> VirtualNetwork ports=8080,5701
        rule guard/targets 100 Outbound Allow * * -> VirtualNetwork ports=22,3389
        rule guard/cloud 110 Outbound Allow Tcp * -> AzureCloud ports=443
        rule guard/dataOut 120 Outbound Allow * VirtualNetwork -> VirtualNetwork ports=8080,5701
        rule guard/sessions 130 Outbound Allow * * -> Internet ports=80
        """;

    private const string Closed = """
        rule guard/noneIn 4096 Inbound Deny * * -> *
        rule guard/noneOut 4096 Outbound Deny * * -> *
        """;

    [Test]
    public void Fires_on_a_group_without_rules()
    {
        Diagnostic finding = Drawn(string.Empty).ShouldHaveOnly("VNP5013");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkSecurityGroup, "guard"));
        finding.Related.ShouldBe([Designs.SubnetId("hub", "AzureBastionSubnet")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetworkSecurityGroupNotCompliantForAzureBastionSubnet");
        finding.Message.ShouldBe("Network security group \"guard\" on \"hub/AzureBastionSubnet\" does not let through what Azure Bastion needs: inbound TCP 443 from Internet and inbound TCP 443 from GatewayManager.");
        finding.Fix.ShouldBe("Add rules that allow them, before any that deny them.");
    }

    [Test]
    public void Stays_silent_where_every_listed_rule_stands_before_a_denial() => Drawn($"{Everything}\n{Closed}").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_rules_at_the_end_of_every_group_do_the_rest() => Drawn(Enough).ShouldHaveNoFindings();

    [TestCase("probe", "inbound TCP 443 from AzureLoadBalancer")]
    [TestCase("data", "inbound TCP 5701 and 8080 from VirtualNetwork")]
    [TestCase("targets", "outbound TCP 22 and 3389 to VirtualNetwork")]
    [TestCase("cloud", "outbound TCP 443 to AzureCloud")]
    [TestCase("dataOut", "outbound TCP 5701 and 8080 to VirtualNetwork")]
    [TestCase("sessions", "outbound TCP 80 to Internet")]
    public void Fires_on_each_rule_that_is_missing_before_a_denial(string name, string need) =>
        Drawn($"{Without(name)}\n{Closed}").ShouldHaveOnly("VNP5013").Message.ShouldEndWith($"does not let through what Azure Bastion needs: {need}.");

    [Test]
    public void Reads_the_rules_by_priority()
    {
        DiagnosticReport report = Drawn($"rule guard/first 100 Inbound Deny * * -> *\n{Everything}").Validate();

        report.Single(finding => finding.Id == "VNP5013").Message.ShouldContain("from GatewayManager");
        report.Select(finding => finding.Id).Distinct().ShouldBe(["VNP5013", "VNP5016"], ignoreOrder: true);
    }

    [TestCase("rule guard/all 100 Inbound Allow * * -> *")]
    [TestCase("rule guard/all 100 Inbound Allow * 0.0.0.0/0 -> VirtualNetwork ports=0-65535")]
    [TestCase("rule guard/all 100 Inbound Allow Tcp Internet -> 10.0.0.0/24 ports=400-500")]
    public void Takes_a_wider_rule_for_enough(string rule) => Drawn(rule).ShouldHaveNoFindings();

    // Clients may be a set of public addresses, or private ones where Bastion has no public address.
    [TestCase("203.0.113.0/24,198.51.100.7")]
    [TestCase("192.168.0.0/16")]
    [TestCase("VirtualNetwork")]
    public void Takes_any_stated_clients_for_those_of_the_Internet(string clients) =>
        Drawn($"rule guard/web 100 Inbound Allow Tcp {clients} -> * ports=443\nrule guard/manager 110 Inbound Allow Tcp GatewayManager -> * ports=443").ShouldHaveNoFindings();

    [TestCase("rule guard/x 100 Inbound Allow Udp GatewayManager -> * ports=443")]
    [TestCase("rule guard/x 100 Inbound Allow Tcp GatewayManager -> * ports=444")]
    [TestCase("rule guard/x 100 Inbound Allow Tcp GatewayManager -> 10.0.5.0/24 ports=443")]
    [TestCase("rule guard/x 100 Outbound Allow Tcp GatewayManager -> * ports=443")]
    [TestCase("rule guard/x 100 Inbound Allow Tcp 10.0.0.0/8,AzureLoadBalancer -> * ports=443")]
    [TestCase("rule guard/x 100 Inbound Deny Tcp Internet -> * ports=443")]
    public void Fires_where_no_rule_can_let_GatewayManager_in(string rule) => Drawn(rule).ShouldHaveOnly("VNP5013").Message.ShouldContain("from GatewayManager");

    // What a text stands for is not known here, or it is a part of the need only.
    [TestCase("rule guard/x 105 Inbound Deny Tcp AzureCloud -> * ports=443")]
    [TestCase("rule guard/x 105 Inbound Deny Tcp 20.0.0.0/8 -> * ports=443")]
    [TestCase("rule guard/x 105 Inbound Deny Tcp GatewayManager -> 10.0.0.0/27 ports=443")]
    [TestCase("rule guard/x 105 Inbound Deny Tcp GatewayManager -> * ports=443 sourcePorts=1000")]
    [TestCase("rule guard/x 105 Inbound Deny Tcp GatewayManager -> asg:a ports=443")]
    [TestCase("rule guard/x 105 Inbound Deny Tcp GatewayManager -> * ports=[parameters('p')]")]
    public void Stays_silent_on_a_denial_that_may_touch_a_need(string rule) => Drawn($"rule guard/web 100 Inbound Allow Tcp Internet -> * ports=443\n{rule}").ShouldHaveNoFindings();

    [TestCase("rule guard/x 105 Outbound Allow Tcp * -> Storage ports=443", "AzureCloud")]
    [TestCase("rule guard/x 105 Outbound Allow Tcp * -> AzureCloud.WestEurope ports=443", "AzureCloud")]
    [TestCase("rule guard/x 105 Outbound Allow Tcp * -> 10.0.0.0/8 ports=22", "22 and 3389")]
    [TestCase("rule guard/x 105 Outbound Allow Tcp * -> VirtualNetwork ports=22", "22 and 3389")]
    [TestCase("rule guard/x 105 Outbound Allow Tcp * -> VirtualNetwork ports=2222", "22 and 3389")]
    public void Stays_silent_on_an_allowance_that_may_be_meant_for_a_need(string rule, string need) =>
        Drawn($"{Enough}\n{rule}\n{Closed}").ShouldHaveOnly("VNP5013").Message.ShouldNotContain(need);

    [TestCase("rule guard/x 100 Inbound Deny Tcp * -> * ports=5701")]
    [TestCase("rule guard/x 100 Inbound Allow * VirtualNetwork -> VirtualNetwork ports=8080\nrule guard/y 4096 Inbound Deny * VirtualNetwork -> *")]
    public void Fires_where_one_of_two_ports_is_surely_refused(string rule) =>
        Drawn($"{Enough}\n{rule}").ShouldHaveOnly("VNP5013").Message.ShouldEndWith("does not let through what Azure Bastion needs: inbound TCP 5701 and 8080 from VirtualNetwork.");

    [Test]
    public void Compares_addresses_with_those_of_the_Bastion_subnet() =>
        Drawn($"{Without("data")}\nrule guard/own 140 Inbound Allow * 10.0.0.0/26 -> 10.0.0.0/26 ports=8080,5701\n{Closed}").ShouldHaveNoFindings();

    [Test]
    public void Says_nothing_about_addresses_where_the_prefix_of_the_subnet_is_not_known() =>
        DesignText.Read($"vnet hub 10.0.0.0/16\nsubnet hub/AzureBastionSubnet nsg=guard\nnsg guard\nrule guard/x 100 Inbound Deny * * -> 10.9.0.0/16").ShouldHaveNoFindings();

    [Test]
    public void Gives_one_finding_for_a_group_on_two_Bastion_subnets()
    {
        DrawnDesign design = Drawn("vnet far 10.2.0.0/16\nsubnet far/AzureBastionSubnet 10.2.0.0/26 nsg=guard");

        design.ShouldHaveOnly("VNP5013").Message.ShouldStartWith("Network security group \"guard\" on \"hub/AzureBastionSubnet\" and \"far/AzureBastionSubnet\" does not");
    }

    [Test]
    public void Stays_silent_on_a_group_elsewhere() => DesignText.Read("vnet hub 10.0.0.0/16\nsubnet hub/web 10.0.0.0/26 nsg=guard\nnsg guard").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_group_is_not_described() => DesignText.Read("vnet hub 10.0.0.0/16\nsubnet hub/AzureBastionSubnet 10.0.0.0/26 nsg=gone").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_Bastion_runs_behind_the_group() => DesignText.Read("vnet hub 10.0.0.0/16\nsubnet hub/AzureBastionSubnet 10.0.0.0/26 nsg=guard used\nnsg guard").ShouldHaveNoFindings();

    [TestCase(null, "securityRules[0].name")]
    [TestCase("manager", "priority")]
    public void Stays_silent_where_a_rule_of_the_group_could_not_be_read(string? rule, string property)
    {
        ResourceId group = Designs.Id(ResourceTypes.NetworkSecurityGroup, "guard");
        ResourceId owner = rule is null ? group : group.Child("securityRules", rule);
        var unread = new UnreadValue { ResourceId = owner, Property = property, Text = "[parameters('p')]", Kind = UnreadValueKind.Unresolved };

        (Drawn(string.Empty).Topology with { UnreadValues = [unread] }).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_a_side_of_the_denial_has_no_text()
    {
        Topology design = Drawn($"{Enough}\nrule guard/x 100 Inbound Deny * * -> *").Topology;
        NetworkSecurityGroup group = design.NetworkSecurityGroups[0];

        (design with { NetworkSecurityGroups = [group with { SecurityRules = [.. group.SecurityRules.Select(rule => rule.Name == "x" ? rule with { SourceAddressPrefix = null } : rule)] }] }).ShouldHaveNoFindings();
    }

    private static string Without(string name) => string.Join('\n', Everything.Split('\n').Where(line => !line.StartsWith($"rule guard/{name} ", StringComparison.Ordinal)));

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/AzureBastionSubnet 10.0.0.0/26 nsg=guard
        nsg guard
        {lines}
        """);
}
