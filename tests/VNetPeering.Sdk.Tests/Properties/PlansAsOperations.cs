using NJsonSchema;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.Tests.Docs;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The JSON of a plan is a file of operations: applied to the earlier network it leads to the later one.</summary>
public sealed class PlansAsOperations
{
    [Test]
    public async Task Random_plans_lead_where_they_should()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(DocumentationTests.Root(), "docs", "reference", "operations.schema.json"));
        int complete = 0;
        var kinds = new HashSet<Type>();
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new SeededRandom(seed + 900);
            Topology before = seed % 3 == 0 ? LikeSpokes.Next(seed) : RandomTopologies.NextWithSecurity(seed, 2 + (seed % 3));
            Topology after = Enumerable.Range(0, 3).Aggregate(before, (topology, _) => RandomChanges.Apply(topology, random));
            if (seed % 3 == 1)
            {
                after = Resized(after, random);
            }

            if (seed % 4 == 0)
            {
                (before, after) = (after, before);
            }

            DeploymentPlan plan = before.PlanDeploymentTo(after);
            NetworkOperation[] operations = [.. plan.Waves.SelectMany(wave => wave.Operations)];
            string json = JsonReport.Render(plan);

            OperationResult[] results = [.. OperationsFile.Load(json).Apply(before)];

            schema.Validate(json).ShouldBeEmpty($"seed {seed}");
            schema.Validate(OperationsFile.Save(operations)).ShouldBeEmpty($"seed {seed}");
            results.Select(result => result.Operation).ShouldBe(operations, $"seed {seed}");
            results.ShouldBe([.. OperationsFile.Load(OperationsFile.Save(operations)).Apply(before)], $"seed {seed}");
            kinds.UnionWith(operations.Select(operation => operation.GetType()));
            if (plan.IsComplete && plan.Outside.Count == 0 && results.Length > 0)
            {
                complete++;
                results.ShouldAllBe(result => result.IsAccepted, $"seed {seed}");
                after.DiffFrom(results[^1].Topology).Configuration.Where(change => !IsLate(change, after)).ShouldBeEmpty($"seed {seed}");
            }
        }

        complete.ShouldBeGreaterThan(20);
        kinds.Count.ShouldBeGreaterThan(6);
    }

    // A VNet gets a server, a prefix more, and one of twice the size in place of one that nothing else stands beside.
    private static Topology Resized(Topology topology, SeededRandom random)
    {
        VNet vnet = random.Pick(topology.VNets);
        AddressPrefix[] space = [.. vnet.AddressSpace.Select(prefix => prefix.Length > 1 && prefix.Family == IPFamily.IPv4 ? AddressPrefix.Containing(prefix.First, prefix.Length - 1) : prefix)];
        bool isFree = space.All(prefix => topology.VNets.Where(other => other.Id != vnet.Id).SelectMany(other => other.AddressSpace).All(other => !other.Overlaps(prefix)));
        bool isDistinct = space.All(prefix => space.Count(other => other.Overlaps(prefix)) == 1);
        return topology with
        {
            VNets = [.. topology.VNets.Select(each => each.Id == vnet.Id
                ? each with { DnsServers = ["10.99.0.4"], AddressSpace = [.. isFree && isDistinct ? space : [.. each.AddressSpace], AddressPrefix.Parse("10.199.0.0/16")] }
                : each)],
        };
    }

    /// <summary>A design may state that a link has stored another space than its VNet has, as captures after a change do. A plan syncs the link all the same.</summary>
    private static bool IsLate(ConfigurationChange change, Topology after) =>
        change.Properties.All(property => property.Name is "remoteAddressSpace" or "syncLevel")
        && after.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.Id.ToString() == change.Resource) is { RemoteAddressSpace: { } stored } late
        && after.VNets.FirstOrDefault(vnet => vnet.Id == late.RemoteVNetId) is { } remote
        && !stored.ToHashSet().SetEquals(remote.AddressSpace);
}
