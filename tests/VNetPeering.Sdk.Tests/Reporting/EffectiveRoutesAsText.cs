using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class EffectiveRoutesAsText
{
    private const string Group = "/subscriptions/s/resourceGroups/net/providers/Microsoft.Network";

    [TestCase(false, "routes.txt")]
    [TestCase(true, "routes-explained.txt")]
    public void The_table_has_the_columns_of_az(bool explain, string approved)
    {
        ResourceId app = ResourceId.Parse($"{Group}/virtualNetworks/app");
        ResourceId toHub = ResourceId.Parse($"{Group}/virtualNetworks/app/virtualNetworkPeerings/to-hub");
        ResourceId table = ResourceId.Parse($"{Group}/routeTables/to-firewall");
        EffectiveRoute byFirewall = Row(RouteSource.User, NextHopType.VirtualAppliance, RouteOriginKind.RouteTable, table, "10.0.0.0/16") with
        {
            Name = "hub-by-firewall",
            RouteTableId = table,
            NextHopAddresses = [HostAddress.Parse("10.0.1.4")],
        };
        var routes = new EffectiveRouteTable
        {
            SubnetId = app.Child("subnets", "web"),
            DisableBgpRoutePropagation = false,
            Routes =
            [
                Row(RouteSource.Default, NextHopType.VNetLocal, RouteOriginKind.AddressSpace, app, "10.1.0.0/16"),
                Row(RouteSource.Default, NextHopType.VNetPeering, RouteOriginKind.Peering, toHub, "10.0.0.0/16") with { State = RouteState.Invalid, DisplacedBy = byFirewall },
                Row(RouteSource.VirtualNetworkGateway, NextHopType.VirtualNetworkGateway, RouteOriginKind.SiteConnection, ResourceId.Parse($"{Group}/connections/to-hq"), "192.168.0.0/16") with
                {
                    NextHopAddresses = [HostAddress.Parse("10.0.0.4")],
                    Origin = new RouteOrigin
                    {
                        Kind = RouteOriginKind.SiteConnection,
                        ResourceId = ResourceId.Parse($"{Group}/connections/to-hq"),
                        GatewayId = ResourceId.Parse($"{Group}/virtualNetworkGateways/hub-gw"),
                        BorrowedOver = toHub,
                    },
                },
                Row(RouteSource.Default, NextHopType.None, RouteOriginKind.PlatformNone, null, "100.64.0.0/10"),
                byFirewall,
                Row(RouteSource.Default, NextHopType.VirtualNetworkServiceEndpoint, RouteOriginKind.ServiceEndpoint, app, "20.0.0.0/24", "20.0.1.0/24", "20.0.2.0/24", "20.0.3.0/24", "20.0.4.0/24")
                    with { Origin = new RouteOrigin { Kind = RouteOriginKind.ServiceEndpoint, ResourceId = app, Service = "Microsoft.Storage" } },
            ],
            Gaps = [new RouteGap { Reason = UnknownReason.BgpNotModelled, About = "hub-gw" }],
            Assumptions = [new Assumption { Kind = AssumptionKind.PlatformNoneList }],
        };

        string text = TextReport.Render(routes, explain);

        text.ShouldMatchApproved(approved);
    }

    private static EffectiveRoute Row(RouteSource source, NextHopType type, RouteOriginKind kind, ResourceId? from, params string[] prefixes) => new()
    {
        Source = source,
        State = RouteState.Active,
        AddressPrefixes = [.. prefixes.Select(AddressPrefix.Parse)],
        NextHopType = type,
        Origin = new RouteOrigin { Kind = kind, ResourceId = from },
    };
}
