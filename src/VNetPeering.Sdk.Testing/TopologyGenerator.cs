using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Generation;

namespace VNetPeering.Sdk.Testing;

/// <summary>Makes up networks for property tests: a statement that should hold for every network is checked on many.</summary>
/// <remarks>The same seed and options give the same network on every machine and runtime; a later release of this package may draw others. Thread-safe.</remarks>
public static class TopologyGenerator
{
    /// <summary>Returns the network of a seed: hubs with spokes, gateways, firewalls or appliances, routes, security groups and machines, as chance has it.</summary>
    /// <remarks>Unless <see cref="TopologyGeneratorOptions.FaultChance"/> asks for faults, Azure would refuse nothing of it. The name holds the seed.</remarks>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Size and chances; null for the defaults.</param>
    public static Topology Create(int seed, TopologyGeneratorOptions? options = null) =>
        new GeneratedDesign(seed, options ?? new TopologyGeneratorOptions()).Build();

    /// <summary>Returns the networks of several seeds in a row, made as they are enumerated.</summary>
    /// <param name="count">How many.</param>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="options">Size and chances; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or a seed would be too large.</exception>
    public static IEnumerable<Topology> Many(int count, int firstSeed = 0, TopologyGeneratorOptions? options = null) =>
        Enumerable.Range(firstSeed, count).Select(seed => Create(seed, options));
}
