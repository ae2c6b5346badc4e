using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>
/// Random estates that repeat themselves: regional hubs with an appliance each, peered with each other, and many dual-stack spokes that are made of a few kinds
/// of subnets. Now and then a link, a route or a group is not like the others.
/// </summary>
public static class RandomEstates
{
    private static readonly string[] Groups = ["closed", "web", "partners", "host", "open"];

    /// <summary>Returns the estate of a seed. The same seed and sizes always give the same estate.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="hubs">How many hubs it has, 1 to 9.</param>
    /// <param name="spokes">How many spokes each hub has, 1 to 60.</param>
    public static Topology Next(int seed, int hubs, int spokes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hubs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hubs, 9);
        ArgumentOutOfRangeException.ThrowIfLessThan(spokes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spokes, 60);
        var random = new SeededRandom(unchecked((seed * 1024) + (hubs * 64) + spokes));
        bool hasGroups = random.Chance(70);
        bool describesAppliances = random.Chance(70);
        var vnets = new List<VNet>();
        var tables = new List<RouteTable>();
        var nics = new List<NetworkInterface>();
        var appliances = new List<Appliance>();
        var firewalls = new List<AzureFirewall>();
        for (int h = 0; h < hubs; h++)
        {
            bool isFirewall = describesAppliances && random.Chance(40);
            if (isFirewall)
            {
                firewalls.Add(Draw.Firewall($"hub{h}", $"10.{h}.0.4"));
            }
            else if (describesAppliances)
            {
                nics.Add(Draw.Interface($"nva{h}", $"hub{h}/nva", $"10.{h}.0.4", forwards: random.Chance(92)));
                if (random.PickSwitch(50, 25) is { } isStateful)
                {
                    appliances.Add(new Appliance { Name = $"nva{h}", NetworkInterfaceId = nics[^1].Id, IsStateful = isStateful });
                }
            }

            tables.AddRange(TablesOf(h, hubs));
            Subnet door = Draw.Subnet("nva", $"10.{h}.0.0/26", $"hub{h}") with { Id = Ids.Subnet($"hub{h}/{(isFirewall ? SpecialSubnets.Firewall : "nva")}") };
            if (hasGroups && !isFirewall && random.Chance(10))
            {
                door = door with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "open") };
            }

            Subnet shared = Place($"hub{h}", $"10.{h}.1.0/24 fd00:{h}:0:1::/64", "shared", h, random, hasGroups);
            vnets.Add(Draw.VNet($"hub{h}", $"10.{h}.0.0/22 fd00:{h}::/56", door, shared) with
            {
                Peerings =
                [
                    .. Enumerable.Range(0, hubs).Where(other => other != h).Select(other => Draw.Link($"hub{h}", $"hub{other}") with { AllowForwardedTraffic = random.Chance(95) }),
                    .. Enumerable.Range(0, spokes).Select(s => Draw.Link($"hub{h}", $"s{h}-{s}") with { AllowForwardedTraffic = random.Chance(50), AllowVirtualNetworkAccess = random.Chance(95) }),
                ],
            });
            vnets.AddRange(Enumerable.Range(0, spokes).Select(s => Spoke(h, s, random, hasGroups)));
        }

        return new Topology
        {
            Name = $"estate-{seed}",
            VNets = [.. vnets],
            RouteTables = [.. tables],
            NetworkInterfaces = [.. nics],
            Appliances = [.. appliances],
            AzureFirewalls = [.. firewalls],
            NetworkSecurityGroups = hasGroups ? SecurityGroups() : [],
        };
    }

    private static VNet Spoke(int hub, int number, SeededRandom random, bool hasGroups)
    {
        int third = 4 * (number + 1);
        string name = $"s{hub}-{number}";
        Subnet[] subnets =
        [
            Place(name, $"10.{hub}.{third}.0/25 fd00:{hub}:0:{third:x}00::/64", "web", hub, random, hasGroups),
            Place(name, $"10.{hub}.{third}.128/25", "app", hub, random, hasGroups),
        ];
        bool isPeered = random.Chance(97);
        return Draw.VNet(name, $"10.{hub}.{third}.0/24 fd00:{hub}:0:{third:x}00::/56", subnets) with
        {
            Peerings = isPeered ? [Draw.Link(name, $"hub{hub}") with { AllowForwardedTraffic = random.Chance(95), AllowVirtualNetworkAccess = random.Chance(97) }] : [],
        };
    }

    private static Subnet Place(string vnet, string prefixes, string name, int hub, SeededRandom random, bool hasGroups)
    {
        string? table = random.Pick<string?>(["all", "all", "private", "cut", null]);
        return Draw.Subnet(name, prefixes, table is null ? null : $"{table}{hub}") with
        {
            Id = Ids.Subnet($"{vnet}/{name}"),
            NetworkSecurityGroupId = hasGroups && random.Chance(75) ? Ids.Of(ResourceTypes.NetworkSecurityGroup, random.Pick(Groups)) : null,
        };
    }

    private static IEnumerable<RouteTable> TablesOf(int hub, int hubs)
    {
        string appliance = $"VirtualAppliance 10.{hub}.0.4";
        yield return Draw.Table($"all{hub}", $"0.0.0.0/0 {appliance}", $"10.0.0.0/8 {appliance}");
        yield return Draw.Table($"private{hub}", $"10.0.0.0/8 {appliance}");
        yield return Draw.Table($"cut{hub}", $"10.0.0.0/8 {appliance}", $"10.{(hub + 1) % hubs}.0.0/17 None");
        yield return Draw.Table($"hub{hub}", [.. Enumerable.Range(0, hubs).Where(other => other != hub).Select(other => $"10.{other}.0.0/16 VirtualAppliance 10.{other}.0.4")]);
    }

    private static ValueList<NetworkSecurityGroup> SecurityGroups() =>
    [
        Draw.Group("closed", "4000 In Deny * * * * *"),
        Draw.Group("web", "100 In Allow Tcp 10.0.0.0/8 * * 443", "4000 In Deny * VirtualNetwork * * *"),
        Draw.Group("partners", "100 In Allow * 10.1.0.0/16 * * *", "200 Out Deny Udp * * 10.0.0.0/16 *", "4000 In Deny Tcp * * * 22"),
        Draw.Group("host", "100 In Deny * 10.0.4.7 * * *", "110 Out Deny Tcp * * 10.0.8.0/25 1-1023"),
        Draw.Group("open", "100 In Allow * * * * *", "100 Out Allow * * * * *"),
    ];
}
