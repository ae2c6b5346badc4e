using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>
/// docs/examples/hub-and-spoke: hub 10.0.0.0/22 with a firewall 10.0.0.68 and a VPN gateway to hq 192.168.0.0/16; spokes app 10.0.4.0/24, data 10.0.5.0/24
/// and 10.0.8.0/24, dr 10.0.6.0/24 in another region; lab 10.0.7.0/24, peered on its own side only.
/// </summary>
public sealed class ExampleEstateTests
{
    private static readonly Lazy<ImportResult> Estate = new(() =>
        EstateImporter.ReadFiles([Path.Combine(DocumentationTests.Root(), "docs", "examples", "hub-and-spoke")]));

    private static readonly Lazy<CompiledNetwork> Network = new(() => Estate.Value.Topology.Compile());

    [Test]
    public void Every_file_is_read_whole()
    {
        ImportResult estate = Estate.Value;

        estate.Ignored.ShouldBeEmpty();
        estate.Diagnostics.ShouldBeEmpty();
        estate.Topology.UnreadValues.ShouldBeEmpty();
        estate.Topology.VNets.ShouldAllBe(vnet => !vnet.IsPlaceholder);
        estate.Read.Count.ShouldBe(13);
    }

    [Test]
    public void It_holds_what_the_drawing_shows()
    {
        Topology topology = Estate.Value.Topology;

        topology.VNets.Select(vnet => vnet.Name.ToString()).Order(StringComparer.Ordinal).ShouldBe(["app", "data", "dr", "hub", "lab"]);
        topology.VNets.Sum(vnet => vnet.Subnets.Count).ShouldBe(10);
        topology.VNets.Sum(vnet => vnet.Peerings.Count).ShouldBe(7);
        topology.NetworkInterfaces.Count.ShouldBe(6);
        topology.AzureFirewalls.Single().PrivateIPAddress.ShouldBe(HostAddress.Parse("10.0.0.68"));
        topology.Gateways.Single().ActiveActive.ShouldBe(true);
    }

    [Test]
    public void Azure_refuses_nothing_and_three_warnings_remain()
    {
        DiagnosticReport report = Estate.Value.Topology.Validate();

        report.Select(finding => $"{finding.Id} {finding.Severity} {finding.Resource!.Name}").ShouldBe(["VNP4017 Warning GatewaySubnet", "VNP2009 Warning hub-to-data", "VNP2007 Warning lab-to-hub"]);
    }

    [TestCase("app/web", "192.168.1.10", NextHopType.VirtualAppliance, "10.0.0.68", TestName = "the table that ignores gateway routes sends hq's prefix to the firewall")]
    [TestCase("app/batch", "192.168.1.10", NextHopType.VirtualNetworkGateway, "10.0.0.4 10.0.0.5", TestName = "without the table the borrowed gateway has it, both instances")]
    [TestCase("app/batch", "10.0.5.4", NextHopType.None, "", TestName = "without the table the other spoke is nowhere")]
    [TestCase("hub/GatewaySubnet", "10.0.4.4", NextHopType.VirtualAppliance, "10.0.0.68", TestName = "what comes from hq for app goes through the firewall")]
    [TestCase("hub/GatewaySubnet", "10.0.6.4", NextHopType.VNetGlobalPeering, "", TestName = "what comes from hq for dr does not")]
    [TestCase("hub/shared", "10.0.8.4", NextHopType.None, "", TestName = "the hub does not know the prefix that was not synced")]
    [TestCase("lab/bench", "10.0.0.68", NextHopType.None, "", TestName = "half a peering brings no route")]
    public void Next_hops(string from, string to, NextHopType type, string addresses)
    {
        var hop = Network.Value.NextHop(from, to);

        hop.Type.ShouldBe(type);
        string.Join(' ', hop.Addresses).ShouldBe(addresses);
    }

    [TestCase("app/web", "data/sql", Verdict.Reachable, null, TestName = "spoke to spoke over the firewall")]
    [TestCase("hq", "app/web", Verdict.Reachable, null, TestName = "hq to app over the firewall both ways")]
    [TestCase("app/web", "dr/web", Verdict.Reachable, null, TestName = "spoke to spoke in another region")]
    [TestCase("app/batch", "internet", Verdict.Reachable, null, TestName = "out through the NAT gateway")]
    [TestCase("hq", "dr/web", Verdict.Blocked, Disposition.AsymmetricPath, TestName = "hq to dr, the firewall sees the answer only")]
    [TestCase("app/batch", "data/sql", Verdict.Blocked, Disposition.DroppedByRoute, TestName = "peering is not transitive")]
    [TestCase("app/web", "data/archive", Verdict.Blocked, Disposition.DroppedByRoute, TestName = "a prefix that was not synced")]
    [TestCase("lab/bench", "hub/AzureFirewallSubnet", Verdict.Blocked, Disposition.DroppedByRoute, TestName = "half a peering")]
    [TestCase("app/web", "hub/shared", Verdict.Reachable, null, TestName = "a security group admits the peered VNet")]
    public void Verdicts(string from, string to, Verdict verdict, Disposition? reason)
    {
        FlowTrace trace = Network.Value.Trace(from, to);

        trace.Verdict.ShouldBe(verdict);
        trace.Blockers.FirstOrDefault()?.Reason.ShouldBe(reason!.Value);
        (trace.Blockers.Count > 0).ShouldBe(reason is not null);
    }
}
