namespace VNetPeering.Sdk.Tests.Architecture;

/// <summary>A folder of the core with its namespace, and the floor that it stands on.</summary>
internal sealed record Room(int Floor, string Name, string Holds)
{
    /// <summary>Gets the highest floor that the room may see; by default the one below it.</summary>
    public int SeesUpTo { get; init; } = Floor - 1;

    /// <summary>Gets the one room of its own floor that it may see; null for none.</summary>
    public string? SeesBeside { get; init; }
}
