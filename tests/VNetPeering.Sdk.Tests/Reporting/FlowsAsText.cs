using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class FlowsAsText
{
    private const string Group = "/subscriptions/s/resourceGroups/net/providers/Microsoft.Network";
    private static readonly ResourceId App = ResourceId.Parse($"{Group}/virtualNetworks/app/subnets/web");
    private static readonly ResourceId Data = ResourceId.Parse($"{Group}/virtualNetworks/data/subnets/sql");

    [Test]
    public void A_reachable_flow_shows_both_ways()
    {
        ResourceId link = ResourceId.Parse($"{Group}/virtualNetworks/app/virtualNetworkPeerings/to-data");
        var trace = new FlowTrace
        {
            From = Subnet("app/web", App),
            To = Subnet("data/sql", Data) with { Address = HostAddress.Parse("10.2.0.4") },
            Protocol = Protocol.Tcp(1433),
            Verdict = Verdict.Reachable,
            Forward = new DirectionTrace
            {
                Disposition = Disposition.Delivered,
                Hops =
                [
                    new FlowHop
                    {
                        At = "app/web",
                        Steps =
                        [
                            new FlowStep { Kind = StepKind.Start, Address = HostAddress.Parse("10.1.0.4") },
                            new FlowStep { Kind = StepKind.Route, Route = Peered("10.2.0.0/16", link) },
                            new FlowStep { Kind = StepKind.Peering, Resource = link },
                        ],
                    },
                    new FlowHop { At = "data/sql", Over = PathMedium.GlobalPeering, Steps = [new FlowStep { Kind = StepKind.Delivery, Address = HostAddress.Parse("10.2.0.4") }] },
                ],
            },
            Return = new DirectionTrace
            {
                Disposition = Disposition.Delivered,
                Hops =
                [
                    new FlowHop { At = "data/sql", Steps = [new FlowStep { Kind = StepKind.Start }] },
                    new FlowHop { At = "app/web", Over = PathMedium.GlobalPeering, Steps = [new FlowStep { Kind = StepKind.Delivery }] },
                ],
            },
            Assumptions = [new Assumption { Kind = AssumptionKind.PeeringConnected, About = "app/to-data" }],
        };

        string text = TextReport.Render(trace);

        text.ShouldMatchApproved("flow-reachable.txt");
    }

    [Test]
    public void A_blocked_flow_shows_every_blocker_of_both_ways()
    {
        ResourceId back = ResourceId.Parse($"{Group}/virtualNetworks/data/virtualNetworkPeerings/to-app");
        var trace = new FlowTrace
        {
            From = Subnet("app/web", App),
            To = Subnet("data/sql", Data),
            Protocol = Protocol.Any,
            Verdict = Verdict.Blocked,
            Forward = new DirectionTrace
            {
                Disposition = Disposition.ApplianceDoesNotForward,
                Hops =
                [
                    new FlowHop { At = "app/web", Steps = [new FlowStep { Kind = StepKind.Start }] },
                    new FlowHop
                    {
                        At = "hub/nva",
                        Over = PathMedium.Peering,
                        Steps = [new FlowStep { Kind = StepKind.Stop, Stop = Disposition.ApplianceDoesNotForward, Resource = ResourceId.Parse($"{Group}/networkInterfaces/nva-nic"), Address = HostAddress.Parse("10.0.1.4") }],
                    },
                ],
            },
            Return = new DirectionTrace { Disposition = Disposition.PeeringNotConnected },
            Blockers =
            [
                new Blocker { At = "hub/nva", OnReturn = false, Reason = Disposition.ApplianceDoesNotForward, Resource = ResourceId.Parse($"{Group}/networkInterfaces/nva-nic"), Address = HostAddress.Parse("10.0.1.4") },
                new Blocker { At = "data/sql", OnReturn = true, Reason = Disposition.PeeringNotConnected, Resource = back, Route = Peered("10.1.0.0/16", back) },
            ],
            Partial =
            [
                new PartialVerdict { From = Range("10.1.0.0", "10.1.0.127"), To = Range("10.2.0.0", "10.2.0.255"), Protocol = Protocol.Tcp(443), Verdict = Verdict.Reachable },
                new PartialVerdict { From = Range("10.1.0.128", "10.1.0.255"), To = Range("10.2.0.0", "10.2.0.255"), Protocol = Protocol.Tcp(443), Verdict = Verdict.Blocked },
            ],
        };

        string text = TextReport.Render(trace);

        text.ShouldMatchApproved("flow-blocked.txt");
    }

    [Test]
    public void An_unknown_flow_says_what_is_not_known()
    {
        ResourceId group = ResourceId.Parse($"{Group}/networkSecurityGroups/web-nsg");
        var trace = new FlowTrace
        {
            From = new Place { Kind = PlaceKind.Address, Name = "10.1.0.9", Address = HostAddress.Parse("10.1.0.9") },
            To = new Place { Kind = PlaceKind.Internet, Name = "internet" },
            Protocol = Protocol.Icmp,
            Verdict = Verdict.Unknown,
            Forward = new DirectionTrace
            {
                Disposition = Disposition.Unknown,
                Hops =
                [
                    new FlowHop
                    {
                        At = "app/web",
                        Steps =
                        [
                            new FlowStep { Kind = StepKind.SecurityGroup, Resource = group, Unknown = UnknownReason.UnresolvedReference },
                            new FlowStep { Kind = StepKind.InternetExit, About = "nat" },
                        ],
                    },
                ],
            },
            Return = new DirectionTrace { Disposition = Disposition.Delivered },
            Unknowns = [new UnknownFact { Reason = UnknownReason.UnresolvedReference, At = "app/web", OnReturn = false, About = "web-nsg" }],
        };

        string text = TextReport.Render(trace);

        text.ShouldMatchApproved("flow-unknown.txt");
    }

    private static Place Subnet(string name, ResourceId id) => new() { Kind = PlaceKind.Subnet, Name = name, Resource = id };

    private static AddressRange Range(string first, string last) => new(HostAddress.Parse(first), HostAddress.Parse(last));

    private static EffectiveRoute Peered(string prefix, ResourceId link) => new()
    {
        Source = RouteSource.Default,
        State = RouteState.Active,
        AddressPrefixes = [AddressPrefix.Parse(prefix)],
        NextHopType = NextHopType.VNetGlobalPeering,
        Origin = new RouteOrigin { Kind = RouteOriginKind.Peering, ResourceId = link },
    };
}
