namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>What a comparison did, for those who measure it. Not thread-safe.</summary>
internal sealed class DiffWork
{
    /// <summary>Gets the number of ordered pairs of places of which one is affected.</summary>
    internal long PairsMet { get; private set; }

    /// <summary>Gets the number of ordered pairs that were traced in both networks.</summary>
    internal long PairsTraced { get; private set; }

    /// <summary>Gets the number of networks that were compiled to find causes.</summary>
    internal int Compilations { get; private set; }

    internal void CountCompilation() => Compilations++;

    /// <summary>Counts pairs of which one is traced.</summary>
    internal void Add(long pairs)
    {
        PairsMet += pairs;
        PairsTraced++;
    }
}
