using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Security;

/// <summary>Rule 5.41: the interface of a private endpoint is under the security group of its subnet only where the subnet's network policies say so.</summary>
public sealed class PrivateEndpointAnswers
{
    private const string Design = """
        vnet app 10.0.0.0/16
        nsg deny
        rule deny/all 200 Inbound Deny * * -> *
        subnet app/endpoints 10.0.1.0/24 nsg=deny
        nic vault-nic app/endpoints 10.0.1.10
        nic machine-nic app/endpoints 10.0.1.4
        endpoint vault app/endpoints 10.0.1.10
        """;

    [TestCase(PrivateEndpointNetworkPolicies.Disabled, false)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, false)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, true)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, true)]
    public void Rules_of_the_group_hold_for_an_endpoint(PrivateEndpointNetworkPolicies policies, bool hold)
    {
        CompiledNetwork network = With(policies);

        IpFlowAnswer answer = network.IpFlow("vault-nic", To("10.0.1.10"));
        answer.Access.ShouldBe(hold ? SecurityRuleAccess.Deny : SecurityRuleAccess.Allow);
        answer.RuleName.ShouldBe(hold ? "securityRules/all" : null);
        network.EffectiveSecurityRules("vault-nic").Groups.Count.ShouldBe(hold ? 1 : 0);
        network.IpFlow("app/endpoints", To("10.0.1.10")).Access.ShouldBe(answer.Access);
    }

    [Test]
    public void A_machine_beside_it_is_under_the_group_whatever_the_policies()
    {
        CompiledNetwork network = With(PrivateEndpointNetworkPolicies.Disabled);

        network.IpFlow("machine-nic", To("10.0.1.4")).RuleName.ShouldBe("securityRules/all");
        network.EffectiveSecurityRules("machine-nic").Groups.ShouldHaveSingleItem();
        network.EffectiveSecurityRules("app/endpoints").Groups.ShouldHaveSingleItem();
    }

    private static CompiledNetwork With(PrivateEndpointNetworkPolicies policies) => DesignText.Read(Design).Topology
        .WithVNet("app", vnet => vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet with { PrivateEndpointNetworkPolicies = policies })] }).Compile();

    private static IpFlow To(string local) => new()
    {
        Direction = SecurityRuleDirection.Inbound,
        Protocol = ProtocolKind.Tcp,
        LocalAddress = HostAddress.Parse(local),
        LocalPort = 443,
        RemoteAddress = HostAddress.Parse("10.0.2.4"),
        RemotePort = 50000,
    };
}
