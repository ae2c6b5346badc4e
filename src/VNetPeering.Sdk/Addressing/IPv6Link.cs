namespace VNetPeering.Sdk.Addressing;

/// <summary>The word that leads from an IPv6 table's first tree to one of its second trees: how many lines below the root, and how deep.</summary>
internal static class IPv6Link
{
    private const int LevelBits = 4;

    internal static uint Make(int line, int innerLevels) => ((uint)line << LevelBits) | (uint)innerLevels;

    internal static (int Line, uint InnerLevels) Read(uint word) => ((int)(word >> LevelBits), word & ((1 << LevelBits) - 1));
}
