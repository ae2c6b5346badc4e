using System.Text.Json;
using System.Text.Json.Nodes;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>
/// The state sequences, one link state after the other: a VNet shows the peering row of the other exactly while its link is Connected, and from the
/// stored prefixes. The states are taken as recorded; that they follow from the operations is the matter of the control plane.
/// </summary>
internal static class PeeringRowChecks
{
    private const string Java = "java-peering-create-update-delete";
    private const string JavaA = "netaaf66187b4";
    private const string JavaB = "netbc189338d6";
    private const string Azsl = "lab-azsl-break-one-side-and-recover";
    private const string AzslOwn = "vnet-azsl-01";
    private const string AzslPeer = "vnet-azsl-peer";
    private const string Sync = "ps-peering-sync-after-address-space-add";

    public static IEnumerable<Check> All =>
    [
        Rows("aso-vnet-put-without-peerings-keeps-peering", "Initiated: no row", "asotest-vn-cydhjo", [], null),
        Rows(Java, "A Initiated: no row in A", JavaA, [], design => design.Link(JavaA, JavaB, State("Initiated"))),
        Rows(Java, "both Connected: row in A", JavaA, ["10.1.0.0/27"], design => design.Peer(JavaA, JavaB, State("Connected"))),
        Rows(Java, "both Connected: row in B", JavaB, ["10.0.0.0/27"], design => design.Peer(JavaA, JavaB, State("Connected"))),
        Rows(Java, "A Disconnected, B's link deleted: no row in A", JavaA, [], design => design.Link(JavaA, JavaB, State("Disconnected"))),
        Rows("cli-peering-gateway-transit-handshake", "vnet2 Initiated: no row in vnet2", "vnet2", [], design => design.NoLinks("vnet1").Link("vnet2", "vnet1", State("Initiated"))),
        Rows("cli-peering-gateway-transit-handshake", "both Connected: row in vnet1", "vnet1", ["11.0.0.0/16"], null),
        Rows("cli-peering-gateway-transit-handshake", "both Connected: row in vnet2", "vnet2", ["10.0.0.0/16"], null),
        Rows(Azsl, "step 1, no links: no row", AzslOwn, [], null),
        Rows(Azsl, "step 2, both Connected: row", AzslOwn, ["10.20.10.0/24"], design => design.Peer(AzslOwn, AzslPeer, State("Connected"))),
        Rows(Azsl, "step 3, own link deleted: no row", AzslOwn, [], design => design.Link(AzslPeer, AzslOwn, State("Disconnected"))),
        Rows(Azsl, "step 5, both links rewritten: row", AzslOwn, ["10.20.10.0/24"], design => design.Peer(AzslOwn, AzslPeer, State("Connected"))),
        Rows("ps-peering-second-side-put-response", "Connected on the second PUT: row", "ps6355", ["10.1.0.0/16"], design => SecondSide(design, 0)),
        Rows("ps-peering-second-side-put-response", "after the sync: both prefixes", "ps6355", ["10.1.0.0/16", "10.99.0.0/16"], design => SecondSide(design, 1)),
        Rows(Sync, "before the sync: the stored prefix only", "ps5333", ["10.1.0.0/16"], design => Recorded(design, 2)),
        Rows(Sync, "after the sync: both prefixes", "ps5333", ["10.1.0.0/16", "10.99.0.0/16"], design => Recorded(design, 4)),
        Rows(Sync, "the VNet that grew keeps its row", "ps2312", ["10.2.0.0/16"], design => Recorded(design, 2)),
        Rows("net-peering-connectivitycheck", "first link Initiated: no row", "net2f23108962", [], design => design.Link("net2f23108962", "net76b27221aa", State("Initiated"))),
        Rows("net-peering-connectivitycheck", "both Connected: row", "net2f23108962", ["10.1.0.0/27"], design => design.Peer("net2f23108962", "net76b27221aa", State("Connected"))),
        Rows("lab-hubhub-ping-before-after-peering", "before the peering: no row", "vnet-hub1", ["10.11.0.0/24"], WithoutHubPeering),
        Rows("lab-hubhub-ping-before-after-peering", "after the peering: row", "vnet-hub1", ["10.11.0.0/24", "10.20.0.0/16"], null),
    ];

    public static void WithoutHubPeering(CompactDesign design) => design.Unlink("vnet-hub1", "vnet-hub2").Unlink("vnet-hub2", "vnet-hub1");

    private static Action<JsonObject> State(string state) => Completions.Flags(state: state);

    private static Check Rows(string caseId, string what, string vnet, string[] prefixes, Action<CompactDesign>? step) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.PeeringRow,
        What = $"peering rows, {what}",
        FindDifference = () =>
        {
            string at = $"{vnet}/asked";
            IEnumerable<RouteFact> rows = CaseEstate.Read(caseId, design =>
            {
                step?.Invoke(design);
                design.StandOn(at);
            }).Compile(default(PlatformNoneList)).EffectiveRoutes(at).Routes.SelectMany(RouteFact.Of);
            return Differences.OfSets(prefixes, rows.Where(row => row.NextHopType is "VNetPeering" or "VNetGlobalPeering").Select(row => row.Prefix));
        },
    };

    /// <summary>Writes the link of ps6355 as the numbered answer shows it, towards the VNet that has grown by then.</summary>
    private static void SecondSide(CompactDesign design, int operation)
    {
        if (operation > 0)
        {
            design.VNet("ps3026", "10.1.0.0/16", "10.99.0.0/16");
        }

        design.Link("ps3026", "ps6355", State("Connected")).Link("ps6355", "ps3026", Response("ps-peering-second-side-put-response", operation));
    }

    /// <summary>Writes the links as they stand after the numbered answer: ps2312 has grown, ps5333 has its recorded snapshot.</summary>
    private static void Recorded(CompactDesign design, int operation) => design
        .VNet("ps2312", "10.1.0.0/16", "10.99.0.0/16")
        .Link("ps2312", "ps5333", State("Connected"))
        .Link("ps5333", "ps2312", Response(Sync, operation));

    /// <summary>Copies the properties of a recorded peering onto a link.</summary>
    private static Action<JsonObject> Response(string caseId, int operation) => link =>
    {
        JsonElement response = CaseLibrary.Get(caseId).Operations!.Value[operation].GetProperty("response");
        foreach (JsonProperty property in response.EnumerateObject().Where(property => property.Name != "remoteVirtualNetwork"))
        {
            link[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }
    };
}
