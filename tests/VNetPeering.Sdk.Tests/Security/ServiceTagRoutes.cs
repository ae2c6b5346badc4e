using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Security;

/// <summary>
/// Rules 5.22 and 5.24 for user-defined routes to service tags: what a route to an appliance or gateway brings into VirtualNetwork is no Internet any more; a route to
/// Internet or None brings nothing in.
/// </summary>
public sealed class ServiceTagRoutes
{
    private static readonly ServiceTagCatalog Catalog = ServiceTagReader.Read("tags.json", """{ "values": [ { "name": "Storage", "properties": { "addressPrefixes": [ "20.38.0.0/16" ] } } ] }""");

    [TestCase("VirtualAppliance 10.0.9.4", "defaultSecurityRules/AllowVnetOutBound")]
    [TestCase("VirtualNetworkGateway", "defaultSecurityRules/AllowVnetOutBound")]
    [TestCase("Internet", "defaultSecurityRules/AllowInternetOutBound")]
    [TestCase("None", "defaultSecurityRules/AllowInternetOutBound")]
    public void The_default_rule_that_lets_a_service_be_reached(string hop, string rule) => Ask($"Storage -> {hop}", "", "20.38.1.1").ShouldBe($"Allow {rule}");

    [TestCase("VirtualAppliance 10.0.9.4", "Allow defaultSecurityRules/AllowVnetOutBound")] // 5.24
    [TestCase("Internet", "Deny securityRules/none")]
    public void A_rule_that_denies_the_Internet(string hop, string expected) => Ask($"Storage -> {hop}", "rule own/none 4096 Outbound Deny * * -> Internet", "20.38.1.1").ShouldBe(expected);

    [TestCase("VirtualAppliance 10.0.9.4", "Deny securityRules/none")] // no longer covered by what allows Internet
    [TestCase("Internet", "Allow securityRules/some")]
    public void A_rule_that_allows_the_Internet_alone(string hop, string expected) =>
        Ask($"Storage -> {hop}", "rule own/some 4000 Outbound Allow * * -> Internet\nrule own/none 4096 Outbound Deny * * -> *", "20.38.1.1").ShouldBe(expected);

    [Test] // what the tag Internet stands for as the destination of a route is in no source; with either reading a default rule allows
    public void A_route_to_the_tag_Internet_leaves_open_what_only_names_Internet()
    {
        Ask("Internet -> VirtualAppliance 10.0.9.4", "", "8.8.8.8").ShouldStartWith("Allow");
        Ask("Internet -> VirtualAppliance 10.0.9.4", "rule own/none 4096 Outbound Deny * * -> Internet", "8.8.8.8").ShouldStartWith("?");
        Ask("Internet -> Internet", "rule own/none 4096 Outbound Deny * * -> Internet", "8.8.8.8").ShouldBe("Deny securityRules/none");
    }

    private static string Ask(string route, string rules, string remote)
    {
        IpFlowAnswer answer = DesignText.Read($"""
            vnet app 10.0.0.0/16
            table t
            route t/r {route}
            nsg own
            {rules}
            subnet app/web 10.0.1.0/24 nsg=own table=t
            subnet app/nva 10.0.9.0/24
            nic nva app/nva 10.0.9.4 forwarding
            nic machine app/web 10.0.1.4
            """).Topology.Compile(new CompileOptions { ServiceTags = Catalog }).IpFlow("machine", new IpFlow
        {
            Direction = SecurityRuleDirection.Outbound,
            Protocol = ProtocolKind.Tcp,
            LocalAddress = HostAddress.Parse("10.0.1.4"),
            LocalPort = 50000,
            RemoteAddress = HostAddress.Parse(remote),
            RemotePort = 443,
        });
        return $"{answer.Access?.ToString() ?? "?"} {answer.RuleName}";
    }
}
