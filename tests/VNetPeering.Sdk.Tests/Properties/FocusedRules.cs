using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Rules that are asked about the changed VNets only give the answer that asking them about everything gives.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FocusedRules
{
    private const int Steps = 60;

    private static int _focused;
    private static int _refused;

    [OneTimeTearDown]
    public void Both_ways_were_taken()
    {
        _focused.ShouldBeGreaterThan(200);
        _refused.ShouldBeGreaterThan(200);
    }

    [Test]
    public void An_operation_is_answered_as_by_every_rule_about_everything([Range(0, 79)] int seed)
    {
        var draw = new RandomOperations(seed);
        Topology topology = seed % 2 == 0 ? new Topology() : Faulty(seed);
        for (int step = 0; step < Steps; step++)
        {
            NetworkOperation operation = draw.Next(topology);
            var options = new ApplyOptions { Behavior = AzureBehavior.Default with { BorrowedGatewayCanBeDeleted = step % 2 == 0 } };

            OperationResult result = OperationRunner.Run(topology, operation, options);

            OperationResult whole = OperationRunner.RunWhole(topology, operation, options);
            result.ShouldBe(whole, $"seed {seed}, step {step}: {operation}");
            Interlocked.Add(ref _refused, result.IsAccepted ? 0 : 1);
            Interlocked.Add(ref _focused, result.IsAccepted && ChangedVNets.Between(topology, result.Topology) is not null && !ReferenceEquals(topology, result.Topology) ? 1 : 0);
            topology = result.Topology;
        }
    }

    [Test]
    public void In_estates_of_several_hubs_too_where_most_VNets_are_left_out([Range(0, 59)] int seed)
    {
        var random = new SeededRandom(seed);
        Topology topology = Estate(random);
        int left = 0;
        for (int step = 0; step < Steps; step++)
        {
            NetworkOperation operation = OnOne(topology, random);

            OperationResult result = OperationRunner.Run(topology, operation, new ApplyOptions());

            OperationResult whole = OperationRunner.RunWhole(topology, operation, new ApplyOptions());
            result.ShouldBe(whole, $"seed {seed}, step {step}: {operation}");
            if (result.IsAccepted && ChangedVNets.Between(topology, result.Topology) is { AreAlone: true } changed)
            {
                left += topology.VNets.Count - changed.Neighbourhood().VNets.Count;
            }

            topology = result.Topology;
        }

        left.ShouldBeGreaterThan(20);
    }

    // Hubs in a chain with spokes; prefixes meet now and then, so that the start has faults and the steps bring new ones.
    private static Topology Estate(SeededRandom random)
    {
        string[] hubs = ["hub0", "hub1", "hub2"];
        AddressPrefix Space() => AddressPrefix.Parse(FormattableString.Invariant($"10.{random.Below(40)}.0.0/16"));
        Topology topology = Designs.Of(
        [
            .. hubs.Concat(Enumerable.Range(0, 15).Select(number => $"s{number}")).Select(name => Designs.VNet(name) with
            {
                AddressSpace = [Space()],
                Subnets = [new Subnet { Id = Designs.SubnetId(name, "web"), AddressPrefixes = [AddressPrefix.Parse(FormattableString.Invariant($"10.{random.Below(40)}.1.0/24"))] }],
            }),
        ]);
        Peering Written(Peering link) => link with
        {
            State = random.Chance(90) ? PeeringState.Connected : PeeringState.Disconnected,
            RemoteAddressSpace = random.Chance(50) ? [Space()] : null,
            AllowGatewayTransit = random.Chance(50),
            UseRemoteGateways = random.Chance(15),
        };
        for (int i = 0; i < 15; i++)
        {
            topology = topology.Peer($"s{i}", random.Pick(hubs), Written, Written);
        }

        return topology.Peer("hub0", "hub1", Written, Written).Peer("hub1", "hub2", Written, Written).Gateway("hub0");
    }

    private static NetworkOperation OnOne(Topology topology, SeededRandom random)
    {
        VNet vnet = random.Pick(topology.VNets);
        Peering link = random.Pick([.. topology.VNets.SelectMany(other => other.Peerings)]);
        AddressPrefix prefix = AddressPrefix.Parse(FormattableString.Invariant($"10.{random.Below(40)}.0.0/16"));
        return random.Below(7) switch
        {
            0 => new PutPeering { Peering = link with { AllowForwardedTraffic = !link.AllowForwardedTraffic } },
            1 => new PutPeering { Peering = link with { UseRemoteGateways = !link.UseRemoteGateways } },
            2 => new PutPeering { Peering = link with { AllowGatewayTransit = !link.AllowGatewayTransit } },
            3 => new PutSubnet { Subnet = new Subnet { Id = vnet.Id.Child("subnets", "sql"), AddressPrefixes = [AddressPrefix.Parse(FormattableString.Invariant($"10.{random.Below(40)}.2.0/{(random.Chance(20) ? 30 : 24)}"))] } },
            4 => new AddAddressPrefix { VNetId = vnet.Id, Prefix = prefix },
            5 when vnet.AddressSpace.Count > 1 => new RemoveAddressPrefix { VNetId = vnet.Id, Prefix = random.Pick(vnet.AddressSpace) },
            _ => new SyncPeering { PeeringId = link.Id },
        };
    }

    [Test]
    public void Rules_that_read_no_VNet_find_the_same_without_them([Range(0, 59)] int seed)
    {
        ValidationRule[] rules = [.. DiagnosticRules.OfValidation.Where(RulesWithoutVNets.Holds)];
        Topology topology = Broken(RandomTopologies.NextWithSecurity(seed, 2 + (seed % 4)), new SeededRandom(seed));

        string[] with = Findings(topology, rules);

        Findings(topology with { VNets = [] }, rules).ShouldBe(with);
        rules.Length.ShouldBeGreaterThan(40);
    }

    private static string[] Findings(Topology topology, ValidationRule[] rules) =>
        [.. TopologyValidator.Run(topology, AzureBehavior.Default, Tight, rules).Select(finding => $"{finding.Id} {finding.Resource} {string.Join(' ', finding.Related)}")];

    // Limits that random designs exceed.
    private static AzureLimits Tight => AzureLimits.Documented with { RulesPerNetworkSecurityGroup = 1, RoutesPerRouteTable = 1, NetworkInterfaces = 1, RouteTables = 1, NetworkSecurityGroups = 1 };

    private static Topology Broken(Topology topology, SeededRandom random) => topology with
    {
        Gateways = [.. topology.Gateways, .. topology.Gateways.Select(gateway => gateway with { Asn = random.Below(2) == 0 ? 0 : 65515, Sku = "Basic" })],
        NetworkInterfaces = [.. topology.NetworkInterfaces.Select(nic => random.Below(4) == 0 ? nic with { IPConfigurations = [] } : nic)],
        RouteTables = [.. topology.RouteTables.Select(table => random.Below(2) == 0 ? table with { Routes = table.Routes.AddRange([.. table.Routes.Select(route => route with { Name = $"{route.Name}2" })]) } : table)],
        NetworkSecurityGroups = [.. topology.NetworkSecurityGroups.Select(group => group with { SecurityRules = [.. group.SecurityRules.Select(rule => random.Below(3) == 0 ? rule with { Priority = 7 } : rule)] })],
    };

    // Nothing of it was ever accepted: overlaps, subnets that lie outside, links that borrow from nobody, states that do not match.
    private static Topology Faulty(int seed)
    {
        var random = new SeededRandom(seed);
        string[] names = ["hub", "app", "data", "lab"];
        AddressPrefix Space() => AddressPrefix.Parse(FormattableString.Invariant($"10.{random.Below(4)}.0.0/16"));
        Peering Link(string from, string to) => new()
        {
            Id = Designs.LinkId(from, to),
            RemoteVNetId = Designs.VNetId(to),
            UseRemoteGateways = random.Below(3) == 0,
            AllowGatewayTransit = random.Below(2) == 0,
            State = random.Below(4) switch { 0 => PeeringState.Disconnected, 1 => PeeringState.Initiated, 2 => PeeringState.Connected, _ => null },
        };
        return new Topology
        {
            VNets =
            [
                .. names.Where(_ => random.Below(5) > 0).Select(name => new VNet
                {
                    Id = Designs.VNetId(name),
                    AddressSpace = [Space(), Space()],
                    Subnets = [new Subnet { Id = Designs.SubnetId(name, "web"), AddressPrefixes = [AddressPrefix.Parse(FormattableString.Invariant($"10.{random.Below(4)}.1.0/{(random.Below(2) == 0 ? 24 : 30)}"))] }],
                    Peerings = [.. names.Where(other => random.Below(2) == 0).Select(other => Link(name, other))],
                }),
            ],
            Gateways =
            [
                .. names.Where(_ => random.Below(3) == 0).Select(name => new Gateway
                {
                    Id = Designs.Id(ResourceTypes.Gateway, $"{name}-gw"),
                    Type = GatewayType.Vpn,
                    IPConfigurations = [new GatewayIPConfiguration { Name = "one", SubnetId = Designs.SubnetId(name, SpecialSubnets.Gateway) }],
                }),
            ],
        };
    }
}
