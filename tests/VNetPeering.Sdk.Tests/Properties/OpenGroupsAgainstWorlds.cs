using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>
/// A verdict on a design with a network group of unknown members holds whoever the members are: it is that of each design in which they are written down. The
/// matrix says the same as traces.
/// </summary>
public sealed class OpenGroupsAgainstWorlds
{
    private const int Designs = 20;

    [Test]
    public void A_certain_verdict_holds_in_every_world()
    {
        (long certain, long unknown) = Compare(Enumerable.Range(0, 2_000), Designs);

        certain.ShouldBeGreaterThan(Designs * 10);
        unknown.ShouldBeGreaterThan(Designs);
    }

    [Test, Explicit("Hundreds of designs; minutes.")]
    public void Many_designs()
    {
        (long certain, long unknown) = Compare(Enumerable.Range(20_000, 20_000), 1_000);

        TestContext.Out.WriteLine($"{certain} certain, {unknown} unknown");
        unknown.ShouldBeGreaterThan(0);
    }

    private static (long Certain, long Unknown) Compare(IEnumerable<int> seeds, int count)
    {
        (long certain, long unknown) = (0, 0);
        int done = 0;
        foreach (int seed in seeds)
        {
            Topology topology = seed % 2 == 0 ? RandomTopologies.NextWithSecurity(seed, 3 + (seed % 3)) : RandomTopologies.NextWithBgp(seed, 3 + (seed % 3));
            if (!topology.NetworkManagers.Any(manager => manager.NetworkGroups.Count > 0))
            {
                continue;
            }

            (long more, long open) = CompareDesign(seed, WithoutStates(topology));
            certain += more;
            unknown += open;
            if (++done == count)
            {
                break;
            }
        }

        done.ShouldBe(count);
        return (certain, unknown);
    }

    private static (long Certain, long Unknown) CompareDesign(int seed, Topology topology)
    {
        NetworkGroup[] groups = [.. topology.NetworkManagers.SelectMany(manager => manager.NetworkGroups)];
        NetworkGroup chosen = groups[seed / 2 % groups.Length];

        // Every second of the known members stays, and any VNet may be one.
        NetworkGroup open = chosen with { StaticMembers = [.. chosen.StaticMembers.Where((_, i) => i % 2 == 0)], MayHaveOtherMembers = true };
        CompiledNetwork network = With(topology, open).Compile();
        ReachabilityMatrix matrix = network.Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443)] });
        VNet[] candidates = [.. topology.VNets.Where(vnet => vnet is { DeploymentModel: DeploymentModel.ResourceManager, IsPlaceholder: false } && !open.StaticMembers.Any(member => member.ResourceId == vnet.Id))];
        CompiledNetwork[] worlds =
        [
            .. Enumerable.Range(0, 1 << Math.Min(candidates.Length, 4))
                .Select(subset => candidates.Where((_, i) => i >= 4 ? subset % 2 == 1 : (subset & (1 << i)) != 0).ToArray())
                .Where(members => CanBePeered(topology, open, members))
                .Select(members => With(topology, open with
                {
                    MayHaveOtherMembers = false,
                    StaticMembers = [.. open.StaticMembers, .. members.Select(vnet => new StaticMember { Name = vnet.Name, ResourceId = vnet.Id })],
                }).Compile()),
        ];
        (long certain, long unknown) = (0, 0);
        for (int source = 0; source < matrix.SubnetCount; source++)
        {
            for (int destination = 0; destination < matrix.SubnetCount; destination++)
            {
                string from = matrix.SubnetAt(source).Resource!.ToString();
                string to = matrix.SubnetAt(destination).Resource!.ToString();
                Verdict verdict = network.Trace(from, to, Protocol.Tcp(443)).Verdict;
                Check(seed, topology, $"{from} -> {to}: matrix", matrix[source, destination, Protocol.Tcp(443)], verdict);
                if (verdict == Verdict.Unknown)
                {
                    unknown++;
                    continue;
                }

                certain++;
                for (int i = 0; i < worlds.Length; i++)
                {
                    Verdict there = worlds[i].Trace(from, to, Protocol.Tcp(443)).Verdict;
                    if (there != verdict)
                    {
                        TestContext.Out.WriteLine($"{network.Explain(from, to, Protocol.Tcp(443))}\nWORLD {i}\n{worlds[i].Explain(from, to, Protocol.Tcp(443))}");
                    }

                    Check(seed, topology, $"{from} -> {to}: group {chosen.Name}, world {i} of {worlds.Length}", there, verdict);
                }
            }
        }

        return (certain, unknown);
    }

    /// <summary>Azure refuses a peering of a hub with a member whose space overlaps that of the hub or of another VNet that the hub is peered with (2.10, 2.11): no such world is.</summary>
    private static bool CanBePeered(Topology topology, NetworkGroup group, VNet[] members)
    {
        IEnumerable<ResourceId> hubs = topology.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations)
            .Where(configuration => configuration.ConnectivityTopology == ConnectivityTopology.HubAndSpoke && configuration.AppliesToGroups.Any(item => item.NetworkGroupId == group.Id))
            .SelectMany(configuration => configuration.HubIds);
        foreach (VNet hub in hubs.Select(id => topology.VNets.FirstOrDefault(vnet => vnet.Id == id)).OfType<VNet>())
        {
            VNet[] around =
            [
                hub,
                .. topology.VNets.Where(vnet => vnet.Id != hub.Id && (hub.Peerings.Any(link => link.RemoteVNetId == vnet.Id) || vnet.Peerings.Any(link => link.RemoteVNetId == hub.Id)
                    || group.StaticMembers.Any(member => member.ResourceId == vnet.Id) || members.Contains(vnet))),
            ];
            if (members.Any(member => around.Any(other => other.Id != member.Id && other.AddressSpace.Any(prefix => member.AddressSpace.Any(prefix.Overlaps)))))
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(int seed, Topology topology, string what, Verdict actual, Verdict expected)
    {
        if (actual != expected)
        {
            Assert.Fail($"Seed {seed}, {what} says {actual}, the open design {expected}.\n{RandomTopologies.Describe(topology)}");
        }
    }

    // Where states of links are stated the input is a capture, in which a link that is not there was not made.
    private static Topology WithoutStates(Topology topology) =>
        topology with { VNets = [.. topology.VNets.Select(vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => link with { State = null })] })] };

    private static Topology With(Topology topology, NetworkGroup group) => topology with
    {
        NetworkManagers = [.. topology.NetworkManagers.Select(manager => manager with { NetworkGroups = [.. manager.NetworkGroups.Select(one => one.Id == group.Id ? group : one)] })],
    };
}
