namespace VNetPeering.Sdk.Addressing;

/// <summary>Where one table of one family lies in a <see cref="TablePool"/>: four bytes, since a look-up reads them first.</summary>
internal readonly struct PooledTable
{
    /// <summary>More words than this a pool cannot have: two gigabytes.</summary>
    internal const int MostWords = int.MaxValue >> LevelBits;

    private const int LevelBits = 3;

    private readonly uint _placeAndLevels;

    internal PooledTable(int place, int innerLevels) => _placeAndLevels = ((uint)place << LevelBits) | (uint)innerLevels;

    /// <summary>Gets the place of the first word of the root line.</summary>
    internal nuint Place => _placeAndLevels >> LevelBits;

    /// <summary>Gets how many inner lines a look-up passes before it reaches a leaf: at most seven.</summary>
    internal uint InnerLevels => _placeAndLevels & ((1 << LevelBits) - 1);

    /// <summary>Returns the same table as it is called where all lines begin some words later.</summary>
    internal PooledTable MovedBy(int words) => new((int)Place + words, (int)InnerLevels);
}
