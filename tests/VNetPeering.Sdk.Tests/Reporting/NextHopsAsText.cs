using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class NextHopsAsText
{
    [Test]
    public void A_user_defined_route_names_its_table()
    {
        ResourceId table = ResourceId.Parse("/subscriptions/s/resourceGroups/net/providers/Microsoft.Network/routeTables/to-firewall");
        var nextHop = new NextHop
        {
            Type = NextHopType.VirtualAppliance,
            Addresses = [HostAddress.Parse("10.0.1.4")],
            RouteTableId = table,
            Route = new EffectiveRoute
            {
                Source = RouteSource.User,
                State = RouteState.Active,
                AddressPrefixes = [AddressPrefix.AllIPv4],
                NextHopType = NextHopType.VirtualAppliance,
                NextHopAddresses = [HostAddress.Parse("10.0.1.4")],
                Name = "default",
                RouteTableId = table,
                Origin = new RouteOrigin { Kind = RouteOriginKind.RouteTable, ResourceId = table },
            },
        };

        string text = TextReport.Render(nextHop);

        text.ShouldMatchApproved("next-hop.txt");
    }

    [TestCase(NextHopType.VNetLocal, false, "VirtualNetwork")]
    [TestCase(NextHopType.VNetLocal, true, "VnetLocal")]
    [TestCase(NextHopType.VNetGlobalPeering, false, "VirtualNetworkPeering")]
    [TestCase(NextHopType.VNetPeering, true, "VnetPeering")]
    [TestCase(NextHopType.Internet, true, "Internet")]
    public void The_words_are_those_of_network_watcher(NextHopType type, bool olderWords, string word)
    {
        AzureBehavior behavior = AzureBehavior.Default with { NextHopUsesOlderWords = olderWords };

        string text = TextReport.Render(new NextHop { Type = type }, behavior);

        text.Split('\n')[0].ShouldBe($"Next hop type:  {word}");
    }

    [Test]
    public void A_system_route_and_a_doubt_are_said()
    {
        var nextHop = new NextHop { Type = NextHopType.None, Gaps = [new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = "Storage.WestEurope" }] };

        string text = TextReport.Render(nextHop);

        text.ShouldMatchApproved("next-hop-doubtful.txt");
    }
}
