namespace VNetPeering.Sdk.Addressing;

/// <summary>Where a table of a <see cref="PrefixTablePool{T}"/> lies, and where the values begin that its answers number.</summary>
internal readonly record struct PoolPlace(PooledTable Table, int FirstValue);
