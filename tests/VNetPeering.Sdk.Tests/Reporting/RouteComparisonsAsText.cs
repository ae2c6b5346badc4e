using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class RouteComparisonsAsText
{
    private static readonly RouteGap Bgp = new() { Reason = UnknownReason.BgpNotModelled, About = "hub-gw" };

    private static readonly RouteComparison Everything = new()
    {
        SubnetId = ResourceId.Parse("/subscriptions/s/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/app/subnets/web"),
        Same = 3,
        Missing =
        [
            Only(inAzure: true, "User", "Active", "0.0.0.0/0", "VirtualAppliance", "10.0.1.5") with { Row = Row("User", "Active", "0.0.0.0/0", "VirtualAppliance", "10.0.1.5") with { Name = "all" } },
            Only(inAzure: true, "VirtualNetworkGateway", "Active", "10.9.0.0/16", "VirtualNetworkGateway", "10.0.0.4") with { ExplainedBy = [Bgp] },
            Only(inAzure: true, "Default", "Active", "25.33.0.0/16", "None", string.Empty),
        ],
        Extra = [Only(inAzure: false, "User", "Active", "0.0.0.0/0", "VirtualAppliance", "10.0.1.4") with { Row = Row("User", "Active", "0.0.0.0/0", "VirtualAppliance", "10.0.1.4") with { Name = "all" } }],
        NotCompared = [Only(inAzure: true, "VirtualNetworkGateway", "Active", "10.9.0.30/32", "VirtualNetworkGateway", "10.0.0.4") with { NotComparedBecause = UncomparedReason.BgpPeerHostRoute }],
        Gaps = [Bgp],
        BetterNoneList = new PlatformNoneListFit { List = PlatformNoneList.March2023, Differences = 3 },
        Diagnostics =
        [
            new Diagnostic
            {
                Descriptor = new DiagnosticDescriptor { Id = "VNP9999", Title = "Sample", Severity = Severity.Warning, Rules = "-", Evidence = "-" },
                Severity = Severity.Warning,
                Message = "Route 7 of the recorded table does not say its state.",
                Fix = "-",
                Location = new SourceLocation { File = "r.json", Line = 9, Column = 3 },
            },
        ],
        RecordedHasNoneRows = true,
    };

    [Test]
    public void A_comparison_reads_like_a_diff() => TextReport.Render(Everything).ShouldMatchApproved("route-comparison.txt");

    [Test]
    public void What_gaps_account_for_is_not_known()
    {
        RouteComparison open = Everything with { Missing = [Everything.Missing[1]], Extra = [], NotCompared = [], BetterNoneList = null, Diagnostics = [] };

        TextReport.Render(open).ShouldMatchApproved("route-comparison-unknown.txt");
    }

    [Test]
    public void Cut_None_rows_are_guessed()
    {
        RouteComparison cut = Everything with
        {
            Missing = [],
            Extra = [Only(inAzure: false, "Default", "Active", "10.0.0.0/8", "None", string.Empty)],
            NotCompared = [],
            Gaps = [],
            BetterNoneList = null,
            Diagnostics = [],
            RecordedHasNoneRows = false,
        };

        TextReport.Render(cut).ShouldContain("Azure's table holds no None row.");
    }

    [Test]
    public void Nothing_to_say_is_one_line()
    {
        RouteComparison same = Everything with { Missing = [], Extra = [], NotCompared = [], Gaps = [], BetterNoneList = null, Diagnostics = [] };

        TextReport.Render(same).ShouldBe("app/web: SAME, 3 routes in both tables.\n");
    }

    private static RouteDifference Only(bool inAzure, string source, string state, string prefix, string type, string hop) =>
        new() { Row = Row(source, state, prefix, type, hop), IsRecorded = inAzure };

    private static RecordedRoute Row(string source, string state, string prefix, string type, string hop) =>
        new() { Source = source, State = state, AddressPrefixes = [prefix], NextHopType = type, NextHopAddresses = hop.Length == 0 ? [] : [hop] };
}
