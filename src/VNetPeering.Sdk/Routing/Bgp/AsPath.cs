using System.Globalization;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>A list of autonomous systems, the nearest first. Immutable; equal by content.</summary>
internal sealed class AsPath : IEquatable<AsPath>
{
    private readonly long[] _systems;

    private AsPath(long[] systems) => _systems = systems;

    internal static AsPath Empty { get; } = new([]);

    internal int Length => _systems.Length;

    internal IReadOnlyList<long> Systems => _systems;

    internal static AsPath Of(IEnumerable<long> systems) => new([.. systems]);

    internal bool Holds(long system) => Array.IndexOf(_systems, system) >= 0;

    internal AsPath Behind(long system) => new([system, .. _systems]);

    internal AsPath Without(long system) => Holds(system) ? new([.. _systems.Where(one => one != system)]) : this;

    public bool Equals(AsPath? other) => other is not null && _systems.AsSpan().SequenceEqual(other._systems);

    public override bool Equals(object? obj) => Equals(obj as AsPath);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long system in _systems)
        {
            hash.Add(system);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => string.Join('-', _systems.Select(system => system.ToString(CultureInfo.InvariantCulture)));
}
