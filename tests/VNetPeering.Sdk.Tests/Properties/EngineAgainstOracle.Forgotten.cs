using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>
/// A design that leaves something out has many meanings, and the one that it was made from is one of them: what is certain without the part is not otherwise with it.
/// </summary>
public sealed partial class EngineAgainstOracle
{
    [Test]
    public void What_is_certain_without_a_part_is_so_with_it([Values(0, 1, 2)] int block) => CompareForgotten(block * DesignsPerCase, DesignsPerCase);

    [Test, Explicit("Thousands of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void What_is_certain_without_a_part_is_so_with_it_on_many_designs() => CompareForgotten(TestContext.Parameters.Get("from", 0), TestContext.Parameters.Get("count", 10_000));

    private static void CompareForgotten(int from, int count)
    {
        int certain = 0;
        Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(seed => ForgottenDiffer(seed, ref certain))]);
        certain.ShouldBeGreaterThan(count * ForgottenParts.All.Length * FlowsPerDesign / 4, "answers that do not hang on the part");
    }

    private static List<(Difference Difference, string Design)> ForgottenDiffer(int seed, ref int certain)
    {
        int size = 3 + (seed % 5);
        Topology topology = WithStates((seed % 3) switch
        {
            0 => RandomTopologies.NextWithSecurity(seed, size),
            1 => RandomTopologies.NextWithBgpAndSecurity(seed, size),
            _ => RandomTopologies.NextWithAdmission(seed, size),
        });
        CompiledNetwork whole = topology.Compile();
        var found = new List<(Difference, string)>();
        foreach ((string name, Func<Topology, SeededRandom, Topology?> forget) in ForgottenParts.All)
        {
            if (forget(topology, new SeededRandom(seed)) is { } less)
            {
                CompiledNetwork network = less.Compile();
                Question[] flows = [.. SomeOf(FlowsOf(less, [.. KindsOf(less, seed)]).Where(question => OwnersOf(topology, question.Flow.From) < 2 && OwnersOf(topology, question.Flow.To) < 2), seed, FlowsPerDesign)];
                foreach (Question question in flows)
                {
                    Note(CertainDiffers(name, whole, network, (question.Flow.From, question.Flow.To, question.Protocol), ref certain));
                }

                foreach (OutsideCall call in SomeOf(FlowsFromOutside(less, seed).Where(one => OwnersOf(topology, one.From) == 0 && OwnersOf(topology, one.To) < 2), seed, FlowsPerDesign))
                {
                    Note(CertainDiffers(name, whole, network, (call.From, call.To, call.Protocol), ref certain));
                }

                foreach ((NetworkInterface own, OracleIpFlow question) in SomeOf(IPFlowsOf(less, seed), seed, FlowsPerDesign))
                {
                    Note(CertainDiffers(name, whole, network, own, question, ref certain));
                }
            }
        }

        return found;

        void Note(Difference? difference)
        {
            if (difference is not null)
            {
                found.Add((difference, $"seed {seed}\n{RandomTopologies.Describe(topology)}"));
            }
        }
    }

    /// <summary>States each link has by what both sides say: without one of them a link is taken to be Connected, which is an assumption and stands in the verdict.</summary>
    private static Topology WithStates(Topology topology) => topology with
    {
        VNets = [.. topology.VNets.Select(vnet => vnet with
        {
            Peerings = [.. vnet.Peerings.Select(link => link with { State = link.State ?? (topology.VNets.FirstOrDefault(other => other.Id == link.RemoteVNetId)?.Peerings.Any(back => back.RemoteVNetId == vnet.Id) is not true ? PeeringState.Initiated : PeeringState.Connected) })],
        })],
    };

    private static Difference? CertainDiffers(string forgotten, CompiledNetwork whole, CompiledNetwork less, (HostAddress From, HostAddress To, Protocol Protocol) asked, ref int certain)
    {
        (string from, string to) = ($"ip:{asked.From}", $"ip:{asked.To}");
        FlowTrace open = less.Trace(from, to, asked.Protocol);
        FlowTrace full = open.Verdict == Verdict.Unknown ? open : whole.Trace(from, to, asked.Protocol);
        Interlocked.Add(ref certain, open.Verdict == Verdict.Unknown ? 0 : 1);
        bool isAssumed = open.Assumptions.Any(one => one.Kind == AssumptionKind.NoLongerRouteIsMissing);
        return open.Verdict == full.Verdict || full.Verdict == Verdict.Unknown || isAssumed ? null : new Difference(
            $"without {forgotten}: {open.Verdict} {open.Forward.Disposition}/{open.Return.Disposition}, with it {full.Verdict} {full.Forward.Disposition}/{full.Return.Disposition}",
            $"{asked}\n    without\n    {string.Join("\n    ", Hops(open.Forward))}\n    and back\n    {string.Join("\n    ", Hops(open.Return))}"
            + $"\n    with\n    {string.Join("\n    ", Hops(full.Forward))}\n    and back\n    {string.Join("\n    ", Hops(full.Return))}");
    }

    private static Difference? CertainDiffers(string forgotten, CompiledNetwork whole, CompiledNetwork less, NetworkInterface own, OracleIpFlow question, ref int certain)
    {
        IpFlow flow = FlowOf(question);
        IpFlowAnswer open = less.IpFlow(own.Name.Value, flow);
        Interlocked.Add(ref certain, open.Access is null ? 0 : 1);
        IpFlowAnswer full = open.Access is null ? open : whole.IpFlow(own.Name.Value, flow);
        return open.Access == full.Access || full.Access is null ? null : new Difference(
            $"IP flow without {forgotten}: {open.Access} {open.RuleName}, with it {full.Access?.ToString() ?? "?"} {full.RuleName}", $"{own.Name} {question}");
    }
}
