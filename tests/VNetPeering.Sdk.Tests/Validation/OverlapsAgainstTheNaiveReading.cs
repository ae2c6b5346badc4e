using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>The sweep over neighbours against three nested loops, on random VNets that often collide.</summary>
public sealed class OverlapsAgainstTheNaiveReading
{
    private static readonly string[] Pool = ["10.0.0.0/16", "10.0.0.0/24", "10.0.128.0/17", "10.1.0.0/16", "10.1.7.0/24", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16", "fd00::/48"];

    [Test]
    public void Peered_VNets_that_overlap_are_found_once_per_pair([Range(1, 60)] int seed)
    {
        Topology design = Random(new Random(seed));

        IEnumerable<string> found = design.Validate().Where(finding => finding.Id == "VNP2003").Select(finding => $"{finding.Resource} {finding.Related[^1]}");

        found.ShouldBe(NaivePairs(design), ignoreOrder: true);
    }

    [Test]
    public void Neighbours_that_overlap_are_found_on_the_refused_link_with_all_that_it_meets([Range(1, 60)] int seed)
    {
        Topology design = Random(new Random(seed));

        IEnumerable<string> found = design.Validate().Where(finding => finding.Id == "VNP2004")
            .SelectMany(finding => finding.Related.Where(id => id.IsOfType(ResourceTypes.VNet)).Select(earlier => $"{finding.Resource} {earlier}"));

        found.ShouldBe(NaiveNeighbours(design), ignoreOrder: true);
    }

    [Test]
    public void VNets_that_nothing_brings_together_and_that_overlap_are_found_in_groups([Range(1, 60)] int seed)
    {
        Topology design = Random(new Random(seed));

        IEnumerable<string> found = design.Validate().Where(finding => finding.Id == "VNP1014").Select(finding => string.Join(' ', finding.Related.Prepend(finding.Resource)));

        found.ShouldBe(NaiveGroups(design), ignoreOrder: true);
    }

    [Test]
    public void The_designs_hold_all_kinds_of_overlap_and_designs_without()
    {
        Topology[] designs = [.. Enumerable.Range(1, 60).Select(seed => Random(new Random(seed)))];

        designs.Count(design => NaivePairs(design).Any()).ShouldBeInRange(10, 59);
        designs.Count(design => NaiveNeighbours(design).Any()).ShouldBeInRange(10, 59);
        designs.Count(design => NaiveGroups(design).Any()).ShouldBeInRange(10, 59);
    }

    private static IEnumerable<string> NaivePairs(Topology design)
    {
        foreach ((VNet first, VNet second) in Pairs(design))
        {
            if (AreLinked(first, second) && Overlap(first, second))
            {
                // The later link; links stand in the order of their VNets.
                (VNet local, VNet remote) = HasLink(second, first) ? (second, first) : (first, second);
                yield return $"{Designs.LinkId(local.Name, remote.Name)} {remote.Id}";
            }
        }
    }

    private static IEnumerable<string> NaiveNeighbours(Topology design)
    {
        foreach (VNet hub in design.VNets)
        {
            foreach ((VNet earlier, VNet later) in Pairs(design))
            {
                bool areNeighbours = earlier != hub && later != hub && AreLinked(earlier, hub) && AreLinked(later, hub) && (HasLink(hub, earlier) || HasLink(hub, later));
                bool isPairFinding = AreLinked(earlier, later) && Overlap(earlier, later);
                if (areNeighbours && Overlap(earlier, later) && !isPairFinding)
                {
                    ResourceId link = HasLink(later, hub) ? Designs.LinkId(later.Name, hub.Name) : Designs.LinkId(hub.Name, later.Name);
                    yield return $"{link} {earlier.Id}";
                }
            }
        }
    }

    // Spreads from each VNet to what it overlaps, until nothing is added.
    private static IEnumerable<string> NaiveGroups(Topology design)
    {
        (VNet Earlier, VNet Later)[] overlaps = [.. Pairs(design).Where(pair => Overlap(pair.Earlier, pair.Later) && !AreBroughtTogether(design, pair.Earlier, pair.Later))];
        var seen = new HashSet<VNet>();
        foreach (VNet first in overlaps.SelectMany(pair => new[] { pair.Earlier, pair.Later }).OrderBy(vnet => vnet.Name.Value))
        {
            HashSet<VNet> group = [first];
            while (overlaps.Any(pair => group.Contains(pair.Earlier) != group.Contains(pair.Later)))
            {
                group.UnionWith(overlaps.Where(pair => group.Contains(pair.Earlier) || group.Contains(pair.Later)).SelectMany(pair => new[] { pair.Earlier, pair.Later }));
            }

            if (seen.Add(first))
            {
                seen.UnionWith(group);
                yield return string.Join(' ', group.OrderBy(vnet => vnet.Name.Value).Select(vnet => vnet.Id));
            }
        }
    }

    private static bool AreBroughtTogether(Topology design, VNet first, VNet second) =>
        AreLinked(first, second) || design.VNets.Any(third => AreLinked(first, third) && AreLinked(second, third));

    private static IEnumerable<(VNet Earlier, VNet Later)> Pairs(Topology design)
    {
        for (int i = 0; i < design.VNets.Count; i++)
        {
            for (int j = i + 1; j < design.VNets.Count; j++)
            {
                yield return (design.VNets[i], design.VNets[j]);
            }
        }
    }

    private static bool Overlap(VNet first, VNet second) => first.AddressSpace.Any(prefix => second.AddressSpace.Any(prefix.Overlaps));

    private static bool HasLink(VNet local, VNet remote) => local.Peerings.Any(link => link.RemoteVNetId == remote.Id);

    private static bool AreLinked(VNet first, VNet second) => HasLink(first, second) || HasLink(second, first);

    // Three to eight VNets with one or two prefixes of the pool; a third of the pairs is linked, now and then on one side only.
    private static Topology Random(Random random)
    {
        int count = random.Next(3, 9);
        Topology design = Designs.Of([.. Enumerable.Range(0, count).Select(i => Designs.VNet($"v{i}", [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pool[random.Next(Pool.Length)])]))]);
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                design = random.Next(12) switch
                {
                    0 or 1 or 2 => design.Peer($"v{i}", $"v{j}"),
                    3 => design.Link($"v{i}", $"v{j}"),
                    4 => design.Link($"v{j}", $"v{i}"),
                    _ => design,
                };
            }
        }

        return design;
    }
}
