using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Tests.Docs;

/// <summary>The code of docs/how-to/test-your-network.md.</summary>
public sealed class TestYourNetworkPage
{
    private static string Root => Path.GetDirectoryName(Solution(TestContext.CurrentContext.TestDirectory))!;

    #region test-network
    private static readonly Topology Design = Contoso();
    private static readonly CompiledNetwork Network = Design.Compile();

    private static Topology Contoso()
    {
        TopologyBuilder net = new TopologyBuilder("contoso").In("westeurope");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22").GatewaySubnet("10.0.0.0/27").FirewallSubnet("10.0.0.64/26");
        hub.VpnGateway("gw", g => g.SiteToSite(hq));
        FirewallBuilder fw = hub.AzureFirewall("fw", "10.0.0.68", f => f.PublicAddress());
        foreach ((string name, string block) in new[] { ("app", "10.0.4"), ("data", "10.0.5") })
        {
            VNetBuilder spoke = net.VNet(name, $"{block}.0/24").Subnet("work", $"{block}.0/26", s => s.NoDefaultOutboundAccess());
            spoke.PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();
            spoke["work"].Route("0.0.0.0/0", via: fw).IgnoreGatewayRoutes();
            hub["GatewaySubnet"].Route($"{block}.0/24", via: fw);
        }

        return net.Build();
    }
    #endregion

    #region test-deployable
    [Test]
    public void The_design_is_deployable() => Design.Validate().ShouldBeDeployable();

    [Test]
    public void A_lab_that_reuses_the_range_of_app_is_refused() =>
        Design.With(t => t.VNet("lab", "10.0.4.0/24").PeerWith(t["hub"]))
            .Validate().ShouldHave("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", on: "lab");
    #endregion

    #region test-flows
    [Test]
    public void App_reaches_sql_only_through_the_firewall() =>
        Network.Trace("app/work", "data/work", Protocol.Tcp(1433))
            .ShouldBeReachable().ShouldTraverse("hub/fw").ShouldBeSymmetric();

    [Test]
    public void Headquarters_reach_every_workload() => Network.ShouldReach("hq", "app/work", Protocol.Tcp(443));

    [Test]
    public void A_spoke_cut_off_from_the_firewall_reaches_nobody() =>
        Design.With(t => t.Peering("app", "hub").RemoveSide(t["hub"])).Compile()
            .Trace("app/work", "data/work").ShouldBeBlocked(by: "app/work");
    #endregion

    #region test-sets
    [Test]
    public void The_internet_reaches_nothing_in_data() =>
        Network.Flows("internet", "data/*").ShouldAllBeBlocked();

    [Test]
    public void All_workloads_and_headquarters_meet_at_the_firewall() =>
        Network.Flows(["app/*", "data/*", "site:hq"], ["app/*", "data/*"])
            .ShouldAllTraverse("hub/fw").ShouldAllBeSymmetric();
    #endregion

    #region test-routes
    [Test]
    public void The_gateway_subnet_sends_spoke_traffic_to_the_firewall() =>    // no VM is needed there
        Network.ShouldRouteVia("hub/GatewaySubnet", "10.0.4.0/24", via: "hub/fw");

    [Test]
    public void Workloads_do_not_learn_routes_of_the_gateway() =>
        Network.ShouldRouteVia("app/work", "192.168.0.0/16", NextHopType.VirtualAppliance);
    #endregion

    [Test]
    public void A_recorded_table_of_the_example_is_matched()
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Path.Combine(Root, "docs", "examples");
        try
        {
            #region test-azure
            CompiledNetwork live = EstateImporter.ReadFiles(["hub-and-spoke"]).Topology.Compile();
            string recorded = File.ReadAllText("recorded-routes/batch-1-nic.json");    // az network nic show-effective-route-table
            live.ShouldMatchAzure("app/batch", recorded, new RouteComparisonOptions { IgnorePlatformNoneList = true });
            #endregion
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    #region test-rules
    [Test]
    public void Every_workload_leaves_through_the_firewall() =>
        NetRules.Subnets().That().AreNotPlatform()
            .Should().RouteInternetVia("hub/fw").AndShould().HaveNoDefaultOutboundAccess()
            .Because("SEC-012").Check(Network);

    [Test]
    public void Spokes_peer_with_hubs_only() =>
        NetRules.VNets().That().DoNotHaveNameMatching("hub*").Should().OnlyPeerWith("hub*").Check(Network);

    [Test]
    public void Peerings_are_whole() =>
        NetRules.Peerings().Should().BeConnectedOnBothSides().AndShould().BeInSync().Check(Network);
    #endregion

    [Test]
    public void The_failure_on_the_page_is_the_one_that_is_thrown()
    {
        Topology design = Design.With(t => t.VNet("lab", "10.0.7.0/24", v => v.Subnet("bench", "10.0.7.0/26")).PeerWith(t["hub"]));

        string message = Failing.Message(() => NetRules.Subnets().That().AreNotPlatform()
            .Should().RouteInternetVia("hub/fw").AndShould().HaveNoDefaultOutboundAccess().Because("SEC-012").Check(design));

        File.ReadAllText(Path.Combine(Root, "docs", "how-to", "test-your-network.md")).ReplaceLineEndings("\n").ShouldContain($"```text\n{message}```");
    }

    #region test-property
    [Test]
    public void Whatever_hangs_on_a_hub_without_firewall_reaches_it_directly([Range(0, 49)] int seed)
    {
        var options = new TopologyGeneratorOptions { SpokesPerHub = 5, InspectionChance = 0, SecurityGroupChance = 0 };

        TopologyGenerator.Create(seed, options).Compile()
            .Flows("spoke*/*", "hub*/shared").ShouldAllBeReachable().ShouldAllBeSymmetric();
    }
    #endregion

    [Test]
    public void A_sample_network_is_a_start()
    {
        #region test-sample
        CompiledNetwork network = SampleNetworks.FirewallHub(spokes: 3).Compile();
        network.Flows("spoke*/*", "internet", Protocol.Tcp(443)).ShouldAllTraverse("hub/hub-fw");
        #endregion

        network.Topology.Validate().Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
    }

    private static string Solution(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string file = Path.Combine(at.FullName, "VNetPeering.Sdk.sln");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new InvalidOperationException("The solution file lies in no folder above the test assembly.");
    }
}
