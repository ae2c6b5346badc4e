namespace VNetPeering.Sdk.Addressing;

/// <summary>Where one table of one family lies in a <see cref="TablePool"/>: eight bytes, good for that pool and for every pool grown from it.</summary>
/// <param name="Root">The place of the first word of the root line in its chunk.</param>
/// <param name="Chunk">The chunk of the pool.</param>
/// <param name="InnerLevels">How many inner lines a look-up passes before it reaches a leaf.</param>
internal readonly record struct PooledTable(uint Root, ushort Chunk, byte InnerLevels);
