using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The first example of the README.</summary>
public sealed class Readme
{
    [Test, NonParallelizable]
    public void The_first_example_runs_and_arrives()
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextWriter console = Console.Out;
        Console.SetOut(output);
        try
        {
            #region readme
            var net = new TopologyBuilder("contoso");
            var hq  = net.Site("hq", "192.168.0.0/16");
            var hub = net.VNet("hub", "10.0.0.0/22", v => v
                .In("westeurope")
                .GatewaySubnet("10.0.0.0/27")
                .Subnet("shared", "10.0.1.0/24")
                .VpnGateway("hub-gw", g => g.SiteToSite(hq)));
            var app = net.VNet("app", "10.0.4.0/24", v => v.In("northeurope").Subnet("web", "10.0.4.0/26"));
            app.PeerWith(hub).UsingItsGateway();                    // two links; global, since the regions differ; both transit flags

            Topology topology = net.Build();
            foreach (var finding in topology.Validate())            // CIDR overlap, then Azure's refusals
                Console.WriteLine(finding);
            CompiledNetwork network = topology.Compile();
            Console.WriteLine(network.Explain("app/web", "192.168.1.10", Protocol.Tcp(443)));
            #endregion
        }
        finally
        {
            Console.SetOut(console);
        }

        output.ToString().ShouldStartWith("app/web -> hq (192.168.1.10) tcp/443: REACHABLE, and the answer comes back");
    }

    [Test]
    public void The_first_example_comes_early()
    {
        string[] lines = File.ReadAllLines(Path.Combine(DocumentationTests.Root(), "README.md"));

        Array.FindIndex(lines, line => line == "```csharp").ShouldBeInRange(0, 29);
    }

    [Test]
    public void The_test_command_is_the_one_that_CI_runs()
    {
        string script = File.ReadAllText(Path.Combine(DocumentationTests.Root(), ".ci", "run"));
        string readme = File.ReadAllText(Path.Combine(DocumentationTests.Root(), "README.md"));

        readme.ShouldContain("dotnet test VNetPeering.Sdk.sln -c Release");
        script.ShouldContain("dotnet test \"$solution\" -c Release");
        script.ShouldContain("solution=VNetPeering.Sdk.sln");
    }
}
