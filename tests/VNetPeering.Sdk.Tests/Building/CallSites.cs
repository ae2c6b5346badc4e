using System.Runtime.CompilerServices;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class CallSites
{
    private static int Line([CallerLineNumber] int line = 0) => line;

    [Test]
    public void Resources_are_placed_at_the_verbs_that_made_them()
    {
        var net = new TopologyBuilder("contoso");
        int first = Line() + 1;
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v
            .Subnet("web", "10.0.0.0/26", s => s
                .Route("0.0.0.0/0", NextHopType.None)
                .NetworkSecurityGroup("nsg", g => g
                    .Inbound("ssh", 100, SecurityRuleAccess.Allow, Protocol.Tcp(22)))));
        VNetBuilder hub = net.VNet("hub", "10.1.0.0/24");
        app.PeerWith(hub);

        Topology topology = net.Build();

        int LineOf(ResourceId id) => topology.Sources.Locations[id].Line - first;
        LineOf(topology.VNets[0].Id).ShouldBe(0);
        LineOf(topology.VNets[0].Subnets[0].Id).ShouldBe(1);
        LineOf(topology.RouteTables[0].Id).ShouldBe(2);
        LineOf(topology.RouteTables[0].Id.Child("routes", "to-0.0.0.0-0")).ShouldBe(2);
        LineOf(topology.NetworkSecurityGroups[0].Id).ShouldBe(3);
        LineOf(topology.NetworkSecurityGroups[0].Id.Child("securityRules", "ssh")).ShouldBe(4);
        LineOf(topology.VNets[1].Id).ShouldBe(5);
        LineOf(topology.VNets[0].Peerings[0].Id).ShouldBe(6);
        LineOf(topology.VNets[1].Peerings[0].Id).ShouldBe(6);
        topology.Sources.Locations.Values.ShouldAllBe(location => Path.GetFileName(location.File) == "CallSites.cs");
    }

    [Test]
    public void A_finding_names_the_call()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", file: "Design.cs", line: 10);
        app.PeerWith(net.VNet("lab", "10.0.0.0/25", file: "Design.cs", line: 11), file: "Design.cs", line: 12);

        DiagnosticReport report = net.Build().Validate();

        report.Where(finding => finding.Severity == Severity.Error).ShouldNotBeEmpty();
        report.Where(finding => finding.Severity == Severity.Error).ShouldAllBe(finding => finding.Location!.File == "Design.cs" && finding.Location.Line >= 10);
    }
}
