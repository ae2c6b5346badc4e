namespace VNetPeering.Sdk.Import;

/// <summary>JSON that is already in memory, with the name that findings give it.</summary>
/// <remarks>The bytes must not change while they are read.</remarks>
public sealed record ImportSource
{
    /// <summary>Gets the name, a file name for example.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the JSON in UTF-8, with or without byte-order mark.</summary>
    public required ReadOnlyMemory<byte> Utf8 { get; init; }
}
