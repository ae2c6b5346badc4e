using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Reporting;

/// <summary>The shapes that programs read: docs/reference/command-line.md.</summary>
public sealed class AnswersAsJson
{
    private const string Group = "/subscriptions/<SUBSCRIPTION_ID>/resourceGroups/net/providers/Microsoft.Network";
    private static readonly ResourceId Table = ResourceId.Parse($"{Group}/routeTables/to-firewall");

    [Test]
    public void A_finding_carries_code_place_and_full_id()
    {
        var report = new DiagnosticReport([Finding(Severity.Error, "VnetAddressSpacesOverlap", new SourceLocation { File = "a.json", Line = 2, Column = 3, JsonPath = "$[0]" }), Finding(Severity.Info, null, null)]);

        using JsonDocument answer = Parse(JsonReport.Render(report));

        Names(answer.RootElement).ShouldBe(["schemaVersion", "diagnostics", "suppressed"]);
        answer.RootElement.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        JsonElement first = answer.RootElement.GetProperty("diagnostics")[0];
        Names(first).ShouldBe(["id", "severity", "azureErrorCode", "resource", "related", "message", "fix", "help", "location"]);
        first.GetProperty("severity").GetString().ShouldBe("error");
        first.GetProperty("azureErrorCode").GetString().ShouldBe("VnetAddressSpacesOverlap");
        first.GetProperty("resource").GetString().ShouldBe(Table.ToString());
        first.GetProperty("help").GetString().ShouldBe("docs/rules/VNP9999.md");
        first.GetProperty("location").GetRawText().ReplaceLineEndings(string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ShouldBe("""{"file":"a.json","line":2,"column":3,"jsonPath":"$[0]"}""");
        JsonElement second = answer.RootElement.GetProperty("diagnostics")[1];
        second.GetProperty("severity").GetString().ShouldBe("info");
        second.GetProperty("azureErrorCode").ValueKind.ShouldBe(JsonValueKind.Null);
        second.GetProperty("location").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Routes_have_the_shape_of_az(bool explain)
    {
        var table = new EffectiveRouteTable
        {
            SubnetId = ResourceId.Parse($"{Group}/virtualNetworks/app/subnets/web"),
            DisableBgpRoutePropagation = true,
            Routes =
            [
                new EffectiveRoute { Source = RouteSource.Default, State = RouteState.Active, AddressPrefixes = [AddressPrefix.Parse("10.1.0.0/16")], NextHopType = NextHopType.VNetLocal, Origin = new RouteOrigin { Kind = RouteOriginKind.AddressSpace } },
                UserRow(),
            ],
        };

        using JsonDocument answer = Parse(JsonReport.Render(table, explain));

        Names(answer.RootElement).ShouldBe(["schemaVersion", "value", .. explain ? ["assumptions"] : Array.Empty<string>()]);
        JsonElement system = answer.RootElement.GetProperty("value")[0];
        JsonElement user = answer.RootElement.GetProperty("value")[1];
        string[] shape = ["disableBgpRoutePropagation", "source", "state", "addressPrefix", "nextHopType", "nextHopIpAddress"];
        Names(system).ShouldBe([.. shape, .. Because(explain)]);
        Names(user).ShouldBe([.. shape, "name", .. Because(explain)]);
        system.GetProperty("nextHopIpAddress").GetArrayLength().ShouldBe(0);
        system.GetProperty("nextHopType").GetString().ShouldBe("VnetLocal");
        system.GetProperty("disableBgpRoutePropagation").GetBoolean().ShouldBeTrue();
        user.GetProperty("name").GetString().ShouldBe("default");
        user.GetProperty("nextHopIpAddress")[0].GetString().ShouldBe("10.0.1.4");
        user.GetProperty("addressPrefix")[0].GetString().ShouldBe("0.0.0.0/0");
    }

    [Test]
    public void A_next_hop_is_network_watchers()
    {
        var nextHop = new NextHop { Type = NextHopType.VirtualNetworkGateway, Addresses = [HostAddress.Parse("10.0.0.4"), HostAddress.Parse("10.0.0.5")], RouteTableId = Table };

        using JsonDocument answer = Parse(JsonReport.Render(nextHop));

        Names(answer.RootElement).ShouldBe(["schemaVersion", "nextHopType", "nextHopIpAddress", "routeTableId", "nextHopIpAddresses"]);
        answer.RootElement.GetProperty("nextHopIpAddress").GetString().ShouldBe("10.0.0.4");
        answer.RootElement.GetProperty("nextHopIpAddresses").GetArrayLength().ShouldBe(2);
        answer.RootElement.GetProperty("routeTableId").GetString().ShouldBe(Table.ToString());
    }

    [Test]
    public void A_next_hop_by_a_system_route_has_no_address()
    {
        using JsonDocument answer = Parse(JsonReport.Render(new NextHop { Type = NextHopType.VNetPeering }));

        answer.RootElement.GetProperty("nextHopType").GetString().ShouldBe("VirtualNetworkPeering");
        answer.RootElement.GetProperty("nextHopIpAddress").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.RootElement.GetProperty("routeTableId").GetString().ShouldBe("System Route");
        answer.RootElement.GetProperty("nextHopIpAddresses").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public void A_flow_has_both_ways_and_empty_lists_where_there_is_nothing()
    {
        var trace = new FlowTrace
        {
            From = new Place { Kind = PlaceKind.Subnet, Name = "app/web" },
            To = new Place { Kind = PlaceKind.Internet, Name = "internet" },
            Protocol = Protocol.Tcp(443),
            Verdict = Verdict.Blocked,
            Forward = new DirectionTrace
            {
                Disposition = Disposition.DroppedByRoute,
                Hops =
                [
                    new FlowHop { At = "app/web", Steps = [new FlowStep { Kind = StepKind.Start }, new FlowStep { Kind = StepKind.Route, Route = UserRow() }] },
                    new FlowHop { At = "hub/fw", Over = PathMedium.GlobalPeering, Steps = [new FlowStep { Kind = StepKind.SecurityGroup, About = "nsg" }] },
                ],
            },
            Return = new DirectionTrace { Disposition = Disposition.Delivered },
            Blockers = [new Blocker { At = "app/web", OnReturn = false, Reason = Disposition.DroppedByRoute, Route = UserRow() }],
            Unknowns = [new UnknownFact { At = "app/web", Reason = UnknownReason.BgpNotModelled, OnReturn = true, About = "hub-gw" }],
            Assumptions = [new Assumption { Kind = AssumptionKind.InternetAnswers }],
        };

        using JsonDocument answer = Parse(JsonReport.Render(trace));
        JsonElement root = answer.RootElement;

        Names(root).ShouldBe(["schemaVersion", "verdict", "from", "to", "protocol", "forward", "return", "blockers", "unknown", "assumptions", "fixes", "partial"]);
        root.GetProperty("verdict").GetString().ShouldBe("Blocked");
        Names(root.GetProperty("forward")).ShouldBe(["disposition", "hops"]);
        root.GetProperty("forward").GetProperty("disposition").GetString().ShouldBe("DroppedByRoute");
        JsonElement hops = root.GetProperty("forward").GetProperty("hops");
        hops[0].GetProperty("over").ValueKind.ShouldBe(JsonValueKind.Null);
        hops[1].GetProperty("over").GetString().ShouldBe("globalPeering");
        hops[1].GetProperty("steps")[0].GetProperty("kind").GetString().ShouldBe("securityGroup");
        Names(hops[0].GetProperty("steps")[1]).ShouldBe(["kind", "detail"]);
        root.GetProperty("blockers")[0].GetProperty("reason").GetString().ShouldBe("DroppedByRoute");
        root.GetProperty("blockers")[0].GetProperty("at").GetString().ShouldBe("app/web");
        root.GetProperty("unknown")[0].GetProperty("reason").GetString().ShouldBe("BgpNotModelled");
        root.GetProperty("assumptions").GetArrayLength().ShouldBe(1);
        root.GetProperty("fixes").GetArrayLength().ShouldBe(0);
        root.GetProperty("partial").GetArrayLength().ShouldBe(0);
        root.GetProperty("return").GetProperty("hops").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public void Text_stays_readable_and_ends_with_one_line_end()
    {
        string json = JsonReport.Render(new NextHop { Type = NextHopType.VirtualAppliance, RouteTableId = Table });

        json.ShouldContain("<SUBSCRIPTION_ID>");
        json.ShouldNotContain("\r");
        json.ShouldEndWith("}\n");
    }

    private static JsonDocument Parse(string json) => JsonDocument.Parse(json);

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static string[] Because(bool explain) => explain ? ["because"] : [];

    private static EffectiveRoute UserRow() => new()
    {
        Source = RouteSource.User,
        State = RouteState.Active,
        AddressPrefixes = [AddressPrefix.AllIPv4],
        NextHopType = NextHopType.VirtualAppliance,
        NextHopAddresses = [HostAddress.Parse("10.0.1.4")],
        Name = "default",
        RouteTableId = Table,
        Origin = new RouteOrigin { Kind = RouteOriginKind.RouteTable, ResourceId = Table },
    };

    private static Diagnostic Finding(Severity severity, string? code, SourceLocation? location) => new()
    {
        Descriptor = new DiagnosticDescriptor { Id = "VNP9999", Title = "Sample", Severity = severity, Rules = "-", Evidence = "-" },
        Severity = severity,
        AzureErrorCode = code,
        Resource = Table,
        Message = "A fact.",
        Fix = "A way out.",
        Location = location,
    };
}
