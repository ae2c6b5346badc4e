using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class RouteExpectations
{
    private static readonly CompiledNetwork Secured = SampleNetworks.FirewallHub().Compile();

    // What az prints for spoke1/work, without the None rows, which a table that sends 0.0.0.0/0 to an appliance has not.
    private const string Recorded = """
        { "value": [
          { "source": "Default", "state": "Active", "addressPrefix": ["10.1.0.0/24"], "nextHopType": "VnetLocal", "nextHopIpAddress": [] },
          { "source": "Default", "state": "Active", "addressPrefix": ["10.0.0.0/22"], "nextHopType": "VNetPeering", "nextHopIpAddress": [] },
          { "source": "Default", "state": "Invalid", "addressPrefix": ["0.0.0.0/0"], "nextHopType": "Internet", "nextHopIpAddress": [] },
          { "source": "User", "state": "Active", "addressPrefix": ["0.0.0.0/0"], "nextHopType": "VirtualAppliance", "nextHopIpAddress": ["10.0.0.68"], "name": "everything" }
        ] }
        """;

    [TestCase("spoke1/work", "10.2.0.4", "hub/hub-fw", TestName = "an address over a firewall, by name")]
    [TestCase("spoke1/work", "10.2.0.0/24", "hub-fw", TestName = "a whole prefix")]
    [TestCase("spoke1/work", "internet", "10.0.0.68", TestName = "the Internet over an address")]
    [TestCase("hub/GatewaySubnet", "10.1.0.0/24", "hub-fw", TestName = "where no VM can run")]
    [TestCase("hub/AzureFirewallSubnet", "192.168.0.0/16", "hub/hub-gw", TestName = "over a gateway")]
    public void A_route_leads_there(string from, string to, string via) => Secured.ShouldRouteVia(from, to, via);

    [TestCase("spoke1/work", "10.0.0.4", NextHopType.VNetPeering)]
    [TestCase("spoke1/work", "10.1.0.0/24", NextHopType.VNetLocal)]
    [TestCase("spoke1/work", "0.0.0.0/8", NextHopType.VirtualAppliance)]
    public void A_route_has_a_type(string from, string to, NextHopType via) => Secured.ShouldRouteVia(from, to, via);

    [Test]
    public void A_part_that_leads_elsewhere_is_told()
    {
        string message = Failing.Message(() => Secured.ShouldRouteVia("spoke1/work", "10.0.0.0/8", "hub/hub-fw"));

        message.ShouldStartWith("\"spoke1/work\" should route 10.0.0.0/8 via \"hub/hub-fw\", but: 10.0.0.0/22 -> VNetPeering.\n\nNext hop type:");
    }

    [Test]
    public void An_appliance_out_of_reach_is_no_way()
    {
        CompiledNetwork network = SampleNetworks.FirewallHub().With(t => t.Peering("spoke1", "hub").Remove()).Compile();

        Failing.Message(() => network.ShouldRouteVia("spoke1/work", "10.2.0.4", "hub/hub-fw")).ShouldContain("0.0.0.0/0 -> VirtualAppliance 10.0.0.68, which is out of reach");
    }

    [Test]
    public void What_is_not_known_is_no_route()
    {
        // The table is named and not described, so that any route may be in it.
        Topology topology = SampleNetworks.HubAndSpoke();
        VNet spoke = topology.VNets[1];
        Subnet open = spoke.Subnets[0] with { RouteTableId = ResourceId.Create("s", "g", ResourceTypes.RouteTable, "elsewhere") };
        CompiledNetwork network = (topology with { VNets = [topology.VNets[0], spoke with { Subnets = [open] }] }).Compile();

        Failing.Message(() => network.ShouldRouteVia("spoke1/work", "192.168.0.0/16", NextHopType.VirtualNetworkGateway)).ShouldContain("but Azure may answer differently");
    }

    [Test]
    public void What_no_route_can_lead_to_is_a_mistake_in_the_test() =>
        Should.Throw<PlaceException>(() => Secured.ShouldRouteVia("spoke1/work", "10.2.0.4", "hub/fw")).Candidates.ShouldBe(["hub-fw", "hub-gw"]);

    [Test]
    public void A_table_that_azure_printed_is_matched() => Secured.ShouldMatchAzure("spoke1/work", Recorded);

    [Test]
    public void A_table_that_differs_is_shown_row_by_row() =>
        Failing.Message(() => Secured.ShouldMatchAzure("spoke1/work", Recorded.Replace("10.0.0.0/22", "10.0.0.0/23", StringComparison.Ordinal))).ShouldContain("10.0.0.0/23");

    [Test]
    public void A_row_that_is_not_understood_is_not_matched() =>
        Failing.Message(() => Secured.ShouldMatchAzure("spoke1/work", Recorded.Replace("\"Invalid\"", "\"Sleeping\"", StringComparison.Ordinal))).ShouldStartWith("The effective routes of \"spoke1/work\" should be those that Azure printed");

    [TestCase("[]")]
    [TestCase("  ")]
    public void Nothing_recorded_is_a_mistake_in_the_test(string recorded) => Should.Throw<ArgumentException>(() => Secured.ShouldMatchAzure("spoke1/work", recorded));
}
