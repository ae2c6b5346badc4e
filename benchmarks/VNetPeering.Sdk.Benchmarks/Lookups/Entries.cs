using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>Routes as the tables of the library take them.</summary>
internal static class Entries
{
    internal static KeyValuePair<AddressPrefix, uint>[] Of(Route[] routes) => [.. routes.Select(route => KeyValuePair.Create(route.Prefix, route.Id))];
}
