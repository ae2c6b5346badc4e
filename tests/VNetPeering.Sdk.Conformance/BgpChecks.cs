using System.Text.Json;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Compares networks and AS paths of recorded learned and advertised routes. What stands outside Azure is declared as the record tells it.</summary>
internal static class BgpChecks
{
    private const string Jwright = "lab-jwright-vpngw-advertises-added-vnet-prefix";
    private const string Mci = "lab-mci-er-gateway-learns-spoke-in-other-region";
    private const string Supernet = "lab-lriv-routeserver-supernet-to-vpn-gateway";
    private const string ThirdParty = "lab-lriv-bgp-third-party-next-hop";
    private const string Inside = "lab-lriv-bgp-inside-peering-prefix-dropped";
    private const string Circuits = "lab-kay-er09-circuit-route-tables";
    private const string Silent = "cli-vpngw-routes-without-bgp";

    private static readonly Func<BgpTable, IEnumerable<BgpTableRoute>> Learned = table => table.Learned;
    private static readonly Func<BgpTable, IEnumerable<BgpTableRoute>> Used = table => table.Learned.Where(route => route.IsBest);

    public static IEnumerable<Check> All =>
    [
        Table(Silent, "learned routes of a gateway that speaks no BGP", "gateway1", Learned, seen => BgpFact.Read(seen[0].GetProperty("value"))),
        Table(Silent, "advertised routes of a gateway that speaks no BGP", "gateway1", table => table.Advertised.Single(one => one.To is null).Routes, seen => BgpFact.Read(seen[1].GetProperty("value"))),
        Table(Jwright, "advertised routes", "gateway of Hub", To("dc"), seen => BgpFact.Read(seen.GetProperty("advertisedBefore")), DeclareJwright),
        Table(
            Jwright,
            "advertised routes with a prefix more",
            "gateway of Hub",
            To("dc"),
            seen => [.. BgpFact.Read(seen.GetProperty("advertisedBefore")), .. BgpFact.Read(List(seen.GetProperty("advertisedAdded")))],
            topology => DeclareJwright(topology) is { } declared ? declared with { VNets = [.. declared.VNets.Select(vnet => vnet with { AddressSpace = vnet.AddressSpace.Add(Addressing.AddressPrefix.Parse("172.16.1.0/24")) })] } : topology),
        Table(Jwright, "learned host route", "gateway of Hub", table => table.Learned.Where(route => route.Origin == BgpOrigin.EBgp), seen => BgpFact.Read(List(seen.GetProperty("learned"))), DeclareJwright),
        Table(Supernet, "learned routes of the Route Server", "HubRouterServer", Learned, seen => BgpFact.Read(seen[0]), DeclareSupernet),
        Table(Supernet, "learned routes of the VPN gateway", "hub-vpn-gateway", Learned, seen => BgpFact.Read(seen[1]), DeclareSupernet),
        Table(Inside, "learned routes of the Route Server", "routeServer", Learned, seen => BgpFact.Read(seen[0]), Announced("10.1.2.4", "0.0.0.0/0", "10.1.2.0/24")),
        Table(ThirdParty, "learned routes of the Route Server", "routeServer", Learned, seen => BgpFact.Read(seen[0]), Announced("10.1.3.4", "0.0.0.0/0>10.1.2.4")),
        Table(
            ThirdParty,
            "what the appliance is told, as the notes say",
            "routeServer",
            table => table.Advertised.Single().Routes,
            _ => [new("10.1.0.0/16", "65515"), new("10.2.0.0/16", "65515"), new("10.3.0.0/16", "65515")],
            Announced("10.1.3.4", "0.0.0.0/0>10.1.2.4")),
        Table(Mci, "learned routes of the ExpressRoute gateway", "gateway of hub", Learned, seen => BgpFact.Read(seen.GetProperty("learnedRoutes")), DeclareMci),
        Table(Mci, "prefixes on the other side", "other-cloud", table => table.Learned.Where(route => route.Origin == BgpOrigin.EBgp), ReadOtherSide, DeclareMci, fact => fact with { Path = string.Empty }),
        .. new[] { "Lab09-er1", "Lab09-er2", "Lab09-er3" }.Select(circuit => Table(
            Circuits,
            $"used routes of circuit {circuit}, the provider's own links aside",
            circuit,
            Used,
            seen => BgpFact.Best(BgpFact.Read(seen.GetProperty($"{circuit}/Primary")).Concat(BgpFact.Read(seen.GetProperty($"{circuit}/Secondary")))).Where(fact => !fact.Network.StartsWith("172.16.", StringComparison.Ordinal)),
            topology => topology.CircuitSite("provider", 64512, "100.64.0.0/24", ("Lab09-er1", "hub1"), ("Lab09-er2", "hub1"), ("Lab09-er3", "branch2")),
            leftOut: fact => fact.Network == "100.64.0.0/24")),
        Table("lab-kay-hs12-hub-firewall-dual-region", "BGP table of branch1, what its neighbour tells aside", "branch1", Learned, seen => BgpFact.Read(seen.GetProperty("branch1NvaBgpTable"), "192.168.30.30"), WithBranch),
        Table(
            "lab-kay-hs15-routeserver-two-hubs",
            "BGP table of branch1",
            "branch1",
            Learned,
            seen => BgpFact.Read(seen.GetProperty("branch1NvaBgpTable")),
            topology => WithBranch(topology).BranchToBranch("hub1-rs", "hub1", "10.11.1.4", 65000, "10.4.0.0/16>10.11.1.99@65000.65000 10.5.0.0/16>10.11.1.99@65000.65000 10.22.0.0/16>10.11.1.99@65000.65000")),
    ];

    private static Topology DeclareJwright(Topology topology) => topology.BgpSite("Hub", "dc", 65001, "192.168.1.1", "1.1.1.1/32");

    private static Topology DeclareMci(Topology topology) => topology.CircuitSite("other-cloud", 64512, "10.200.0.0/16", ("interconnect", "hub"));

    private static Topology DeclareSupernet(Topology topology) => topology.BranchToBranch("HubRouterServer", "hub-vnet", "10.100.200.68", 65001, "10.100.0.0/16");

    private static Topology WithBranch(Topology topology) => topology.BgpSite("hub1", "branch1", 65001, "192.168.10.10", "10.10.0.0/24");

    private static IEnumerable<BgpFact> ReadOtherSide(JsonElement seen) => seen.GetProperty("otherSideRoutes").EnumerateArray().Select(prefix => new BgpFact(prefix.GetString()!, string.Empty));

    private static Func<Topology, Topology> Announced(string peer, params string[] announcements) => topology => Announcement.Declare(topology, [new Announcement(peer, announcements)]);

    private static Func<BgpTable, IEnumerable<BgpTableRoute>> To(string peer) => table => table.Advertised.Single(one => one.To == peer).Routes;

    private static JsonElement List(JsonElement row) => JsonSerializer.SerializeToElement(new[] { row });

    private static Check Table(
        string caseId,
        string what,
        string speaker,
        Func<BgpTable, IEnumerable<BgpTableRoute>> part,
        Func<JsonElement, IEnumerable<BgpFact>> recorded,
        Func<Topology, Topology>? declare = null,
        Func<BgpFact, BgpFact>? compared = null,
        Func<BgpFact, bool>? leftOut = null) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Bgp,
        What = what,
        FindDifference = () =>
        {
            Topology topology = CaseEstate.Read(caseId);
            BgpTable table = (declare?.Invoke(topology) ?? topology).Compile(default(PlatformNoneList)).BgpTable(NameOf(topology, speaker));
            IEnumerable<BgpFact> computed = BgpFact.Of(part(table)).Where(fact => leftOut?.Invoke(fact) is not true).Select(fact => compared?.Invoke(fact) ?? fact);
            return Differences.OfSets(recorded(CaseLibrary.Get(caseId).Observed!.Value), computed);
        },
    };

    // Some records leave the Route Server or the gateway without a name.
    private static string NameOf(Topology topology, string speaker) =>
        speaker == "routeServer" ? topology.RouteServers.Single().Name
        : speaker.StartsWith("gateway of ", StringComparison.Ordinal) ? topology.Gateways.Single(gateway => gateway.VNetId?.Name == speaker["gateway of ".Length..]).Name
        : speaker;
}
