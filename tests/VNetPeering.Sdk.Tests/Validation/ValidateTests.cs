using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation;

public sealed class ValidateTests
{
    [Test]
    public void An_empty_topology_has_no_findings() => Designs.Of().ShouldHaveNoFindings();

    [Test]
    public void No_topology_is_a_mistake_of_the_call() => Should.Throw<ArgumentNullException>(() => ((Topology)null!).Validate());

    [Test]
    public void Errors_come_before_warnings()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.2.0.0/24"), Designs.VNet("hub", "10.0.0.0/16")).Link("app", "hub");

        DiagnosticReport report = design.Validate();

        report.Select(finding => finding.Id).ShouldBe(["VNP1005", "VNP2007"]);
        report.HasErrors.ShouldBeTrue();
    }

    [Test]
    public void A_finding_says_where_its_subject_was_written_down()
    {
        var place = new SourceLocation { File = "vnets.json", Line = 7, Column = 3, JsonPath = "$[0].subnets[0]" };
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.2.0.0/24")) with
        {
            Sources = new SourceMap([new(Designs.SubnetId("app", "web"), place)]),
        };

        estate.ShouldHaveOnly("VNP1005").Location.ShouldBe(place);
    }

    [Test]
    public void Two_runs_give_the_same_findings()
    {
        Topology design = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("a", "10.1.0.0/24"), Designs.VNet("b", "10.1.0.0/24"), Designs.VNet("c", "10.0.0.0/24"))
            .Peer("a", "hub").Peer("b", "hub").Peer("c", "hub");

        design.Validate().ShouldBe(design.Validate());
    }

    // What a wrong import or a careless program can hold: nothing of it is a mistake of the call.
    [Test]
    public void Content_of_any_kind_is_checked_without_throwing([Range(1, 100)] int seed)
    {
        var random = new Random(seed);
        string[] names = ["a", "A", "b", "c", "gone"];
        Topology estate = Designs.Of([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Odd(Pick(names)))]);
        for (int i = random.Next(8); i > 0; i--)
        {
            estate = estate.Link(Pick(names), Pick(names), link => link with
            {
                State = random.Next(4) is var state && state < 3 ? (PeeringState)state : null,
                SyncLevel = random.Next(5) is var level && level < 4 ? (PeeringSyncLevel)level : null,
                PeerCompleteVNets = random.Next(2) == 0,
                LocalSubnetNames = ["s", "none"],
                RemoteSubnetNames = [default],
                EnableOnlyIPv6Peering = random.Next(2) == 0,
                UseRemoteGateways = random.Next(2) == 0,
                RemoteAddressSpace = random.Next(2) == 0 ? [] : null,
            });
        }

        estate = estate with
        {
            Gateways = [new Gateway { Id = Designs.Id(ResourceTypes.Gateway, "gw"), Type = GatewayType.Vpn, Sku = "Basic" }],
            UnreadValues = [new UnreadValue { ResourceId = Designs.VNetId("gone"), Property = string.Empty, Text = string.Empty, Kind = (UnreadValueKind)random.Next(6) }],
        };

        Should.NotThrow(() => estate.Validate());

        string Pick(string[] from) => from[random.Next(from.Length)];

        VNet Odd(string name) => Designs.VNet(name, [.. new[] { "0.0.0.0/0", "::/0", "255.255.255.255/32", "10.0.0.0/8" }.Where(_ => random.Next(2) == 0)])
            .Subnet("s", [.. new[] { "0.0.0.0/0", "::/0", "10.0.0.0/32", "255.255.255.0/24" }.Where(_ => random.Next(2) == 0)])
            .Subnet("s", "10.0.0.0/32") with
        {
            IsPlaceholder = random.Next(5) == 0,
            DeploymentModel = (DeploymentModel)random.Next(2),
        };
    }

    // A pairwise comparison of the spokes would take fifty million steps per family; the sweep takes one sort.
    [Test]
    public void A_hub_with_ten_thousand_spokes_is_checked()
    {
        var vnets = new List<VNet>();
        var fromHub = new List<Peering>();
        for (int i = 0; i < 10_000; i++)
        {
            VNet spoke = Designs.VNet($"s{i}", $"10.{64 + (i / 256)}.{i % 256}.0/24").Subnet("web", $"10.{64 + (i / 256)}.{i % 256}.0/25");
            vnets.Add(spoke with { Peerings = [new Peering { Id = spoke.Id.Child("virtualNetworkPeerings", "to-hub"), RemoteVNetId = Designs.VNetId("hub") }] });
            fromHub.Add(new Peering { Id = Designs.LinkId("hub", $"s{i}"), RemoteVNetId = spoke.Id });
        }

        vnets.Add(Designs.VNet("hub", "10.0.0.0/16") with { Peerings = [.. fromHub] });
        Topology estate = Designs.Of([.. vnets]);
        Topology broken = estate.Change("s9999", vnet => vnet with { AddressSpace = Designs.Prefixes("10.64.7.0/24"), Subnets = [] });

        AzureLimits limits = AzureLimits.Documented with { PeeringsPerVNet = 10_000 };
        new DrawnDesign { Topology = estate, Limits = limits }.ShouldHaveNoFindings();
        new DrawnDesign { Topology = broken, Limits = limits }.ShouldHaveOnly("VNP2004").Resource.ShouldBe(Designs.LinkId("s9999", "hub"));
    }
}
