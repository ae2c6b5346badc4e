using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Rules 2.42 and 2.43: without a group, only the space behind the link whose access flag is cleared is denied, by the side that owns the flag.</summary>
public sealed class ClosedLinkFlows
{
    private const string Transit = """
        vnet hub 10.0.0.0/16
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        subnet hub/GatewaySubnet 10.0.255.0/27
        subnet hub/nva 10.0.2.0/24
        subnet hub/vm 10.0.3.0/24
        subnet app/web 10.1.1.0/24 table=app
        subnet data/sql 10.2.1.0/24 table=data
        table app
        route app/data 10.2.0.0/16 -> VirtualAppliance 10.0.2.4
        table data
        route data/app 10.1.0.0/16 -> VirtualAppliance 10.0.2.4
        nic nva hub/nva 10.0.2.4 forwarding
        nic web app/web 10.1.1.4
        nic sql data/sql 10.2.1.4
        nic vm hub/vm 10.0.3.4
        """;

    [TestCase("app -> hub", "hq", true, TestName = "the site behind the peer's gateway is not behind the spoke's link")]
    [TestCase("hub -> app", "hq", false, TestName = "the gateway denies the spoke behind the hub's link")]
    [TestCase("app -> hub", "data/sql", true, TestName = "nor is a peer of the peer")]
    [TestCase("hub -> app", "data/sql", false, TestName = "the appliance denies the spoke it would forward for")]
    [TestCase("hub -> data", "data/sql", false, TestName = "the appliance denies the spoke it would forward to")]
    [TestCase("data -> hub", "data/sql", true, TestName = "the other spoke looks at the source, which is not the hub's")]
    [TestCase("app -> hub", "hub/vm", false, TestName = "the hub itself is behind the link")]
    [TestCase("hub -> data", "hub/vm", true, TestName = "the hub's link to another spoke is none of this flow's business")]
    public void Without_a_group(string closed, string far, bool passes)
    {
        Topology topology = With(closed);
        CompiledNetwork network = topology.Compile();

        foreach (FlowTrace trace in new[] { network.Trace("app/web", far), network.Trace(far, "app/web") })
        {
            trace.Verdict.ShouldBe(passes ? Verdict.Reachable : Verdict.Blocked, trace.ToString());
            if (!passes)
            {
                trace.Blockers.ShouldAllBe(blocker => blocker.Reason == Disposition.AccessNotAllowed && blocker.Resource == LinkId(closed), trace.ToString());
            }
        }
    }

    [Test]
    public void A_group_at_the_appliance_decides_for_itself()
    {
        Topology topology = With("hub -> app", "nsg open", "rule open/in 100 Inbound Allow * * -> *", "rule open/out 100 Outbound Allow * * -> *");
        topology = topology with { NetworkInterfaces = [.. topology.NetworkInterfaces.Select(nic => nic.Name == "nva" ? nic with { NetworkSecurityGroupId = topology.NetworkSecurityGroups[0].Id } : nic)] };

        topology.Compile().Trace("app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test] // the space is denied, whichever way the packets come
    public void A_detour_around_the_link_does_not_help()
    {
        Topology topology = With("app -> data", "link app -> data allowVirtualNetworkAccess=false", "link data -> app");

        FlowTrace trace = topology.Compile().Trace("app/web", "data/sql");

        trace.Verdict.ShouldBe(Verdict.Blocked);
        trace.Blockers.Select(blocker => blocker.Reason).Distinct().ShouldBe([Disposition.AccessNotAllowed]);
        trace.Forward.Way().ShouldBe("app/web, Peering hub/nva, Peering data/sql");
    }

    [Test]
    public void The_flag_is_all_there_is_to_mend()
    {
        Topology topology = With("hub -> app");

        FlowFix fix = topology.Compile().FixesOf("app/web", "data/sql").ShouldHaveSingleItem();

        fix.Kind.ShouldBe(FlowFixKind.AllowAccess);
        topology.With(fix).Compile().Trace("app/web", "data/sql").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test] // an appliance may have put its own address in before the packets come to the hub
    public void What_the_hub_denies_does_not_count_where_nobody_knows_what_it_gets()
    {
        Topology topology = With("hub -> app", "route app/odd [parameters('to')] -> Internet");
        topology = topology with { Appliances = [new Appliance { Name = "nva", NetworkInterfaceId = topology.NetworkInterfaces[0].Id, TranslatesSource = true }] };
        CompiledNetwork network = topology.Compile();

        network.Trace("app/web", "hub/vm").Verdict.ShouldBe(Verdict.Unknown);
        network.Matrix()["app/web", "hub/vm"].ShouldBe(Verdict.Unknown);
        network.Trace("hub/vm", "app/web").Verdict.ShouldBe(Verdict.Blocked);
        network.Matrix()["hub/vm", "app/web"].ShouldBe(Verdict.Blocked);
    }

    private static Topology With(string closed, params string[] more) => DesignText.Read($"""
        {Transit}
        site hq 192.168.0.0/16
        localgateway dev 192.168.0.0/16 site=hq
        gateway hub/gw Vpn
        connection to-hq gw -> dev
        link app -> hub useRemoteGateways allowForwardedTraffic{Flag("app -> hub", closed)}
        link data -> hub useRemoteGateways allowForwardedTraffic{Flag("data -> hub", closed)}
        link hub -> app allowGatewayTransit{Flag("hub -> app", closed)}
        link hub -> data allowGatewayTransit{Flag("hub -> data", closed)}
        {string.Join('\n', more)}
        """).Topology;

    private static ResourceId LinkId(string arrow) => Designs.LinkId(arrow.Split(" -> ")[0], arrow.Split(" -> ")[1]);

    private static string Flag(string link, string closed) => link == closed ? " allowVirtualNetworkAccess=false" : string.Empty;
}
