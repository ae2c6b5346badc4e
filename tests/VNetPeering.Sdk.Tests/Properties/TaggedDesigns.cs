using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Designs whose route tables lead service tags somewhere, and the prefixes of the tags.</summary>
internal static class TaggedDesigns
{
    // Several of them hold the same prefix: the rank of the tag decides.
    internal static readonly ServiceTagCatalog Ranked = new(
    [
        new("Storage", Draw.Prefixes("8.8.8.0/24 20.50.1.0/24 13.0.0.0/8")),
        new("Storage.WestEurope", Draw.Prefixes("8.8.8.0/25 13.64.0.0/11")),
        new("AzureCloud.westeurope", Draw.Prefixes("1.0.0.0/8 8.8.8.0/24 13.64.0.0/11")),
        new("AzureCloud", Draw.Prefixes("8.0.0.0/8 1.0.0.0/8 1.1.1.0/24")),
    ]);

    // No two of them hold the same prefix, and none that an explicit route has: which of two routes to one prefix counts for VirtualNetwork, no rule says.
    internal static readonly ServiceTagCatalog Apart = new(
    [
        new("Storage", Draw.Prefixes("8.8.8.0/23 20.50.1.0/25 13.0.0.0/8")),
        new("Storage.WestEurope", Draw.Prefixes("8.8.8.0/25 13.64.0.0/11")),
        new("AzureCloud.westeurope", Draw.Prefixes("1.0.0.0/8 8.8.0.0/16")),
        new("AzureCloud", Draw.Prefixes("8.0.0.0/8 1.1.1.0/24")),
    ]);

    /// <summary>Two thirds of the route tables get a route or two to tags.</summary>
    internal static Topology With(Topology topology, int seed)
    {
        var random = new SeededRandom(seed);
        string[] tags = [.. Ranked.Tags.Keys.Order(StringComparer.Ordinal)];
        return topology with { RouteTables = [.. topology.RouteTables.Select(table => table with { Routes = [.. table.Routes, .. More(table)] })] };

        IEnumerable<UserDefinedRoute> More(RouteTable table)
        {
            HostAddress? appliance = table.Routes.Select(route => route.NextHop.Address).FirstOrDefault(address => address is not null);
            foreach (string tag in tags.Where(_ => random.Chance(35)))
            {
                bool isLed = appliance is not null && random.Chance(50);
                yield return new UserDefinedRoute
                {
                    Name = $"to-{tag}",
                    Destination = RouteDestination.FromServiceTag(tag),
                    NextHopType = isLed ? NextHopType.VirtualAppliance : random.Pick([NextHopType.None, NextHopType.Internet, NextHopType.VirtualNetworkGateway]),
                    NextHop = isLed ? NextHopAddress.FromAddress(appliance!.Value) : NextHopAddress.None,
                };
            }
        }
    }

    /// <summary>Returns the design with a route to each prefix in place of each route to a tag.</summary>
    internal static Topology Expanded(Topology topology, ServiceTagCatalog tags)
    {
        return topology with { RouteTables = [.. topology.RouteTables.Select(table => table with { Routes = [.. Routes(table)] })] };

        IEnumerable<UserDefinedRoute> Routes(RouteTable table) =>
            from route in table.Routes
            from prefix in route.Destination.ServiceTag is { } tag ? tags.Find(tag)! : [route.Destination.Prefix!.Value]
            group (Route: route, Rank: RankOf(route)) by prefix into same
            let best = same.MinBy(one => one.Rank).Route
            select best with { Name = $"{best.Name}-{same.Key.First.ToString().Replace(':', '-')}-{same.Key.Length}", Destination = RouteDestination.FromPrefix(same.Key) };

        static int RankOf(UserDefinedRoute route) => route.Destination.ServiceTag switch
        {
            null => 0,
            "Storage.WestEurope" => 1,
            "Storage" => 2,
            "AzureCloud.westeurope" => 3,
            _ => 4,
        };
    }
}
