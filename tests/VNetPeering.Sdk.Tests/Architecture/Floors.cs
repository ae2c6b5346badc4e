using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Architecture;

public sealed class Floors
{
    // What every look-up runs through: bits, arrays and loops. Add a method when it has become one of them.
    private static readonly string[] HotMethods =
    [
        "VNetPeering.Sdk.Addressing.AddressPrefix.Contains", "VNetPeering.Sdk.Addressing.AddressPrefix.Overlaps",
        "VNetPeering.Sdk.Addressing.PrefixTable`1.Lookup", "VNetPeering.Sdk.Addressing.PrefixTable`1.TryLookup", "VNetPeering.Sdk.Addressing.PrefixTable`1.LookupRange",
        "VNetPeering.Sdk.Addressing.PrefixTablePool`1.Lookup", "VNetPeering.Sdk.Addressing.PrefixTablePool`1.TryLookup",
        "VNetPeering.Sdk.Addressing.TablePool.FindIPv4", "VNetPeering.Sdk.Addressing.TablePool.FindIPv6", "VNetPeering.Sdk.Addressing.IntervalSweep`2.Add",
        "VNetPeering.Sdk.Addressing.PrefixSet.Contains", "VNetPeering.Sdk.Addressing.PrefixSet.Overlaps",
        "VNetPeering.Sdk.Routing.SubnetRoutes.Lookup", "VNetPeering.Sdk.Routing.RoutingTables.Of",
        "VNetPeering.Sdk.Routing.RouteLookup.Lookup", "VNetPeering.Sdk.Routing.RouteIntervals.At", "VNetPeering.Sdk.Routing.RouteIntervals.Around",
        "VNetPeering.Sdk.Compilation.CompiledTopology.SubnetAt", "VNetPeering.Sdk.Compilation.CompiledTopology.OwnerOf",
    ];

    private static readonly IReadOnlyCollection<TypeUse> Uses = AssemblyUses.Read(Repository.CoreAssembly);

    [Test]
    public void A_room_sees_lower_floors_only()
    {
        TypeUse[] between =
        [
            .. Uses.Where(use => House.RoomOf(use.FromNamespace) is { } from && use.ToAssembly.Length == 0 && House.RoomOf(use.ToNamespace) is { } to && from != to),
        ];

        between.Where(use => !House.MaySee(House.RoomOf(use.FromNamespace)!, House.RoomOf(use.ToNamespace)!))
            .Select(use => use.ToString())
            .ShouldBeEmpty();
        between.Length.ShouldBeGreaterThan(200);
    }

    [Test]
    public void Every_namespace_has_a_room()
    {
        string[] namespaces = [.. Uses.Select(use => use.FromNamespace).Where(name => name.StartsWith("VNetPeering", StringComparison.Ordinal)).Distinct()];

        namespaces.Where(name => House.RoomOf(name) is null).ShouldBeEmpty();
        namespaces.Length.ShouldBeGreaterThan(6);
    }

    [Test]
    public void The_table_can_refuse()
    {
        Room routing = House.RoomOf("VNetPeering.Sdk.Routing")!;
        Room rules = House.RoomOf("VNetPeering.Sdk.Validation.Rules")!;

        House.MaySee(routing, House.RoomOf("VNetPeering.Sdk.Model")!).ShouldBeTrue();
        House.MaySee(routing, House.RoomOf("VNetPeering.Sdk.Reachability")!).ShouldBeFalse();
        House.MaySee(House.RoomOf("VNetPeering.Sdk.Import")!, rules).ShouldBeFalse();
        House.MaySee(House.RoomOf("VNetPeering.Sdk.Validation")!, rules).ShouldBeTrue();
        House.MaySee(House.RoomOf("VNetPeering.Sdk.Addressing")!, House.RoomOf("VNetPeering.Sdk.Collections")!).ShouldBeTrue();
        House.MaySee(House.RoomOf("VNetPeering.Sdk.Collections")!, House.RoomOf("VNetPeering.Sdk.Addressing")!).ShouldBeFalse();
        House.MaySee(House.RoomOf("VNetPeering.Sdk.Compilation")!, House.RoomOf("VNetPeering.Sdk.Diagnostics")!).ShouldBeFalse();
    }

    [Test]
    public void The_architecture_page_shows_the_table() =>
        Repository.Read("docs", "ARCHITECTURE.md").ReplaceLineEndings("\n").ShouldContain($"```text\n{House.Diagram()}```", Case.Sensitive);

    [Test]
    public void Only_addressing_names_IPNetwork2()
    {
        TypeUse[] uses = [.. Uses.Where(use => use.ToAssembly == "System.Net.IPNetwork")];

        uses.Where(use => use.FromNamespace != "VNetPeering.Sdk.Addressing").Select(use => use.ToString()).ShouldBeEmpty();
        uses.ShouldNotBeEmpty();
    }

    [Test]
    public void Nothing_but_IPNetwork2_and_the_framework_is_referenced()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        IReadOnlyList<string> references = AssemblyUses.ReferencedAssemblies(Repository.CoreAssembly);

        references.Where(name => !File.Exists(Path.Combine(framework, name + ".dll"))).ShouldBe(["System.Net.IPNetwork"]);
        references.Count.ShouldBeGreaterThan(3);
    }

    [Test]
    public void The_hot_path_has_no_linq()
    {
        ILookup<string, TypeUse> usesByMethod = Uses.ToLookup(use => use.From);

        HotMethods.SelectMany(method => usesByMethod[method]).Where(use => use.To == "System.Linq.Enumerable").Select(use => use.ToString()).ShouldBeEmpty();
        HotMethods.Where(method => !usesByMethod.Contains(method)).ShouldBeEmpty("A method that is listed here was renamed or is gone.");
    }
}
