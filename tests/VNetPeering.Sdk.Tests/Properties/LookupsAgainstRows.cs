using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>What a table answers is what its own rows say: the Active row with the longest prefix, the first of several; and an answer holds as far as it says.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LookupsAgainstRows
{
    private static readonly ServiceTagCatalog Tags = new(
    [
        KeyValuePair.Create("Storage", Set("20.35.252.0/22", "20.1.0.0/16", "10.1.0.0/24", "2603:1000::/24")),
        KeyValuePair.Create("Sql", Set("20.1.4.0/24", "192.168.10.0/28", "172.16.0.0/12")),
        KeyValuePair.Create("AzureCloud", Set("20.0.0.0/8", "40.108.0.0/17")),
    ]);

    [Test]
    public void The_longest_Active_prefix_answers([Range(0, 99)] int seed, [Values] bool bgpBeatsPeering)
    {
        CompiledNetwork network = WithServices(RandomTopologies.Next(seed, 2 + (seed % 6)), new Random(seed))
            .Compile(new CompileOptions { ServiceTags = Tags, Behavior = AzureBehavior.Default with { BgpCanBeatPeering = bgpBeatsPeering } });
        HostAddress[] edges = Edges(network);

        foreach (Subnet subnet in network.Topology.VNets.SelectMany(vnet => vnet.Subnets))
        {
            EffectiveRouteTable table = network.EffectiveRoutes(subnet.Id.ToString());
            RouteLookup routes = network.RoutesOf(subnet.Id);
            foreach (HostAddress address in edges)
            {
                EffectiveRoute? expected = Winner(table, address);
                EffectiveRoute? actual = routes.Lookup(address);
                actual.ShouldBeSameAs(expected, $"seed {seed}, {subnet.Id} to {address}: {actual} instead of {expected}\n{string.Join('\n', table.Routes)}");

                AddressRange range = routes.SameAnswerAround(address);
                range.Contains(address).ShouldBeTrue();
                Winner(table, range.First).ShouldBeSameAs(expected);
                Winner(table, range.Last).ShouldBeSameAs(expected);
            }
        }
    }

    private static EffectiveRoute? Winner(EffectiveRouteTable table, HostAddress address)
    {
        EffectiveRoute? winner = null;
        int longest = -1;
        foreach (EffectiveRoute row in table.Routes.Where(row => row.State == RouteState.Active))
        {
            foreach (AddressPrefix prefix in row.AddressPrefixes.Where(prefix => prefix.Contains(address) && prefix.Length > longest))
            {
                (winner, longest) = (row, prefix.Length);
            }
        }

        return winner;
    }

    /// <summary>Gives some subnets service endpoints, some tables routes to service tags, and some VNets space that meets the platform's own ranges.</summary>
    private static Topology WithServices(Topology topology, Random random) => topology with
    {
        RouteTables =
        [
            .. topology.RouteTables.Select(table => random.Next(3) > 0 ? table : table with
            {
                Routes = [.. table.Routes, new UserDefinedRoute { Name = "tag", Destination = RouteDestination.FromServiceTag(random.Next(2) == 0 ? "Sql" : "AzureCloud"), NextHopType = NextHopType.Internet }],
            }),
        ],
        VNets =
        [
            .. topology.VNets.Select(vnet => vnet with
            {
                AddressSpace = random.Next(8) switch
                {
                    0 => [.. vnet.AddressSpace, AddressPrefix.Parse("198.18.0.0/15")],
                    1 => [.. vnet.AddressSpace, AddressPrefix.Parse("10.0.0.0/7")],
                    2 => [.. vnet.AddressSpace, AddressPrefix.Parse("172.16.0.0/12")],
                    3 => [.. vnet.AddressSpace, AddressPrefix.Parse("192.168.0.0/17")],
                    _ => vnet.AddressSpace,
                },
                Region = random.Next(3) == 0 ? "elsewhere" : vnet.Region,
                Subnets = [.. vnet.Subnets.Select(subnet => random.Next(3) > 0 ? subnet : subnet with { ServiceEndpoints = [new ServiceEndpoint { Service = "Microsoft.Storage" }, new ServiceEndpoint { Service = "Microsoft.Sql" }] })],
            }),
        ],
    };

    private static HostAddress[] Edges(CompiledNetwork network) =>
    [
        .. network.Topology.VNets.SelectMany(vnet => vnet.Subnets)
            .SelectMany(subnet => network.EffectiveRoutes(subnet.Id.ToString()).Routes)
            .SelectMany(row => row.AddressPrefixes)
            .Distinct()
            .SelectMany(prefix => new[] { prefix.First, prefix.Last, Beside(prefix.First, -1), Beside(prefix.Last, 1) })
            .Distinct(),
    ];

    private static HostAddress Beside(HostAddress address, int step)
    {
        UInt128 end = address.Family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
        bool isAtEdge = step < 0 ? address.Value == 0 : address.Value == end;
        return isAtEdge ? address : new HostAddress(address.Family, step < 0 ? address.Value - 1 : address.Value + 1);
    }

    private static ValueList<AddressPrefix> Set(params string[] prefixes) => [.. prefixes.Select(AddressPrefix.Parse)];
}
