using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>A topology of valid parts has no finding; breaking one part gives the finding about that part and no other.</summary>
public sealed class BreakingOnePart
{
    // Every breakage keeps the rest of the topology valid. The spoke "s1" always exists and borrows the gateway of the hub.
    private static readonly (string Id, Func<Topology, Random, Topology> Break)[] Breakages =
    [
        ("VNP1001", (net, random) => AddSpace(net, Any(net, random), "169.254.0.0/16")),
        ("VNP1002", (net, random) => Unread(net, Any(net, random), UnreadValueKind.HostBitsSet)),
        ("VNP1003", (net, random) => Unread(net, Any(net, random), UnreadValueKind.MalformedPrefix)),
        ("VNP1004", (net, random) => net.Change(Any(net, random), vnet => vnet with { AddressSpace = vnet.AddressSpace.Add(AddressPrefix.Containing(vnet.AddressSpace[0].First, 24)) })),
        ("VNP1005", (net, random) => net.Change(Any(net, random), vnet => vnet.Subnet("outside", "192.168.0.0/24"))),
        ("VNP1006", (net, random) => net.Change(Any(net, random), vnet => vnet.Subnet("again", vnet.Subnets[0].AddressPrefixes[0].ToString()))),
        ("VNP1007", (net, random) => net.Change(Any(net, random), vnet => vnet.Subnet("tiny", $"{vnet.AddressSpace[0].Last.ToPrefix()}"))),
        ("VNP1008", (net, random) => AddSpace(net, Any(net, random), "fd00:1::/48", vnet => vnet.Subnet("six", "fd00:1::/80"))),
        ("VNP2001", (net, random) => net.Link(Spoke(net, random), "hub", link => link with { Id = link.LocalVNetId.Child("virtualNetworkPeerings", "again") })),
        ("VNP2002", (net, random) => Any(net, random) is var name ? net.Link(name, name) : net),
        ("VNP2003", (net, random) => AddSpace(net, Spoke(net, random), "100.64.255.0/24")),
        ("VNP2004", (net, random) => (net with { VNets = net.VNets.Add(Designs.VNet("twin", net.VNetOf(Spoke(net, random)).AddressSpace[0].ToString())) }).Peer("twin", "hub")),
        ("VNP2007", (net, random) => (net with { VNets = net.VNets.Add(Designs.VNet("half", "172.16.0.0/24")) }).Link("hub", "half")),
        ("VNP2008", (net, random) => net.ChangeLink("hub", Spoke(net, random), link => link with { State = PeeringState.Disconnected })),
        ("VNP2009", (net, random) => net.ChangeLink(Spoke(net, random), "hub", link => link with { SyncLevel = PeeringSyncLevel.LocalNotInSync })),
        ("VNP3001", (net, _) => net.ChangeLink("hub", "s1", link => link with { AllowGatewayTransit = false })),
        ("VNP3002", (net, random) => (net with { VNets = net.VNets.Add(Designs.VNet("leaf", "172.16.0.0/24")) }).Peer("leaf", Spoke(net, random), link => link with { UseRemoteGateways = true }, link => link with { AllowGatewayTransit = true })),
        ("VNP3003", (net, _) => (net with { VNets = net.VNets.Add(Designs.VNet("hub2", "172.16.0.0/24")) }).Gateway("hub2").Peer("s1", "hub2", link => link with { UseRemoteGateways = true }, link => link with { AllowGatewayTransit = true })),
        ("VNP3004", (net, _) => net.Gateway("s1")),
        ("VNP3005", (net, _) => net with { Gateways = [net.Gateways[0] with { Sku = "Basic" }] }),
    ];

    // What company alone brings about: two parts use a range (VNP1014), or one part draws interfaces, and so the appliance that another part does not draw
    // is missing from the estate (VNP4006).
    private static readonly string[] Incidental = ["VNP1014", "VNP4006"];

    [Test]
    public void Valid_parts_give_no_finding([Range(1, 40)] int seed) => Valid(new Random(seed)).ShouldHaveNoFindings();

    [Test]
    public void One_broken_part_gives_its_finding_and_no_other([Range(1, 200)] int seed)
    {
        var random = new Random(seed);
        Topology valid = Valid(random);
        (string id, Func<Topology, Random, Topology> @break) = Breakages[random.Next(Breakages.Length)];

        Topology broken = @break(valid, random);

        broken.ShouldHaveOnly(id);
    }

    [Test]
    public void The_seeds_reach_every_breakage()
    {
        IEnumerable<int> chosen = Enumerable.Range(1, 200).Select(seed =>
        {
            var random = new Random(seed);
            Valid(random);
            return random.Next(Breakages.Length);
        });

        chosen.Distinct().Count().ShouldBe(Breakages.Length);
    }

    // The pages draw every way to break a rule, so each of them is set beside a valid design: neither may disturb the other.
    [TestCaseSource(nameof(DrawnBreakages))]
    public void What_a_page_breaks_is_found_in_a_larger_estate_and_nothing_else(string id)
    {
        DrawnDesign broken = Drawing(id, "Breaks it", "broken");

        // A drawing that lowers a limit would refuse the valid design too.
        for (int seed = 1; seed <= 3 && broken.Limits == AzureLimits.Documented; seed++)
        {
            DiagnosticReport report = (broken with { Topology = Beside(Valid(new Random(seed)), broken.Topology) }).Validate();
            report.Select(finding => finding.Id).Distinct().ShouldBe([id], string.Join('\n', report));
        }
    }

    // Every page mends its drawing, and what is valid alone is valid in company.
    [Test]
    public void Parts_that_are_valid_alone_are_valid_together([Range(1, 40)] int seed)
    {
        Topology estate = Company(new Random(seed), []);

        DiagnosticReport report = estate.Validate();

        report.ShouldAllBe(finding => Incidental.Contains(finding.Id), string.Join('\n', report));
    }

    [Test]
    public void One_broken_part_in_company_is_found_and_nothing_else([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        string[] ids = [.. DrawnBreakages.Where(id => Drawing(id, "Breaks it", "broken").Limits == AzureLimits.Documented)];
        string id = ids[random.Next(ids.Length)];
        DrawnDesign broken = Drawing(id, "Breaks it", "broken");

        DiagnosticReport report = (broken with { Topology = Beside(Company(random, [id]), broken.Topology) }).Validate();

        report.Select(finding => finding.Id).ShouldContain(id, string.Join('\n', report));
        report.Select(finding => finding.Id).Except(Incidental).Except([id]).ShouldBeEmpty(string.Join('\n', report));
    }

    // A valid estate, and the mended drawings of six rules.
    private static Topology Company(Random random, string[] without)
    {
        Topology estate = Valid(random);
        string[] ids = [.. DrawnBreakages.Except(without)];
        for (int i = 0; i < 6; i++)
        {
            DrawnDesign part = Drawing(ids[random.Next(ids.Length)], "Mends it", $"part{i}");
            estate = part.Limits == AzureLimits.Documented && part.Behavior == AzureBehavior.Default ? Beside(estate, part.Topology) : estate;
        }

        return estate;
    }

    private static DrawnDesign Drawing(string id, string section, string group) =>
        DesignText.Read(RulePage.Read(DiagnosticRules.OfValidation.Select(rule => rule.Descriptor).Single(descriptor => descriptor.Id == id)).ShouldNotBeNull().Drawing(section), group);

    private static IEnumerable<string> DrawnBreakages => DiagnosticRules.OfValidation.Select(rule => rule.Descriptor.Id);

    private static Topology Beside(Topology first, Topology second) => first with
    {
        VNets = first.VNets.AddRange(second.VNets),
        Gateways = first.Gateways.AddRange(second.Gateways),
        RouteServers = first.RouteServers.AddRange(second.RouteServers),
        Connections = first.Connections.AddRange(second.Connections),
        LocalNetworkGateways = first.LocalNetworkGateways.AddRange(second.LocalNetworkGateways),
        RouteTables = first.RouteTables.AddRange(second.RouteTables),
        NetworkSecurityGroups = first.NetworkSecurityGroups.AddRange(second.NetworkSecurityGroups),
        ApplicationSecurityGroups = first.ApplicationSecurityGroups.AddRange(second.ApplicationSecurityGroups),
        NetworkInterfaces = first.NetworkInterfaces.AddRange(second.NetworkInterfaces),
        VirtualMachines = first.VirtualMachines.AddRange(second.VirtualMachines),
        PublicIPAddresses = first.PublicIPAddresses.AddRange(second.PublicIPAddresses),
        AzureFirewalls = first.AzureFirewalls.AddRange(second.AzureFirewalls),
        LoadBalancers = first.LoadBalancers.AddRange(second.LoadBalancers),
        PrivateEndpoints = first.PrivateEndpoints.AddRange(second.PrivateEndpoints),
        VirtualHubs = first.VirtualHubs.AddRange(second.VirtualHubs),
        NetworkManagers = first.NetworkManagers.AddRange(second.NetworkManagers),
        UnreadValues = first.UnreadValues.AddRange(second.UnreadValues),
    };

    // A hub with a gateway and two to eight spokes with one to three subnets each; some peered with each other, some borrowing the gateway.
    private static Topology Valid(Random random)
    {
        int spokes = random.Next(2, 9);
        Topology net = Designs.Of(
            [
                Designs.VNet("hub", "100.64.0.0/16").Subnet("GatewaySubnet", "100.64.0.0/27"),
                .. Enumerable.Range(1, spokes).Select(i => Spoke(i, random.Next(1, 4))),
            ]).Gateway("hub", GatewayType.Vpn, random.Next(2) == 0 ? "VpnGw1AZ" : "VpnGw2AZ");
        for (int i = 1; i <= spokes; i++)
        {
            bool borrows = i == 1 || random.Next(2) == 0;
            net = net.Peer($"s{i}", "hub", link => link with { UseRemoteGateways = borrows, AllowForwardedTraffic = borrows }, link => link with { AllowGatewayTransit = borrows });
        }

        return random.Next(2) == 0 ? net : net.Peer("s1", "s2");
    }

    private static VNet Spoke(int number, int subnets) =>
        Enumerable.Range(0, subnets).Aggregate(Designs.VNet($"s{number}", $"100.{64 + number}.0.0/16"), (vnet, i) => vnet.Subnet($"n{i}", $"100.{64 + number}.{i}.0/24"));

    private static string Any(Topology net, Random random) => net.VNets[random.Next(net.VNets.Count)].Name;

    private static string Spoke(Topology net, Random random) => net.VNets[random.Next(1, net.VNets.Count)].Name;

    private static Topology AddSpace(Topology net, string name, string prefix, Func<VNet, VNet>? with = null) =>
        net.Change(name, vnet => (with ?? (each => each))(vnet with { AddressSpace = vnet.AddressSpace.Add(AddressPrefix.Parse(prefix)) }));

    private static Topology Unread(Topology net, string name, UnreadValueKind kind) => net with
    {
        UnreadValues = [new UnreadValue { ResourceId = Designs.VNetId(name), Property = "addressSpace.addressPrefixes[1]", Text = "10.0.0.7/16", Kind = kind, Meant = Designs.Prefixes("10.0.0.0/16")[0] }],
    };
}
