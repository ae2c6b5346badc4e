using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>A network after edits has the tables of a network that was compiled from the edited topology; the one before the edits keeps its own.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EditsAgainstCompile
{
    private const int EditsPerDesign = 8;

    [Test]
    public void Edited_tables_are_those_of_a_full_compile([Range(0, 79)] int seed)
    {
        var random = new Random(seed);
        CompiledNetwork network = RandomTopologies.Next(seed, 2 + (seed % 6)).Compile();
        for (int i = 0; i < EditsPerDesign; i++)
        {
            CompiledNetwork before = network;
            string[] tablesBefore = AllTables(before);
            NetworkChange change = AnyChange(network.Topology, random);

            network = network.With(network.Prepare(change));

            AllTables(network).ShouldBe(AllTables(network.Topology.Compile()), $"seed {seed}, edit {i}: {change}");
            AllTables(before).ShouldBe(tablesBefore, "the network before the edit has changed");
        }
    }

    private static NetworkChange AnyChange(Topology topology, Random random)
    {
        VNet vnet = topology.VNets[random.Next(topology.VNets.Count)];
        return random.Next(7) switch
        {
            0 or 1 when topology.RouteTables.Count > 0 => new NetworkChange { RouteTables = [Changed(topology.RouteTables[random.Next(topology.RouteTables.Count)], random)] },
            2 or 3 when vnet.Peerings.Count > 0 => new NetworkChange { Peerings = [Changed(vnet.Peerings[random.Next(vnet.Peerings.Count)], random)] },
            4 => new NetworkChange { VNets = [vnet with { AddressSpace = [.. vnet.AddressSpace.Skip(random.Next(2)), AnyPrefix(random)] }] },
            5 when vnet.Subnets.Count > 0 => new NetworkChange { VNets = [WithOtherTable(vnet, topology, random)] },
            6 => new NetworkChange { VNets = [vnet with { Region = $"region{random.Next(3)}", Peerings = [.. vnet.Peerings.Skip(random.Next(2))] }] },
            _ => new NetworkChange
            {
                VNets = [vnet with { Region = $"region{random.Next(3)}" }],
                Peerings = [.. vnet.Peerings.Take(1).Select(link => Changed(link, random))],
                RouteTables = [.. topology.RouteTables.Take(2).Select(table => Changed(table, random))],
            },
        };
    }

    private static RouteTable Changed(RouteTable table, Random random) => table with
    {
        DisableBgpRoutePropagation = random.Next(3) == 0,
        Routes =
        [
            .. table.Routes.Skip(random.Next(2)),
            new UserDefinedRoute
            {
                Name = $"added-{table.Routes.Count}-{random.Next(1000)}",
                Destination = RouteDestination.FromPrefix(AnyPrefix(random)),
                NextHopType = random.Next(2) == 0 ? NextHopType.None : NextHopType.Internet,
            },
        ],
    };

    private static Peering Changed(Peering link, Random random) => link with
    {
        UseRemoteGateways = random.Next(2) == 0,
        AllowGatewayTransit = random.Next(2) == 0,
        State = random.Next(4) switch { 0 => PeeringState.Initiated, 1 => PeeringState.Connected, 2 => PeeringState.Disconnected, _ => null },
        RemoteAddressSpace = random.Next(3) == 0 ? [AnyPrefix(random)] : link.RemoteAddressSpace,
    };

    private static VNet WithOtherTable(VNet vnet, Topology topology, Random random)
    {
        Subnet[] subnets = [.. vnet.Subnets];
        int at = random.Next(subnets.Length);
        subnets[at] = subnets[at] with { RouteTableId = topology.RouteTables.Count == 0 || random.Next(3) == 0 ? null : topology.RouteTables[random.Next(topology.RouteTables.Count)].Id };
        return vnet with { Subnets = [.. subnets] };
    }

    private static AddressPrefix AnyPrefix(Random random) => random.Next(6) switch
    {
        0 => AddressPrefix.AllIPv4,
        1 => AddressPrefix.Parse("fd00:9::/48"),
        2 => AddressPrefix.Parse("10.0.0.0/8"),
        3 => AddressPrefix.Containing(HostAddress.FromIPv4(0xC0A80000u + (uint)random.Next(65536)), 24),
        _ => AddressPrefix.Containing(HostAddress.FromIPv4(0x0A000000u + (uint)random.Next(1 << 20)), 14 + random.Next(12)),
    };

    private static string[] AllTables(CompiledNetwork network) => [.. network.Topology.VNets.SelectMany(vnet => vnet.Subnets).Select(subnet => Text(network, subnet))];

    private static string Text(CompiledNetwork network, Subnet subnet)
    {
        EffectiveRouteTable table = network.EffectiveRoutes(subnet.Id.ToString());
        RouteLookup routes = network.RoutesOf(subnet.Id);
        IEnumerable<HostAddress> edges = table.Routes.SelectMany(row => row.AddressPrefixes).SelectMany(prefix => new[] { prefix.First, prefix.Last }).Distinct();
        return string.Join(
            '\n',
            [
                $"{table.SubnetId} {table.DisableBgpRoutePropagation} gaps {table.Gaps} assumptions {table.Assumptions}",
                .. table.Routes.Select(row => row.ToString()),
                .. edges.Select(address => $"{address}: {routes.Lookup(address)?.Origin} within {routes.SameAnswerAround(address)}"),
            ]);
    }
}
