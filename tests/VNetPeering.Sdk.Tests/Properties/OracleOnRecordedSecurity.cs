using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The oracle on what IP flow verify and the NSG diagnostic really answered, the facts of each case drawn as a small design.</summary>
public sealed class OracleOnRecordedSecurity
{
    [TestCase(SecurityRuleDirection.Inbound, 22, "100.1.2.3", 60000, "Deny defaultSecurityRules/DenyAllInBound")]
    [TestCase(SecurityRuleDirection.Outbound, 60000, "100.1.2.3", 80, "Allow defaultSecurityRules/AllowInternetOutBound")]
    public void A_group_of_an_interface_with_default_rules_only(SecurityRuleDirection direction, int localPort, string remote, int remotePort, string expected) =>
        Ask(Lone("10.0.0.0/16", "10.0.0.0/24", "10.0.0.9", Draw.Group("nsg1"), onSubnet: false), direction, localPort, remote, remotePort).ShouldBe(expected);

    [Test]
    public void A_neighbour_in_the_VNet_comes_in() =>
        Ask(Lone("10.0.0.0/8", "10.0.0.0/16", "10.0.0.4", Draw.Group("nsg"), onSubnet: true), SecurityRuleDirection.Inbound, 80, "10.0.0.13", 80)
            .ShouldBe("Allow defaultSecurityRules/AllowVnetInBound");

    [Test]
    public void A_rule_against_what_comes_in_says_nothing_about_what_goes_out() =>
        Ask(Lone("192.168.0.0/16", "192.168.2.0/24", "192.168.2.4", Draw.Group("nsg", "100 In Deny * INTERNET * * 443"), onSubnet: true), SecurityRuleDirection.Outbound, 443, "8.8.8.8", 443)
            .ShouldBe("Allow defaultSecurityRules/AllowInternetOutBound");

    [Test]
    public void An_address_from_outside_is_denied_by_the_last_default_rule() =>
        Ask(Lone("10.0.0.0/24", "10.0.0.0/24", "10.0.0.9", Draw.Group("nsg1"), onSubnet: false), SecurityRuleDirection.Inbound, 12100, "12.11.12.14", 50000)
            .ShouldBe("Deny defaultSecurityRules/DenyAllInBound");

    private static Topology Lone(string space, string prefix, string address, NetworkSecurityGroup group, bool onSubnet) => new()
    {
        VNets = [Draw.VNet("vnet", space, Draw.Subnet("subnet", prefix) with { NetworkSecurityGroupId = onSubnet ? group.Id : null })],
        NetworkInterfaces = [Draw.Interface("vm", "vnet/subnet", address) with { NetworkSecurityGroupId = onSubnet ? null : group.Id }],
        NetworkSecurityGroups = [group],
    };

    private static string Ask(Topology topology, SecurityRuleDirection direction, int localPort, string remote, int remotePort)
    {
        NetworkInterface own = topology.NetworkInterfaces[0];
        OracleDecision decision = NaiveSecurity.IpFlow(
            topology,
            new OracleIpFlow(own.Id, direction, ProtocolKind.Tcp)
            {
                LocalAddress = own.IPConfigurations[0].PrivateIPAddress!.Value,
                LocalPort = localPort,
                RemoteAddress = HostAddress.Parse(remote),
                RemotePort = remotePort,
            },
            AzureBehavior.Default,
            ServiceTagCatalog.Empty);
        return $"{decision.Access} {decision.RuleName}";
    }
}
