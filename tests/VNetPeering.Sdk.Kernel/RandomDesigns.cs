using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Random designs, and that the comparison tells two designs apart.</summary>
public sealed class RandomDesigns
{
    [Test]
    public async Task The_kernel_decides_as_the_library([Range(1, 12)] int seed) => await CompareAsync(seed);

    [Test, Explicit("About a second a design. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"500\"), count")]
    public async Task The_kernel_decides_many_designs_as_the_library()
    {
        int from = TestContext.Parameters.Get("from", 1);
        int count = TestContext.Parameters.Get("count", 200);
        List<string> failures = [];
        for (int seed = from; seed < from + count; seed++)
        {
            try
            {
                await CompareAsync(seed);
            }
            catch (ShouldAssertException failure)
            {
                failures.Add(failure.Message);
            }
        }

        failures.ShouldBeEmpty();
    }

    [Test] // a comparison that could not fail would prove nothing
    public async Task A_design_that_is_laid_out_otherwise_is_told_apart()
    {
        CompiledNetwork asked = Spokes(hasRoute: true).Compile();
        CompiledNetwork laidOut = Spokes(hasRoute: false).Compile();

        KernelReport oneWay = await KernelComparison.TryAsync(asked, laidOut, TimeSpan.FromSeconds(2));
        KernelReport otherWay = await KernelComparison.TryAsync(laidOut, asked);

        Told(oneWay).ShouldBe(["vm1 vm2", "vm2 vm1"], ignoreOrder: true);
        Told(otherWay).ShouldBe(["vm1 vm2", "vm2 vm1"], ignoreOrder: true);
        oneWay.Describe().ShouldContain("vm1 10.1.1.4 -> vm2 10.2.1.4 tcp/443: the kernel did not deliver it\n");

        static IEnumerable<string> Told(KernelReport report) => report.Differences.Select(flow => $"{flow.Probe.From.Name} {flow.Probe.To.Name}").Distinct();
    }

    private static Topology Spokes(bool hasRoute)
    {
        TopologyBuilder net = Drawing.Net();
        VNetBuilder hub = net.Hub();
        ApplianceBuilder appliance = hub.Appliance();
        net.Spoke(1, subnet => subnet.Route(Drawing.Everywhere, appliance)).PeerWith(hub).AllowingForwardedTraffic();
        VNetBuilder second = net.Spoke(2);
        second.PeerWith(hub).AllowingForwardedTraffic();
        if (hasRoute)
        {
            second["web"].Route("10.1.0.0/16", appliance);
        }

        return net.Build();
    }

    private static async Task CompareAsync(int seed)
    {
        Topology topology = RandomDesign.Next(seed);
        try
        {
            await KernelComparison.CompareAsync(topology);
        }
        catch (ShouldAssertException failure)
        {
            throw new ShouldAssertException($"Seed {seed}:\n{RandomTopologies.Describe(topology)}\n{failure.Message}", failure);
        }
    }
}
