using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class AddressAllocation
{
    private static string[] Spaces(Topology topology) => [.. topology.VNets.Select(vnet => $"{vnet.Name} {string.Join(' ', vnet.AddressSpace)}")];

    private static string[] SubnetSpaces(VNet vnet) => [.. vnet.Subnets.Select(subnet => $"{subnet.Name} {string.Join(' ', subnet.AddressPrefixes)}")];

    [Test]
    public void Explicit_prefixes_come_first_and_sizes_fill_the_pool_in_source_order()
    {
        var net = new TopologyBuilder("contoso");
        net.Region("westeurope").AddressPool("10.0.0.0/14");
        net.VNet("app", size: 24, v => v.In("westeurope"));
        net.VNet("data", size: 24, v => v.In("westeurope"));
        net.VNet("hub", "10.0.0.0/22", v => v.In("westeurope"));

        Topology topology = net.Build();

        Spaces(topology).ShouldBe(["app 10.0.4.0/24", "data 10.0.5.0/24", "hub 10.0.0.0/22"]);
    }

    [Test]
    public void A_larger_size_is_aligned_and_a_smaller_one_fills_the_gap_before_it()
    {
        var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/16");
        net.VNet("small", size: 24);
        net.VNet("large", size: 20);
        net.VNet("filler", size: 24);

        Topology topology = net.Build();

        Spaces(topology).ShouldBe(["small 10.0.0.0/24", "large 10.0.16.0/20", "filler 10.0.1.0/24"]);
    }

    [Test]
    public void What_a_site_or_client_pool_uses_is_left_alone()
    {
        var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/16");
        net.Site("hq", ["10.0.0.0/24", "0.0.0.0/0"]);
        net.VNet("hub", "10.9.0.0/24", v => v.GatewaySubnet("10.9.0.0/27").VpnGateway("gw", g => g.PointToSite("10.0.1.128/25")));
        net.VNet("app", size: 24);

        Topology topology = net.Build();

        Spaces(topology).ShouldContain("app 10.0.2.0/24");
    }

    [Test]
    public void Several_pools_of_a_region_are_tried_in_order()
    {
        var net = new TopologyBuilder("contoso").In("westeurope");
        net.Region("westeurope").AddressPool("10.0.0.0/24").AddressPool("10.8.0.0/23");
        net.VNet("a", size: 24);
        net.VNet("b", size: 24);

        Topology topology = net.Build();

        Spaces(topology).ShouldBe(["a 10.0.0.0/24", "b 10.8.0.0/24"]);
    }

    [Test]
    public void A_vnet_without_a_region_draws_from_the_only_pool()
    {
        var net = new TopologyBuilder("contoso");
        net.Region("westeurope").AddressPool("10.0.0.0/16");
        net.VNet("app", size: 24);

        Topology topology = net.Build();

        Spaces(topology).ShouldBe(["app 10.0.0.0/24"]);
        topology.VNets[0].Region.IsStated.ShouldBeFalse();
    }

    [Test]
    public void Subnets_with_a_size_fill_what_explicit_ones_leave()
    {
        var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/16");
        net.VNet("app", size: 24, v => v.Subnet("web", size: 26).Subnet("sql", size: 27).GatewaySubnet("10.0.0.0/27").FirewallSubnet(size: 26));

        Topology topology = net.Build();

        SubnetSpaces(topology.VNets[0]).ShouldBe(["web 10.0.0.64/26", "sql 10.0.0.32/27", "GatewaySubnet 10.0.0.0/27", "AzureFirewallSubnet 10.0.0.128/26"]);
    }

    [Test]
    public void Long_sizes_mean_IPv6()
    {
        var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/16").AddressPool("fd00:db8::/32");
        net.VNet("six", size: 48, v => v.AddressSpace("10.5.0.0/24").Subnet("web", size: 64).Subnet("four", size: 26));

        Topology topology = net.Build();

        Spaces(topology).ShouldBe(["six fd00:db8::/48 10.5.0.0/24"]);
        SubnetSpaces(topology.VNets[0]).ShouldBe(["web fd00:db8::/64", "four 10.5.0.0/26"]);
    }

    [Test]
    public void The_last_block_of_the_address_range_can_be_used()
    {
        var net = new TopologyBuilder("edge").AddressPool("255.255.254.0/23");
        net.VNet("a", size: 24);
        net.VNet("b", size: 24);
        net.VNet("c", size: 24);

        TopologyBuildException refusal = Should.Throw<TopologyBuildException>(net.Build);

        refusal.Problems.ShouldHaveSingleItem().ShouldContain("VNet \"c\" asks for a /24, and no address pool has that much room left (\"255.255.254.0/23\").");
    }

    [Test]
    public void Nothing_allocated_overlaps_anything_for_any_mix_of_sizes()
    {
        for (int seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/12");
            for (int i = 0; i < 60; i++)
            {
                if (random.Next(3) == 0)
                {
                    net.VNet($"explicit{i}", AddressPrefix.Containing(HostAddress.FromIPv4(0x0A000000u + (uint)random.Next(1 << 20)), 24).ToString());
                }
                else
                {
                    net.VNet($"sized{i}", size: random.Next(18, 29));
                }
            }

            Topology topology = net.Build();

            VNet[] sized = [.. topology.VNets.Where(vnet => vnet.Name.Value.StartsWith("sized", StringComparison.Ordinal))];
            sized.Length.ShouldBeGreaterThan(20);
            foreach (VNet vnet in sized)
            {
                AddressPrefix prefix = vnet.AddressSpace.ShouldHaveSingleItem();
                AddressPrefix.Parse("10.0.0.0/12").Contains(prefix).ShouldBeTrue();
                topology.VNets.Where(other => other != vnet && other.AddressSpace[0].Overlaps(prefix)).ShouldBeEmpty($"seed {seed}, {vnet.Name} {prefix}");
            }
        }
    }

    [Test]
    public void First_fit_never_skips_a_free_block()
    {
        for (int seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/22");
            HashSet<uint> taken = [];
            for (int i = 0; i < 5; i++)
            {
                uint block = (uint)random.Next(16);
                net.VNet($"taken{i}", AddressPrefix.Create(HostAddress.FromIPv4(0x0A000000u + (block * 64)), 26).ToString());
                taken.Add(block);
            }

            net.VNet("wanted", size: 26);

            Topology topology = net.Build();

            uint expected = Enumerable.Range(0, 16).Select(block => (uint)block).First(block => !taken.Contains(block));
            topology.VNets[^1].AddressSpace[0].ShouldBe(AddressPrefix.Create(HostAddress.FromIPv4(0x0A000000u + (expected * 64)), 26), $"seed {seed}");
        }
    }
}
